// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/near_words.h"

#include <algorithm>
#include <iterator>

#include "common/unicode.h"
#include "searcher/word_terms.h"

namespace dateline {
namespace {

constexpr std::size_t kMostWords = 3;
constexpr std::size_t kLeastLetters = 5;
constexpr std::size_t kLeastLettersForTwoEdits = 8;
constexpr std::size_t kLeastLettersOfStem = 4;

bool is_letters(std::string_view word) {
  return word.find_first_of("0123456789.@#&+_:'-") == std::string_view::npos;
}

}  // namespace

std::vector<Expansion> near_words(const WordAndStem& typed, TextField field,
                                  const QueryContext& context) {
  const std::string word = fold_accents(fold_case(typed.word));
  const std::size_t letters = count_code_points(word);
  if (letters < kLeastLetters || !is_letters(word)) return {};
  const std::size_t most = letters < kLeastLettersForTwoEdits ? 1 : 2;
  const auto prefix = prefix_of(field);
  const LikeTerms like(context.index, prefix, {word, typed.stem}, most);
  for (std::size_t edits = 1; edits <= most; ++edits) {
    auto found = like.of(0, edits, kMostWords);
    if (count_code_points(typed.stem) >= kLeastLettersOfStem) {
      auto more = like.of(1, edits, kMostWords);
      std::move(more.begin(), more.end(), std::back_inserter(found));
    }
    std::erase_if(found, [&](const Expansion& it) {
      const auto term = std::string_view(it.term).substr(prefix.size());
      return term == typed.stem || !is_letters(term);
    });
    std::sort(found.begin(), found.end(), [](const Expansion& a, const Expansion& b) {
      return a.frequency != b.frequency ? a.frequency > b.frequency : a.term < b.term;
    });
    const auto same = std::unique(found.begin(), found.end(),
                                  [](const auto& a, const auto& b) { return a.term == b.term; });
    found.erase(same, found.end());
    if (found.size() > kMostWords) found.resize(kMostWords);
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace dateline
