// SPDX-License-Identifier: GPL-2.0-or-later
// Words written as one that others write apart, and the other way round: `#CapeTown`, `power apps`,
// `covid 19`, `recordprofits`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/analyzer.h"

namespace dateline {

/// The words that capitals of ASCII set apart within a word: `CapeTown` gives `Cape` and `Town`,
/// `NASANews` `NASA` and `News`. Empty for one word, and for names like `iPhone`.
std::vector<std::string_view> camel_words(std::string_view word);

/// The ways to cut a word of ASCII letters in two of kMinSplitLetters at least.
inline constexpr std::size_t kMinSplitLetters = 3;
std::vector<std::pair<std::string_view, std::string_view>> two_words(std::string_view word);

/// Neighbouring words of a text, written as one.
struct JoinedWords {
  std::size_t first = 0;  ///< of the text's kWord tokens, from 0
  std::size_t count = 0;
  std::string text;
  bool has_number = false;
};

/// Up to kMaxJoinedWords neighbours with a blank or hyphen between them, if all are letters, none
/// a single one and all together kMinJoinedLetters at least, as less makes other words (`the me`);
/// and a word with a number behind it. `tokens`: what an Analyzer made of `text`.
inline constexpr std::size_t kMaxJoinedWords = 3;
inline constexpr std::size_t kMinJoinedLetters = 6;
std::vector<JoinedWords> joined_words(std::string_view text, const std::vector<Token>& tokens);

}  // namespace dateline
