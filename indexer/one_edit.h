// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace dateline {

/// Whether one slip of the pen makes one text of the other: a letter left out, added, mistaken, or
/// two neighbours swapped (a distance of 1 by Damerau and Levenshtein). No time is lost on long
/// texts: linear. Equal texts are not one edit apart.
bool one_edit_apart(std::u32string_view a, std::u32string_view b);

}  // namespace dateline
