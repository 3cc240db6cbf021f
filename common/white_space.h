// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

/// The bytes of the white space character at `at`, or 0: ASCII and Unicode white space, the
/// no-break space, the zero-width space, a byte order mark, and control characters.
std::size_t white_space_at(std::string_view text, std::size_t at);

/// Folds each run of white space (as above) into one space and trims both ends. Linear; a text
/// that needs nothing is only copied.
std::string fold_white_space(std::string_view text);

}  // namespace dateline
