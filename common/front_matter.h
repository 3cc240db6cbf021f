// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "common/diagnostic.h"
#include "common/result.h"

namespace dateline {

/// Why a file's text holds no article.
struct FrontMatterProblem {
  bool is_error = true;  ///< false: no front matter at all, so the file is none of ours
  Position position;
  std::string message;
};

/// An article file's two halves, views into the text given.
struct FrontMatter {
  std::string_view header;  ///< the YAML between the two `---` lines, the last line break included
  std::size_t header_line = 2;  ///< the line of the file on which the header starts
  std::string_view body;        ///< what follows the closing line; may be empty
};

/// Limits on an article file (DESIGN: a YAML parser can be made to eat all memory).
inline constexpr std::size_t kMaxFileBytes = 1 << 20;
inline constexpr std::size_t kMaxHeaderBytes = 256 << 10;

/// Splits `text`: a first line `---` (a byte order mark before it is passed over), the header, a
/// line
/// `---` or `...`, the body. `is_yaml` (a `.yml` or `.yaml` file): the closing line may be missing.
/// Lines end with LF or CRLF.
///
/// Problems that are errors: invalid UTF-8, a NUL byte, UTF-16, no closing line, a header of more
/// than kMaxHeaderBytes. A text without the opening line is a problem that is not an error.
Result<FrontMatter, FrontMatterProblem> split_front_matter(std::string_view text, bool is_yaml);

}  // namespace dateline
