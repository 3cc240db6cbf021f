// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/near_name.h"

#include <fmt/format.h>

#include "common/edit_distance.h"
#include "common/unicode.h"

namespace dateline {

std::string_view near_name(std::string_view word, const std::vector<std::string_view>& names) {
  constexpr std::size_t kLeastLettersOfABeginning = 3;
  constexpr std::size_t kLeastLettersForTwoEdits = 5;
  if (first_invalid_utf8(word)) return {};
  const std::u32string typed = code_points(word);
  const std::size_t most = typed.size() < kLeastLettersForTwoEdits ? 1 : 2;
  std::string_view nearest;
  std::size_t least = most + 1;
  for (const std::string_view name : names) {
    if (typed.size() >= kLeastLettersOfABeginning && name.starts_with(word)) return name;
    const std::size_t edits = edit_distance(typed, code_points(name), most);
    if (edits >= least) continue;
    least = edits;
    nearest = name;
  }
  return nearest;
}

std::string name_hint(std::string_view word, const std::vector<std::string_view>& names) {
  const std::string_view meant = near_name(word, names);
  return meant.empty() ? std::string() : fmt::format(" (did you mean {}?)", meant);
}

}  // namespace dateline
