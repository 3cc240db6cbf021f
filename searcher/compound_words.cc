// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/compound_words.h"

#include <algorithm>

#include "common/ascii.h"
#include "common/unicode.h"

namespace dateline {
namespace {

/// Bytes beyond ASCII are taken for small letters.
bool is_letter(char c) { return is_word_byte(c) && !is_ascii_digit(c); }
bool is_lower(char c) { return is_letter(c) && !is_ascii_upper(c); }

bool begins_word(std::string_view word, std::size_t at) {
  if (!is_ascii_upper(word[at])) return false;
  const char before = word[at - 1];
  const bool ends_acronym = at + 1 < word.size() && is_lower(word[at + 1]);
  return is_lower(before) || is_ascii_digit(before) || (is_ascii_upper(before) && ends_acronym);
}

bool is_letters(std::string_view word) { return std::all_of(word.begin(), word.end(), is_letter); }

bool is_joint(std::string_view gap) { return gap == " " || gap == "-" || gap == "‐"; }

}  // namespace

std::vector<std::string_view> camel_words(std::string_view word) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  for (std::size_t at = 1; at < word.size(); ++at) {
    if (!begins_word(word, at)) continue;
    words.push_back(word.substr(begin, at - begin));
    begin = at;
  }
  words.push_back(word.substr(begin));
  const bool is_name = words.front().size() == 1;
  if (words.size() == 1 || is_name) words.clear();
  return words;
}

std::vector<std::pair<std::string_view, std::string_view>> two_words(std::string_view word) {
  std::vector<std::pair<std::string_view, std::string_view>> ways;
  if (!std::all_of(word.begin(), word.end(), is_ascii_letter)) return ways;
  for (std::size_t at = kMinSplitLetters; at + kMinSplitLetters <= word.size(); ++at) {
    ways.emplace_back(word.substr(0, at), word.substr(at));
  }
  return ways;
}

std::vector<JoinedWords> joined_words(std::string_view text, const std::vector<Token>& tokens) {
  std::vector<const Token*> words;
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::kWord) words.push_back(&token);
  }
  const auto typed = [&](const Token& token) {
    return text.substr(token.begin, token.end - token.begin);
  };
  std::vector<JoinedWords> out;
  for (std::size_t first = 0; first < words.size(); ++first) {
    JoinedWords joined{first, 1, std::string(typed(*words[first])), false};
    if (!is_letters(joined.text) || count_code_points(joined.text) < 2) continue;
    while (joined.count < kMaxJoinedWords && first + joined.count < words.size()) {
      const Token& last = *words[first + joined.count - 1];
      const Token& next = *words[first + joined.count];
      const auto word = typed(next);
      if (next.begin < last.end || !is_joint(text.substr(last.end, next.begin - last.end))) break;
      joined.has_number = joined.count == 1 && all_ascii_digits(word);
      if (!joined.has_number && (!is_letters(word) || count_code_points(word) < 2)) break;
      joined.text += word;
      ++joined.count;
      const bool is_long = count_code_points(joined.text) >= kMinJoinedLetters;
      if (joined.has_number || is_long) out.push_back(joined);
      if (joined.has_number) break;
    }
  }
  return out;
}

}  // namespace dateline
