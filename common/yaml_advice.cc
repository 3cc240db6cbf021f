// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/yaml_advice.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

constexpr auto kNoOffset = std::string_view::npos;

/// Symptoms in the parser's words that need no look at the text.
constexpr std::pair<std::string_view, std::string_view> kPlainAdvice[] = {
    {"end of map not found",
     "text that belongs to no field; indent it like the lines above, or write `key: value`"},
    {"end of sequence not found",
     "text within a list; start each item with `- ` in the same column"},
    {"block entry",
     "a `- ` within a value; put list items on lines of their own, or the value in quotes"},
    {"block scalar",
     "text behind a `|` or `>`; start it on the next line, or put the value in quotes"},
    {"invalid unicode",
     "an escape that is no character (half of a pair?); write the character itself"},
    {"hex number",
     "a `\\u` or `\\x` without its digits; write a backslash as \\\\, or put the value in single "
     "quotes"},
    {"unknown escape",
     "a backslash with no meaning; write it as \\\\, or put the value in single quotes"},
};

std::size_t line_begin(std::string_view header, std::size_t offset) {
  if (offset == 0) return 0;
  const auto line_break = header.rfind('\n', offset - 1);
  return line_break == kNoOffset ? 0 : line_break + 1;
}

std::size_t line_end(std::string_view header, std::size_t offset) {
  return std::min(header.find('\n', offset), header.size());
}

/// The line around `offset`, without its line break.
std::string_view line_around(std::string_view header, std::size_t offset) {
  const auto begin = line_begin(header, offset);
  auto line = header.substr(begin, line_end(header, offset) - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool is_blank_line(std::string_view line) { return line.find_first_not_of(" \t") == kNoOffset; }

/// Where a line's value starts (behind `key: ` and list dashes), or the line's size.
std::size_t value_column(std::string_view line) {
  auto at = std::min(line.find_first_not_of(" \t-"), line.size());
  if (const auto colon = line.find(": ", at); colon != kNoOffset) at = colon + 1;
  return std::min(line.find_first_not_of(' ', at), line.size());
}

/// The last line with text before the line of `offset`, as its offset.
std::optional<std::size_t> previous_line(std::string_view header, std::size_t offset) {
  for (auto begin = line_begin(header, offset); begin > 0;) {
    begin = line_begin(header, begin - 1);
    if (!is_blank_line(line_around(header, begin))) return begin;
  }
  return std::nullopt;
}

std::optional<YamlAdvice> explain_tab(std::string_view header, std::size_t offset) {
  const auto begin = line_begin(header, offset);
  const auto line = line_around(header, offset);
  const auto indent = std::min(line.find_first_not_of(" \t"), line.size());
  const auto tab = line.substr(0, indent).find('\t');
  if (tab == kNoOffset) return std::nullopt;
  return YamlAdvice{begin + tab, "a tab in the indentation; use spaces"};
}

/// A colon that YAML did not expect: within a plain value, or behind a line that lacks its own.
YamlAdvice explain_colon(std::string_view header, std::size_t offset) {
  const auto begin = line_begin(header, offset);
  const auto line = line_around(header, offset);
  const bool past_end = begin >= header.size();
  if (!past_end && line.substr(0, offset - begin).find(": ") != kNoOffset) {
    return {offset, "a value with `: ` in it; put the value in quotes"};
  }
  const auto previous = previous_line(header, std::min(offset, header.size()));
  if (!previous) return {offset, "a `:` without a key before it; write `key: value`"};
  const auto above = line_around(header, *previous);
  const auto text = *previous + std::min(above.find_first_not_of(' '), above.size());
  if (above.find(": ") != kNoOffset || above.ends_with(':')) {
    return {begin, "a field indented deeper than the one above it; give both the same indentation"};
  }
  if (const auto colon = above.find(':'); colon != kNoOffset) {
    return {*previous + colon, "no blank behind the `:`; write `key: value`"};
  }
  return {text, "a line without `key: `; write `key: value`, or put a longer value in quotes"};
}

/// Text behind a value that is complete already.
std::optional<YamlAdvice> explain_text_behind(std::string_view header, const YamlFailure& failure) {
  if (failure.last_quoted && *failure.last_quoted < failure.offset) {
    const auto open = *failure.last_quoted;
    const auto end = quoted_end(header, open);
    const auto own_line_end = line_end(header, open);
    if (end != kNoOffset && end > own_line_end && end <= failure.offset &&
        line_end(header, end) >= failure.offset) {
      return explain_open_quote(header, open);
    }
    if (end != kNoOffset && end <= failure.offset && failure.offset <= own_line_end) {
      return YamlAdvice{failure.offset,
                        header[open] == '"'
                            ? "text behind the closing quote; write a quote within quotes as \\\""
                            : "text behind the closing quote; write a quote within quotes as ''"};
    }
  }
  const auto begin = line_begin(header, failure.offset);
  const auto line = line_around(header, failure.offset);
  const auto column = value_column(line);
  if (column >= line.size()) return std::nullopt;
  const char first = line[column];
  if (std::string_view("[{,").find(first) == kNoOffset) return std::nullopt;
  return YamlAdvice{begin + column,
                    fmt::format("a value that starts with `{}`; put it in quotes", first)};
}

/// A value must not start with this character.
YamlAdvice explain_start(std::string_view header, std::size_t offset) {
  if (offset >= header.size()) return {offset, "a value is missing; complete the last field"};
  const auto first = static_cast<unsigned char>(header[offset]);
  if (first < 0x20) return {offset, fmt::format("control byte 0x{:02X}; remove it", first)};
  return {offset, fmt::format("a value that starts with `{}`; put it in quotes", header[offset])};
}

YamlAdvice explain_bracket(const YamlFailure& failure, char bracket) {
  return {failure.innermost_bracket.value_or(failure.offset),
          fmt::format("a `{0}` that is never closed; close it, or put a value that starts with "
                      "`{0}` in quotes",
                      bracket)};
}

}  // namespace

std::size_t quoted_end(std::string_view header, std::size_t offset) {
  const char quote = header[offset];
  for (auto at = offset + 1; at < header.size(); ++at) {
    if (header[at] == '\\' && quote == '"') {
      ++at;
    } else if (header[at] == quote) {
      if (quote == '"' || at + 1 >= header.size() || header[at + 1] != quote) return at + 1;
      ++at;
    }
  }
  return kNoOffset;
}

YamlAdvice explain_open_quote(std::string_view header, std::size_t offset) {
  return {offset, fmt::format("this quote is not closed on its line; end the value with {}",
                              header[offset])};
}

YamlAdvice explain_yaml_failure(std::string_view header, const YamlFailure& failure) {
  const auto offset = std::min(failure.offset, header.size());
  const auto says = [&](std::string_view text) {
    return failure.parser_message.find(text) != kNoOffset;
  };
  if (const auto tab = explain_tab(header, offset)) return *tab;
  if (says("map value")) return explain_colon(header, offset);
  if (says("end of map not found")) {
    if (const auto behind = explain_text_behind(header, failure)) return *behind;
  }
  if (says("end of sequence flow")) return explain_bracket(failure, '[');
  if (says("end of map flow")) return explain_bracket(failure, '{');
  for (const std::string_view symptom :
       {"unknown token", "anchor", "alias", "flow end", "map key", "tag"}) {
    if (says(symptom)) return explain_start(header, offset);
  }
  for (const auto& [symptom, advice] : kPlainAdvice) {
    if (says(symptom)) return {offset, std::string(advice)};
  }
  return {offset, fmt::format("YAML: {}; check the quotes and the indentation here",
                              failure.parser_message)};
}

}  // namespace dateline
