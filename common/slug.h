// SPDX-License-Identifier: GPL-2.0-or-later
// What an article's address says about it. Publishers name pages by their first headline, and keep
// the name when the headline is replaced.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// The words of a URL's slug, with blanks between: of the segments of its path, the one with the
/// most words, if these are kMinSlugWords at least; else nothing. Percent-encoding is undone; an
/// ending as of a file (`.html`) does not count, nor do words that look like keys: more than four
/// digits, or digits and letters by turns. Valid UTF-8 if `url` is.
std::string slug_words(std::string_view url);

/// A path has names of sections, too: few are of three words.
inline constexpr int kMinSlugWords = 3;

}  // namespace dateline
