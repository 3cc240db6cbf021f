// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/bench/zipf.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace dateline::bench {

std::uint64_t Random::next() {
  std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
  z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31U);
}

double Random::unit() {
  constexpr unsigned kMantissaBits = 53;
  return std::ldexp(static_cast<double>(next() >> (64U - kMantissaBits)),
                    -static_cast<int>(kMantissaBits));
}

Zipf::Zipf(std::size_t ranks, double exponent) : cumulative_(ranks) {
  double sum = 0;
  for (std::size_t rank = 0; rank < ranks; ++rank) {
    sum += std::pow(static_cast<double>(rank + 1), -exponent);
    cumulative_[rank] = sum;
  }
}

std::size_t Zipf::draw(Random& random) const {
  const double point = random.unit() * cumulative_.back();
  const auto at = std::upper_bound(cumulative_.begin(), cumulative_.end(), point);
  return static_cast<std::size_t>(std::min(at, cumulative_.end() - 1) - cumulative_.begin());
}

std::string word_of(std::size_t rank) {
  constexpr std::string_view kConsonants = "bdfgklmnprtvz";
  constexpr std::string_view kVowels = "aeiou";
  constexpr std::size_t kSyllables = kConsonants.size() * kVowels.size();
  std::string word;
  // Counts from 1 in digits 1..kSyllables, so that no word is another one with a zero before it.
  for (std::size_t rest = rank + kSyllables + 1; rest > 0; rest = (rest - 1) / kSyllables) {
    const std::size_t syllable = (rest - 1) % kSyllables;
    word += kConsonants[syllable / kVowels.size()];
    word += kVowels[syllable % kVowels.size()];
  }
  return word + 'k';
}

}  // namespace dateline::bench
