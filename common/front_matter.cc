// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/front_matter.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "common/unicode.h"

namespace dateline {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

FrontMatterProblem error_at(Position position, std::string message) {
  return {true, position, std::move(message)};
}

bool is_utf16(std::string_view text) {
  using namespace std::string_view_literals;
  return text.starts_with("\xFF\xFE"sv) || text.starts_with("\xFE\xFF"sv) ||
         text.starts_with("-\0-\0-\0"sv) || text.starts_with("\0-\0-\0-"sv);
}

/// The line at `begin`, its line break included.
std::string_view line_at(std::string_view text, std::size_t begin) {
  const auto line_break = text.find('\n', begin);
  return text.substr(begin,
                     line_break == std::string_view::npos ? line_break : line_break + 1 - begin);
}

/// A line of this mark and nothing but blanks behind it.
bool is_mark(std::string_view line, std::string_view mark) {
  return line.starts_with(mark) &&
         line.find_first_not_of(" \t\r\n", mark.size()) == std::string_view::npos;
}

std::optional<FrontMatterProblem> find_bad_byte(std::string_view text) {
  if (const auto nul = text.find('\0'); nul != std::string_view::npos) {
    return error_at(position_at(text, nul),
                    "a NUL byte, which no text holds; remove it, or save the file as UTF-8");
  }
  if (const auto bad = first_invalid_utf8(text)) {
    return error_at(position_at(text, *bad),
                    fmt::format("byte 0x{:02X} is not UTF-8; save the file as UTF-8",
                                static_cast<unsigned char>(text[*bad])));
  }
  return std::nullopt;
}

}  // namespace

Result<FrontMatter, FrontMatterProblem> split_front_matter(std::string_view text, bool is_yaml) {
  if (is_utf16(text)) {
    return error_at({1, 1}, "the file is UTF-16; save it as UTF-8");
  }
  const std::size_t start = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  const auto opening = line_at(text, start);
  if (!is_mark(opening, "---")) {
    // Meant to be a mark, as few binary files begin.
    const bool was_mark = opening.find("---") != std::string_view::npos;
    if (auto problem = was_mark ? find_bad_byte(opening) : std::nullopt) return std::move(*problem);
    return FrontMatterProblem{false, {1, 1}, "no front matter, so not an article; passed over"};
  }
  if (text.size() > kMaxFileBytes) {
    return error_at({1, 1}, fmt::format("the file has {} bytes, more than {}; shorten it",
                                        text.size(), kMaxFileBytes));
  }
  if (auto problem = find_bad_byte(text)) return std::move(*problem);

  const auto header_begin = start + opening.size();
  auto header_end = header_begin;
  std::size_t body_begin = 0;
  for (; header_end < text.size() && body_begin == 0;) {
    const auto line = line_at(text, header_end);
    if (is_mark(line, "---") || is_mark(line, "...")) {
      body_begin = header_end + line.size();
    } else {
      header_end += line.size();
    }
  }
  if (body_begin == 0 && !is_yaml) {
    return error_at({1, 1}, "the front matter never ends; put a line `---` behind its last field");
  }
  if (header_end - header_begin > kMaxHeaderBytes) {
    return error_at({1, 1}, fmt::format("the front matter has {} bytes, more than {}; shorten it",
                                        header_end - header_begin, kMaxHeaderBytes));
  }
  FrontMatter parts;
  parts.header = text.substr(header_begin, header_end - header_begin);
  if (body_begin != 0) parts.body = text.substr(body_begin);
  return parts;
}

}  // namespace dateline
