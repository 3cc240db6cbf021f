// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// What is known where YAML's syntax broke. Offsets are bytes of the header.
struct YamlFailure {
  std::string_view parser_message;
  std::size_t offset = 0;                        ///< where the parser gave up
  std::optional<std::size_t> last_quoted;        ///< the opening quote of the last quoted scalar
  std::optional<std::size_t> innermost_bracket;  ///< the `[` or `{` that is still open
};

/// Where to look and what to do, for people who write YAML by hand.
struct YamlAdvice {
  std::size_t offset = 0;
  std::string message;
};

/// Explains a failure by the header's text: the parser's own place and words name the symptom,
/// which often stands lines below the slip. Pure; never fails.
YamlAdvice explain_yaml_failure(std::string_view header, const YamlFailure& failure);

/// The advice for a quote that opens at `offset` and is never closed.
YamlAdvice explain_open_quote(std::string_view header, std::size_t offset);

/// Behind the quoted scalar that opens at `offset`, or npos if it is never closed.
std::size_t quoted_end(std::string_view header, std::size_t offset);

}  // namespace dateline
