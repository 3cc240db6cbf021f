// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// The one of `names` that who typed `word` probably meant: begun so, or a slip or two away. Empty
/// if none is.
std::string_view near_name(std::string_view word, const std::vector<std::string_view>& names);

/// The same as what a message may go on with: " (did you mean NAME?)", or nothing.
std::string name_hint(std::string_view word, const std::vector<std::string_view>& names);

}  // namespace dateline
