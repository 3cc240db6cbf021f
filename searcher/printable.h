// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "searcher/response.h"

namespace dateline {

/// `text` made safe for a terminal, as articles and file names are not to be trusted: control
/// bytes below 0x20, 0x7f and bytes that are not UTF-8 become `\xNN`; the controls U+0080 to U+009F
/// and what reorders text (U+202A to U+202E, U+2066 to U+2069) are dropped.
std::string printable(std::string_view text);

/// The same for a marked text; its highlights still mark the same words.
MarkedText printable(const MarkedText& marked);

}  // namespace dateline
