// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/did_you_mean.h"

#include <algorithm>
#include <set>

#include "common/unicode.h"
#include "searcher/compound_words.h"
#include "searcher/expansion.h"
#include "searcher/written_word.h"

namespace dateline {
namespace {

/// Shorter words have too many neighbours.
constexpr std::size_t kLeastLetters = 4;
constexpr std::size_t kLeastLettersForTwoEdits = 6;

/// The most frequent term like `word`, or like its stem.
std::optional<std::string> similar_term(const std::string& word, const std::string& stem,
                                        const QueryContext& context) {
  const std::size_t letters = count_code_points(word);
  const std::size_t most = letters < kLeastLettersForTwoEdits ? 1 : 2;
  if (letters < kLeastLetters) return std::nullopt;
  const LikeTerms like(context.index, {}, {word, stem}, most);
  for (std::size_t edits = 1; edits <= most; ++edits) {
    auto found = like.of(0, edits, 1);
    const auto by_stem = like.of(1, edits, 1);
    found.insert(found.end(), by_stem.begin(), by_stem.end());
    const auto best = std::max_element(
        found.begin(), found.end(),
        [](const Expansion& a, const Expansion& b) { return a.frequency < b.frequency; });
    if (best != found.end()) return best->term;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> did_you_mean(const std::string& text, const TextQuery& words,
                                        const QueryContext& context) {
  std::set<std::uint32_t> known;  // positions
  for (const QueryTerm& term : words.terms) {
    const bool is_taken_apart = term.is_variant && !camel_words(term.word).empty();
    const bool occurs = !term.is_variant && (term.frequency > 0 || term.group != 0);
    if (is_taken_apart || occurs) known.insert(term.position);
  }
  std::string better = text;
  std::size_t from = 0;
  bool is_changed = false;
  for (const QueryTerm& term : words.terms) {
    if (term.is_variant || !known.insert(term.position).second) continue;
    const std::size_t at = better.find(term.word, from);
    const auto like = similar_term(fold_accents(fold_case(term.word)), term.term, context);
    const auto word = like ? written_word(*like, context) : std::nullopt;
    if (at == std::string::npos || !word) continue;
    better.replace(at, term.word.size(), *word);
    from = at + word->size();
    is_changed = true;
  }
  return is_changed ? std::optional(better) : std::nullopt;
}

}  // namespace dateline
