// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

/// How many insertions, deletions, changes and swaps of neighbours make `a` of `b`, no letter
/// edited twice (optimal string alignment), or `limit` + 1 if more than `limit`. Letters are code
/// points.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit);

}  // namespace dateline
