// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/relevance/significance.h"

#include <cmath>
#include <numeric>
#include <random>

namespace dateline {

double randomization_p(const std::vector<double>& differences) {
  constexpr int kDraws = 10'000;
  constexpr double kRounding = 1e-12;
  const double seen = std::abs(std::accumulate(differences.begin(), differences.end(), 0.0));
  std::mt19937_64 random(1);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same answer each time
  int as_far = 0;
  for (int draw = 0; draw < kDraws; ++draw) {
    double sum = 0;
    for (const double difference : differences) {
      sum += (random() & 1U) != 0 ? difference : -difference;
    }
    if (std::abs(sum) >= seen - kRounding) ++as_far;
  }
  return (as_far + 1.0) / (kDraws + 1.0);
}

}  // namespace dateline
