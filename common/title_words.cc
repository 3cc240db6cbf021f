// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/title_words.h"

#include <algorithm>

#include "common/ascii.h"
#include "common/unicode.h"

namespace dateline {
namespace {

void cut_possessive(std::string& word) {
  for (const std::string_view ending : {"'s", "\u2019s"}) {
    if (word.ends_with(ending)) word.resize(word.size() - ending.size());
  }
}

bool is_number(std::string_view word) {
  return std::none_of(word.begin(), word.end(), [](char c) {
    return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
  });
}

}  // namespace

std::vector<std::string> title_words(std::string_view title, Analyzer& analyzer) {
  std::vector<std::string> words;
  for (const Token& token : analyzer.analyze(title, {})) {
    if (token.kind != TokenKind::kWord) continue;
    const auto text = title.substr(token.begin, token.end - token.begin);
    std::string word = fold_accents(fold_case(text));
    cut_possessive(word);
    if (is_number(word) || count_code_points(word) < 2) continue;
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace dateline
