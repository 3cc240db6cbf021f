// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/feedback.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/schema.h"
#include "searcher/weighting.h"

namespace dateline {
namespace {

/// A word of the best matches.
struct SharedWord {
  std::string term;
  std::uint64_t frequency = 0;  ///< documents with it
  std::uint64_t best = 0;       ///< of the best matches
  double share = 0;             ///< of their text, by their scores; later times the idf
};

/// Terms with a prefix begin with a capital letter, others never do.
bool has_prefix(const std::string& term) { return term[0] >= 'A' && term[0] <= 'Z'; }

std::vector<SharedWord> words_of(const Xapian::MSet& best, double offset,
                                 const Xapian::Database& index) {
  std::map<std::string, SharedWord> words;
  for (auto at = best.begin(); at != best.end(); ++at) {
    const double score = std::max(0.0, at.get_weight() - offset);
    const auto length = static_cast<double>(index.get_doclength(*at));
    for (auto term = index.termlist_begin(*at); term != index.termlist_end(*at); ++term) {
      if (term.get_wdf() == 0 || has_prefix(*term)) continue;
      SharedWord& word = words[*term];
      word.share += score * term.get_wdf() / length;
      ++word.best;
    }
  }
  std::vector<SharedWord> out;
  for (auto& [term, word] : words) {
    if (word.best < feedback::kMinDocuments) continue;
    word.term = term;
    word.frequency = index.get_termfreq(term);
    out.push_back(std::move(word));
  }
  return out;
}

/// The best words of all, most telling first.
std::vector<SharedWord> most_telling(std::vector<SharedWord> words, const TextQuery& text,
                                     std::uint64_t documents) {
  std::set<std::string> asked;
  for (const QueryTerm& term : text.terms) asked.insert(term.term);
  const double most = feedback::kMaxShare * static_cast<double>(documents);
  std::erase_if(words, [&](const SharedWord& word) {
    return static_cast<double>(word.frequency) > most || asked.count(word.term) > 0;
  });
  for (SharedWord& word : words) word.share *= term_bound(documents, word.frequency, 1);
  std::sort(words.begin(), words.end(), [](const SharedWord& a, const SharedWord& b) {
    return a.share != b.share ? a.share > b.share : a.term < b.term;
  });
  if (words.size() > feedback::kTerms) words.resize(feedback::kTerms);
  return words;
}

}  // namespace

TextQuery with_feedback(const TextQuery& text, const Xapian::Query& ranked, double offset,
                        const Xapian::Database& index) {
  Xapian::Enquire enquire(index);
  enquire.set_weighting_scheme(text_weight());
  enquire.set_query(ranked);
  enquire.set_sort_by_relevance_then_value(slot::kDate, true);
  const Xapian::MSet best = enquire.get_mset(0, feedback::kDocuments);
  const auto words = most_telling(words_of(best, offset, index), text, index.get_doccount());
  TextQuery out = text;
  if (words.empty() || words.front().share <= 0) return out;
  std::vector<Xapian::Query> adding;
  for (const SharedWord& word : words) {
    QueryTerm term;
    term.word = word.term;
    term.term = word.term;
    term.frequency = word.frequency;
    term.scale = feedback::kScale * word.share / words.front().share;
    term.is_variant = true;
    term.conditions.push_back(text.query);
    adding.push_back(term.query());
    out.bound += term.scale * term_bound(index.get_doccount(), term.frequency, 1);
    out.terms.push_back(std::move(term));
  }
  out.query = Xapian::Query(Xapian::Query::OP_AND_MAYBE, text.query,
                            Xapian::Query(Xapian::Query::OP_OR, adding.begin(), adding.end()));
  return out;
}

}  // namespace dateline
