// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dateline::bench {

/// Random numbers that are the same on every machine (SplitMix64).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();

  /// In [0, bound), bound > 0; the bias below 2^-40 does not matter here.
  std::uint64_t below(std::uint64_t bound) { return next() % bound; }

  /// In [0, 1).
  double unit();

 private:
  std::uint64_t state_;
};

/// Ranks 0, 1, 2, ... with probabilities proportional to 1 / (rank + 1)^exponent.
class Zipf {
 public:
  Zipf(std::size_t ranks, double exponent);
  [[nodiscard]] std::size_t draw(Random& random) const;

 private:
  std::vector<double> cumulative_;
};

/// The invented word of a rank: syllables of a consonant and a vowel, and a final k, so that no
/// stemmer shortens it. Different ranks give different words.
std::string word_of(std::size_t rank);

}  // namespace dateline::bench
