// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query_lexer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

#include "common/ascii.h"
#include "common/edit_distance.h"
#include "common/unicode.h"

namespace dateline {
namespace {

using Lexeme = QueryToken::Kind;

constexpr std::array<std::string_view, 10> kFields = {
    "title", "related", "topic", "provider", "type", "category", "lang", "date", "heat", "quality"};
constexpr std::uint32_t kDefaultDistance = 10;

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0'; }
bool ends_word(char c) { return is_space(c) || c == '(' || c == ')' || c == '"'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The operator that a whole word is.
std::optional<QueryToken> operator_of(std::string_view word) {
  if (word == "AND" || word == "&&") return QueryToken{Lexeme::kAnd, {}, 0};
  if (word == "OR" || word == "||") return QueryToken{Lexeme::kOr, {}, 0};
  if (word == "NOT") return QueryToken{Lexeme::kNot, {}, 0};
  constexpr std::string_view kNear = "NEAR";
  if (word == kNear) return QueryToken{Lexeme::kNear, {}, kDefaultDistance};
  if (!word.starts_with(kNear) || word.size() < kNear.size() + 2 || word[kNear.size()] != '/') {
    return std::nullopt;
  }
  const std::string_view digits = word.substr(kNear.size() + 1);
  std::uint32_t distance = 0;
  const auto [end, error] = std::from_chars(digits.begin(), digits.end(), distance);
  if (error != std::errc() || end != digits.end() || distance == 0) return std::nullopt;
  return QueryToken{Lexeme::kNear, {}, distance};
}

class Lexer {
 public:
  Lexer(std::string_view text, std::vector<std::string>& notes) : text_(text), notes_(notes) {}

  std::vector<QueryToken> run() {
    while (at_ < text_.size()) step();
    return std::move(tokens_);
  }

 private:
  void step() {
    const char c = text_[at_];
    if (is_space(c)) {
      ++at_;
    } else if (c == '(' || c == ')') {
      add(c == '(' ? Lexeme::kOpen : Lexeme::kClose);
      ++at_;
    } else if (c == '"') {
      take_quote();
    } else if (is_sign()) {
      add(c == '+' ? Lexeme::kPlus : Lexeme::kMinus);
      ++at_;
    } else {
      take_word();
    }
  }

  void add(Lexeme kind, std::string text = {}) { tokens_.push_back({kind, std::move(text), 0}); }

  [[nodiscard]] bool is_sign() const {
    const bool at_start = at_ == 0 || is_space(text_[at_ - 1]) || text_[at_ - 1] == '(';
    return at_start && begins_with_sign(text_.substr(at_));
  }

  void take_quote() {
    const std::size_t end = text_.find('"', at_ + 1);
    if (end == std::string_view::npos) {
      // After a number it is a sign for inches.
      const bool is_inches = at_ > 0 && is_digit(text_[at_ - 1]);
      if (!is_inches) {
        notes_.emplace_back("a quote is never closed: searched for its words, not for the phrase");
      }
      ++at_;
      return;
    }
    add(Lexeme::kPhrase, std::string(text_.substr(at_ + 1, end - at_ - 1)));
    at_ = end + 1;
  }

  void take_word() {
    std::size_t end = at_;
    while (end < text_.size() && !ends_word(text_[end])) {
      if (text_[end] == ':' && take_field(end)) return;
      ++end;
    }
    const std::string_view word = text_.substr(at_, end - at_);
    if (auto found = operator_of(word)) {
      tokens_.push_back(std::move(*found));
    } else {
      add(Lexeme::kWord, std::string(word));
    }
    at_ = end;
  }

  /// Whether the word up to `colon` is a field with something behind it.
  bool take_field(std::size_t colon) {
    const std::string name = to_ascii_lower(text_.substr(at_, colon - at_));
    const char after = colon + 1 < text_.size() ? text_[colon + 1] : ' ';
    if (is_space(after) || after == ')') return false;
    if (!is_query_field(name)) {
      note_field_like(name);
      return false;
    }
    add(Lexeme::kField, name);
    at_ = colon + 1;
    return true;
  }

  /// Says what field a word before a colon may have been meant for.
  void note_field_like(const std::string& name) {
    const std::u32string wanted = code_points(name);
    for (const std::string_view field : kFields) {
      if (edit_distance(code_points(field), wanted, 1) != 1) continue;
      notes_.push_back(fmt::format(
          "{}: is no field, so it is a word like others; did you mean {}:?", name, field));
      return;
    }
  }

  std::string_view text_;
  std::vector<std::string>& notes_;
  std::size_t at_ = 0;
  std::vector<QueryToken> tokens_;
};

}  // namespace

bool is_query_field(std::string_view name) {
  return std::find(kFields.begin(), kFields.end(), name) != kFields.end();
}

bool begins_with_sign(std::string_view text) {
  if (text.empty() || (text[0] != '+' && text[0] != '-')) return false;
  const char after = text.size() > 1 ? text[1] : ' ';
  const bool before_text = !is_space(after) && after != ')' && after != '+' && after != '-';
  return before_text && !(text[0] == '-' && is_digit(after));
}

bool is_query_operator(std::string_view word) { return operator_of(word).has_value(); }

std::vector<QueryToken> tokenize_query(std::string_view text, std::vector<std::string>& notes) {
  return Lexer(text, notes).run();
}

}  // namespace dateline
