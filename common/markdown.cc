// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/markdown.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "common/ascii.h"

namespace dateline {
namespace {

constexpr auto kNone = std::string_view::npos;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
bool is_escapable(char c) {
  return std::string_view("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~").find(c) != kNone;
}

void trim_start(std::string_view& line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
}

void trim_end(std::string_view& line) {
  while (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
}

/// A line of nothing but these characters, at least `fewest` that are no blanks: `***`, `=====`,
/// `|---|:--|`.
bool is_made_of(std::string_view line, std::string_view marks, std::ptrdiff_t fewest) {
  return std::all_of(line.begin(), line.end(),
                     [&](char c) { return is_blank(c) || marks.find(c) != kNone; }) &&
         std::count_if(line.begin(), line.end(), [](char c) { return !is_blank(c); }) >= fewest;
}

bool is_rule(std::string_view line) {
  return is_made_of(line, "-", 2) || is_made_of(line, "=", 2) || is_made_of(line, "*", 3) ||
         is_made_of(line, "_", 3) || is_made_of(line, "|:-", 3);
}

bool is_fence(std::string_view line) { return line.starts_with("```") || line.starts_with("~~~"); }

/// `[name]: target`
bool is_link_definition(std::string_view line) {
  if (!line.starts_with('[')) return false;
  const auto close = line.find(']');
  return close != kNone && close > 1 && line.substr(close + 1).starts_with(": ");
}

/// The bytes of a bullet (`- `), or 0. Numbers are no marks to us: a line that starts with a year
/// and a full stop looks like a list.
std::size_t bullet_size(std::string_view line) {
  if (line.empty() || std::string_view("-*+").find(line.front()) == kNone) return 0;
  if (line.size() == 1) return 1;
  return is_blank(line[1]) ? 2 : 0;
}

/// Drops what stands before a line's words: quote, list and heading marks.
void drop_line_marks(std::string_view& line) {
  trim_start(line);
  for (auto before = line.size() + 1; line.size() < before;) {
    before = line.size();
    if (line.starts_with('>')) line.remove_prefix(1);
    line.remove_prefix(bullet_size(line));
    trim_start(line);
  }
  const auto level = std::min(line.find_first_not_of('#'), line.size());
  if (level == 0 || level > 6 || (level < line.size() && !is_blank(line[level]))) return;
  line.remove_prefix(level);
  trim_end(line);
  const auto last = line.find_last_not_of('#');
  if (last == kNone || is_blank(line[last])) line = line.substr(0, last == kNone ? 0 : last);
}

/// Copies one line without the marks between its words.
class InlineStripper {
 public:
  explicit InlineStripper(std::string_view line, std::string& out) : line_(line), out_(out) {}

  void run() {
    while (at_ < line_.size()) step();
    for (const auto bracket : dropped_brackets_) out_[bracket] = '\0';
    if (!dropped_brackets_.empty()) {
      const auto first = std::min_element(dropped_brackets_.begin(), dropped_brackets_.end());
      const auto begin = out_.begin() + static_cast<std::ptrdiff_t>(*first);
      out_.erase(std::remove(begin, out_.end(), '\0'), out_.end());
    }
  }

 private:
  [[nodiscard]] char peek(std::ptrdiff_t ahead) const {
    const auto at = static_cast<std::ptrdiff_t>(at_) + ahead;
    return at >= 0 && at < static_cast<std::ptrdiff_t>(line_.size())
               ? line_[static_cast<std::size_t>(at)]
               : ' ';
  }

  void step() {
    const char c = line_[at_];
    switch (c) {
      case '\\':
        if (is_escapable(peek(1))) ++at_;
        keep();
        return;
      case '`':
        ++at_;
        return;
      case '*':
      case '~':
      case '_':
        take_run(c);
        return;
      case '|':
        out_ += ' ';
        ++at_;
        return;
      case '!':
        if (peek(1) != '[')
          keep();
        else
          ++at_;
        return;
      case '[':
        open_brackets_.push_back(out_.size());
        keep();
        return;
      case ']':
        close_bracket();
        return;
      default:
        keep();
    }
  }

  void keep() { out_ += line_[at_++]; }

  /// Emphasis: a run of marks that touches a word on one side. Between two words only stars are
  /// emphasis: `snake_case` and `a ~ b` stay.
  void take_run(char mark) {
    const auto end = std::min(line_.find_first_not_of(mark, at_), line_.size());
    const char before = peek(-1);
    const char after = end < line_.size() ? line_[end] : ' ';
    const bool touches = !is_blank(before) || !is_blank(after);
    const bool within_word = is_word_byte(before) && is_word_byte(after);
    const bool single_tilde = mark == '~' && end - at_ < 2;
    if (!touches || single_tilde || (mark == '_' && within_word)) out_.append(end - at_, mark);
    at_ = end;
  }

  void close_bracket() {
    const auto end = link_end();
    if (!open_brackets_.empty()) {
      if (end != kNone) dropped_brackets_.push_back(open_brackets_.back());
      open_brackets_.pop_back();
      if (end != kNone) {
        at_ = end;
        return;
      }
    }
    keep();
  }

  /// Behind `](target)` or `][name]`, whose `]` is at the cursor, or kNone. Parentheses may stand
  /// within a target, once.
  [[nodiscard]] std::size_t link_end() const {
    if (peek(1) == '[') {
      const auto close = line_.find_first_of("[]", at_ + 2);
      return close != kNone && line_[close] == ']' ? close + 1 : kNone;
    }
    if (peek(1) != '(') return kNone;
    int depth = 1;
    for (auto at = at_ + 2; at < line_.size(); ++at) {
      if (line_[at] == '(' && ++depth > 2) return kNone;
      if (line_[at] == ')' && --depth == 0) return at + 1;
    }
    return kNone;
  }

  std::string_view line_;
  std::string& out_;
  std::size_t at_ = 0;
  std::vector<std::size_t> open_brackets_;
  std::vector<std::size_t> dropped_brackets_;
};

}  // namespace

std::string strip_markdown(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool fenced = false;
  while (!text.empty()) {
    const auto line_end = std::min(text.find('\n'), text.size() - 1) + 1;
    auto line = text.substr(0, line_end);
    text.remove_prefix(line_end);
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
    auto trimmed = line;
    trim_start(trimmed);
    if (is_fence(trimmed)) {
      fenced = !fenced;
    } else if (fenced) {
      out += line;
    } else if (!is_rule(trimmed) && !is_link_definition(trimmed)) {
      drop_line_marks(line);
      InlineStripper(line, out).run();
    }
    out += '\n';
  }
  return out;
}

}  // namespace dateline
