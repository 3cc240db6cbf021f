// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// `text` with its syntax in plain ASCII, as keyboards and word processors do not always write it:
/// typographic quotes, full-width letters, digits and signs, ideographic spaces, the minus sign,
/// an ellipsis for `..`, signs for `>=` and `<=`. Requires valid UTF-8.
std::string plain_syntax(std::string_view text);

}  // namespace dateline
