// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/near_text.h"

#include <algorithm>
#include <limits>

#include "common/hash.h"

namespace dateline {
namespace {

/// The finalizer of SplitMix64 (G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom
/// number generators", OOPSLA 2014).
constexpr std::uint64_t mixed(std::uint64_t bits) {
  bits = (bits ^ (bits >> 30U)) * 0xbf58476d1ce4e5b9U;
  bits = (bits ^ (bits >> 27U)) * 0x94d049bb133111ebU;
  return bits ^ (bits >> 31U);
}

constexpr std::uint64_t joined(std::uint64_t first, std::uint64_t second) {
  return mixed(first * 0x9e3779b97f4a7c15U + second);
}

}  // namespace

void NearText::clear() {
  fields_.clear();
  pairs_.clear();
}

void NearText::add(const std::vector<Token>& tokens) {
  std::optional<std::uint64_t> before;
  Field field;
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::kWord || ++field.words > kMaxWords) continue;
    const std::uint64_t word = hash64(token.term);
    if (before) pairs_.push_back(joined(*before, word));
    before = word;
    field.hash = joined(field.hash, word);
  }
  fields_.push_back(field);
  std::sort(pairs_.begin(), pairs_.end());
  pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
}

std::optional<std::uint64_t> NearText::first_field() const {
  const bool has_words = !fields_.empty() && fields_.front().words > 0;
  return has_words ? std::optional(fields_.front().hash) : std::nullopt;
}

std::vector<std::uint32_t> NearText::bands() const {
  if (pairs_.size() < kMinPairs) return {};
  std::vector<std::uint32_t> bands;
  for (std::size_t band = 0; band < kNearBands; ++band) {
    std::uint64_t value = 0;
    for (std::size_t row = band * kNearRows; row < (band + 1) * kNearRows; ++row) {
      std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
      for (const std::uint64_t pair : pairs_) least = std::min(least, mixed(pair + row));
      value = joined(value, least);
    }
    bands.push_back(static_cast<std::uint32_t>(value));
  }
  return bands;
}

double NearText::resemblance(const NearText& other) const {
  std::size_t both = 0;
  for (auto a = pairs_.begin(), b = other.pairs_.begin();
       a != pairs_.end() && b != other.pairs_.end();) {
    if (*a == *b) ++both;
    const bool forward_a = *a <= *b;
    const bool forward_b = *b <= *a;
    if (forward_a) ++a;
    if (forward_b) ++b;
  }
  const std::size_t either = pairs_.size() + other.pairs_.size() - both;
  return either == 0 ? 0 : static_cast<double>(both) / static_cast<double>(either);
}

}  // namespace dateline
