// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline {

/// What a topic's spellings have in common: fold_name() without blanks, hyphens and underscores.
std::string topic_key(std::string_view name);

/// Finds, among names that are known to be right, the one that another name was probably meant to
/// be. A lookup takes time by the length of the name, not by how many there are: names one edit
/// apart share what is left after one letter is taken out of each.
class NearNames {
 public:
  /// `weight` says how often the name is used.
  void add(std::string name, std::uint64_t weight);

  struct Entry {
    std::string name;
    std::uint64_t weight = 0;
    std::u32string key{};
  };

  /// The name, the one of most weight, whose topic_key() is that of `name` or one edit apart from
  /// it; nullptr if there is none. Short names (below 5 letters) and those that differ in a digit
  /// (Windows 10, Windows 11) are names of their own. The next add() ends the answer's life.
  [[nodiscard]] const Entry* nearest(std::string_view name) const;

 private:
  std::vector<Entry> entries_;
  std::unordered_multimap<std::uint64_t, std::size_t> by_variant_;  // hash of a key less a letter
};

}  // namespace dateline
