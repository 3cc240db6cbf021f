// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/text_layout.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/unicode.h"

namespace dateline {
namespace {

constexpr std::string_view kCutMark = "…";

/// Marks that East Asian typography does not let begin a line.
constexpr std::string_view kNeverFirst = "、。，．・：；？！）］｝〕」』】〉》ー々…";

/// A code point of the text that is broken into lines.
struct Cell {
  std::size_t begin;
  std::size_t end;
  std::size_t width;
  bool space;
  bool never_first;
};

/// The bytes of one line.
struct Span {
  std::size_t begin;
  std::size_t end;
};

std::size_t code_point_end(std::string_view text, std::size_t at) {
  do {
    ++at;
  } while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U);
  return at;
}

std::vector<Cell> cells_of(std::string_view text) {
  std::vector<Cell> cells;
  cells.reserve(text.size());
  for (std::size_t at = 0, end = 0; at < text.size(); at = end) {
    end = code_point_end(text, at);
    const auto bytes = text.substr(at, end - at);
    const bool multibyte = bytes.size() > 1;
    cells.push_back({at, end, multibyte ? display_width(bytes) : 1, bytes == " ",
                     multibyte && kNeverFirst.find(bytes) != std::string_view::npos});
  }
  return cells;
}

bool may_break_between(const Cell& before, const Cell& after) {
  if (after.space) return false;
  if (before.space) return true;
  const bool wide = before.width > 1 || after.width > 1;
  const bool clusters = before.width == 0 || after.width == 0;
  return wide && !clusters && !after.never_first;
}

/// One past the last cell of the line that starts at cell `start`. Spaces may hang over its end.
std::size_t line_end(const std::vector<Cell>& cells, std::size_t start, std::size_t columns) {
  std::size_t used = 0;
  std::size_t border = start;
  for (std::size_t i = start; i < cells.size(); ++i) {
    if (i > start && may_break_between(cells[i - 1], cells[i])) border = i;
    if (used + cells[i].width > columns && !cells[i].space) {
      return border > start ? border : std::max(i, start + 1);
    }
    used += cells[i].width;
  }
  return cells.size();
}

std::size_t skip_spaces(const std::vector<Cell>& cells, std::size_t at) {
  while (at < cells.size() && cells[at].space) ++at;
  return at;
}

/// Cells [first, last) as bytes, without trailing spaces. Requires first < last.
Span trimmed(const std::vector<Cell>& cells, std::size_t first, std::size_t last) {
  while (last > first + 1 && cells[last - 1].space) --last;
  return {cells[first].begin, cells[last - 1].end};
}

MarkedText slice(const MarkedText& text, Span span) {
  MarkedText out{text.text.substr(span.begin, span.end - span.begin), {}};
  for (const Highlight& highlight : text.highlights) {
    const std::size_t begin = std::max(highlight.begin, span.begin);
    const std::size_t end = std::min(highlight.end, span.end);
    if (begin < end) out.highlights.push_back({begin - span.begin, end - span.begin});
  }
  return out;
}

}  // namespace

std::string Paint::wrapped(std::string_view attributes, std::string_view text) const {
  if (!color_ || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", attributes, text);
}

std::string Paint::marked(const MarkedText& marked, bool bold_rest) const {
  const std::string_view text = marked.text;
  const auto rest = [&](std::size_t begin, std::size_t end) {
    const auto part = text.substr(begin, end - begin);
    return bold_rest ? bold(part) : std::string(part);
  };
  std::string out;
  std::size_t at = 0;
  for (const Highlight& highlight : marked.highlights) {
    out += rest(at, highlight.begin);
    out += match(text.substr(highlight.begin, highlight.end - highlight.begin));
    at = highlight.end;
  }
  return out + rest(at, text.size());
}

std::vector<MarkedText> wrap(const MarkedText& text, std::size_t columns, std::size_t max_lines) {
  const auto cells = cells_of(text.text);
  std::vector<MarkedText> lines;
  for (std::size_t start = skip_spaces(cells, 0);
       start < cells.size() && lines.size() < max_lines;) {
    std::size_t end = line_end(cells, start, columns);
    const std::size_t next = skip_spaces(cells, end);
    const bool cut = next < cells.size() && lines.size() + 1 == max_lines;
    if (cut && columns > 1) end = line_end(cells, start, columns - 1);
    lines.push_back(slice(text, trimmed(cells, start, end)));
    if (cut && !lines.back().text.ends_with(kCutMark)) lines.back().text += kCutMark;
    start = next;
  }
  return lines;
}

std::string pad_right(std::string_view text, std::size_t columns) {
  const std::size_t width = display_width(text);
  return std::string(text) + std::string(columns > width ? columns - width : 0, ' ');
}

std::string pad_left(std::string_view text, std::size_t columns) {
  const std::size_t width = display_width(text);
  return std::string(columns > width ? columns - width : 0, ' ') + std::string(text);
}

std::string group_digits(std::uint64_t number) {
  std::string out = std::to_string(number);
  for (std::size_t at = out.size(); at > 3;) {
    at -= 3;
    out.insert(at, 1, ',');
  }
  return out;
}

}  // namespace dateline
