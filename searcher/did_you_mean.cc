// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/did_you_mean.h"

#include <algorithm>
#include <set>

#include "common/record.h"
#include "common/unicode.h"
#include "searcher/expansion.h"

namespace dateline {
namespace {

/// Shorter words have too many neighbours.
constexpr std::size_t kLeastLetters = 4;
constexpr std::size_t kLeastLettersForTwoEdits = 6;

/// How many documents are looked into for a term's word as it is written.
constexpr int kMaxDocuments = 5;

/// The most frequent term like `word`, or like its stem.
std::optional<std::string> similar_term(const std::string& word, const std::string& stem,
                                        const QueryContext& context) {
  const std::size_t letters = count_code_points(word);
  const std::size_t most = letters < kLeastLettersForTwoEdits ? 1 : 2;
  if (letters < kLeastLetters) return std::nullopt;
  for (std::size_t edits = 1; edits <= most; ++edits) {
    auto found = terms_like(context.index, {}, word, edits, 1);
    const auto by_stem = terms_like(context.index, {}, stem, edits, 1);
    found.insert(found.end(), by_stem.begin(), by_stem.end());
    const auto best = std::max_element(
        found.begin(), found.end(),
        [](const Expansion& a, const Expansion& b) { return a.frequency < b.frequency; });
    if (best != found.end()) return best->term;
  }
  return std::nullopt;
}

/// How a term's word is written, by the first documents that have it: terms are stems.
std::optional<std::string> written(const std::string& term, const QueryContext& context) {
  int looked_at = 0;
  const auto end = context.index.postlist_end(term);
  for (auto at = context.index.postlist_begin(term); at != end && looked_at < kMaxDocuments; ++at) {
    ++looked_at;
    const auto record = decode_record(context.index.get_document(*at).get_data());
    if (!record) continue;
    for (const std::string* text : {&record->title, &record->excerpt, &record->body}) {
      for (const Token& token : context.analyzer.analyze(*text, {})) {
        if (token.term != term || token.kind != TokenKind::kWord) continue;
        const auto word = std::string_view(*text).substr(token.begin, token.end - token.begin);
        if (word.find_first_of("'\"") == std::string_view::npos) return fold_case(word);
      }
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> did_you_mean(const std::string& text, const TextQuery& words,
                                        const QueryContext& context) {
  std::set<std::uint32_t> known;  // positions
  for (const QueryTerm& term : words.terms) {
    if (term.frequency > 0 || term.group != 0) known.insert(term.position);
  }
  std::string better = text;
  std::size_t from = 0;
  bool is_changed = false;
  for (const QueryTerm& term : words.terms) {
    if (!known.insert(term.position).second) continue;
    const std::size_t at = better.find(term.word, from);
    const auto like = similar_term(fold_accents(fold_case(term.word)), term.term, context);
    const auto word = like ? written(*like, context) : std::nullopt;
    if (at == std::string::npos || !word) continue;
    better.replace(at, term.word.size(), *word);
    from = at + word->size();
    is_changed = true;
  }
  return is_changed ? std::optional(better) : std::nullopt;
}

}  // namespace dateline
