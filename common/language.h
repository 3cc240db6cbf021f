// SPDX-License-Identifier: GPL-2.0-or-later
// The only door to the language detector.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// The language whose stems every document has, whatever its own language.
inline constexpr std::string_view kBaseLanguage = "en";

/// The ISO 639-1 code of the language that `text` is written in, or empty if cld2 is not sure or
/// the text is too short to tell. Requires valid UTF-8. Safe from any thread.
std::string detect_language(std::string_view text);

}  // namespace dateline
