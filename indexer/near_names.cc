// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/near_names.h"

#include <algorithm>
#include <utility>

#include "common/edit_distance.h"
#include "common/hash.h"
#include "common/unicode.h"

namespace dateline {
namespace {

constexpr std::size_t kMinLetters = 5;

std::uint64_t hash_of(const std::u32string& key) {
  return hash64({reinterpret_cast<const char*>(key.data()), key.size() * sizeof(char32_t)});
}

/// The hashes of a key and of all that is left where one letter of it is missing.
std::vector<std::uint64_t> variants_of(const std::u32string& key) {
  std::vector<std::uint64_t> hashes = {hash_of(key)};
  if (key.size() < kMinLetters) return hashes;
  for (std::size_t at = 0; at < key.size(); ++at) {
    hashes.push_back(hash_of(std::u32string(key).erase(at, 1)));
  }
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

std::u32string digits_of(std::u32string key) {
  std::erase_if(key, [](char32_t c) { return c < U'0' || c > U'9'; });
  return key;
}

bool is_slip(const std::u32string& a, const std::u32string& b) {
  if (a == b) return true;
  return std::min(a.size(), b.size()) >= kMinLetters && edit_distance(a, b, 1) == 1 &&
         digits_of(a) == digits_of(b);
}

}  // namespace

std::string topic_key(std::string_view name) {
  std::string key = fold_name(name);
  std::erase_if(key, [](char c) { return c == ' ' || c == '-' || c == '_'; });
  return key;
}

void NearNames::add(std::string name, std::uint64_t weight) {
  std::u32string key = code_points(topic_key(name));
  for (const auto hash : variants_of(key)) by_variant_.emplace(hash, entries_.size());
  entries_.push_back({std::move(name), weight, std::move(key)});
}

const NearNames::Entry* NearNames::nearest(std::string_view name) const {
  const std::u32string key = code_points(topic_key(name));
  const Entry* best = nullptr;
  for (const auto hash : variants_of(key)) {
    const auto [begin, end] = by_variant_.equal_range(hash);
    for (auto found = begin; found != end; ++found) {
      const Entry& entry = entries_[found->second];
      if (!is_slip(entry.key, key)) continue;
      const bool better = best == nullptr || entry.weight > best->weight ||
                          (entry.weight == best->weight && entry.name < best->name);
      if (better) best = &entry;
    }
  }
  return best;
}

}  // namespace dateline
