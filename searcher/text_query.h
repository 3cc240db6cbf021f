// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/analyzer.h"
#include "common/result.h"
#include "searcher/query_tree.h"
#include "searcher/request.h"
#include "searcher/term_frequencies.h"

namespace dateline {

class Synonyms;

/// One term that a query's text stands for.
struct QueryTerm {
  std::string word;      ///< as typed
  std::string term;      ///< as indexed, the field's prefix included
  std::string language;  ///< the term counts in documents of this language alone; empty: in all
  TextField field = TextField::kAny;
  std::uint32_t wqf = 1;
  std::uint64_t frequency = 0;  ///< documents with the term
  std::uint32_t position = 0;   ///< of its word in the query, from 1; the first if repeated
  double scale = 1;             ///< of its weight, at most 1
  std::uint32_t group = 0;      ///< of the terms of one group only the heaviest counts; 0: no group
  bool is_variant = false;      ///< not the word as typed (searcher/word_variants.h)
  /// The term counts only where all of these match, too: the phrase that it is a part of, say.
  std::vector<Xapian::Query> conditions{};

  /// The term as a query of its own, without its conditions.
  [[nodiscard]] Xapian::Query query() const;
};

/// A query's text, read against an index.
struct TextQuery {
  std::vector<QueryTerm> terms;  ///< those that add to a score, by position
  Xapian::Query query;           ///< MatchNothing if there is no word
  double bound = 0;              ///< no document's text score is greater
  bool is_union = false;         ///< the matches are those of the `selecting` terms, taken together
  std::vector<std::size_t> selecting;  ///< indexes into `terms`, where `is_union`
  std::vector<std::string> notes;
};

/// Words in more than this share of all documents do not make a document a match by themselves, as
/// long as the query has a rarer word that occurs at all: they only add to the score. A stop word
/// list that fits every corpus and language. Smaller indexes than kMinDocumentsForCommonWords say
/// too little about words.
inline constexpr double kCommonWordShare = 0.25;
inline constexpr std::uint64_t kMinDocumentsForCommonWords = 100;

/// What a query is read with.
struct QueryContext {
  const Xapian::Database& index;
  const std::vector<std::string>& languages;  ///< those of the index's documents: each word is
                                              ///< looked for in each one's inflected forms, too
  const Limits& limits;
  Analyzer& analyzer;
  const Synonyms* synonyms = nullptr;      ///< nothing: none
  TermFrequencies* frequencies = nullptr;  ///< nothing: asked of the index

  /// Says that the frequencies of these will be asked for. Throws Xapian::Error.
  void expect(std::vector<std::string> terms) const {
    if (frequencies != nullptr) frequencies->expect(std::move(terms));
  }
  /// How many documents have a term. Throws Xapian::Error.
  [[nodiscard]] std::uint64_t frequency(const std::string& term) const {
    return frequencies != nullptr ? frequencies->of(term) : index.get_termfreq(term);
  }
};

/// Makes a parsed query's tree one of Xapian's. Failure: a limit, which it names. Throws
/// Xapian::Error.
Result<TextQuery, Failure> build_query(const QueryNode& root, const QueryContext& context);

/// The same for a text that is words alone: any may match, and the more and rarer ones do the
/// higher the score. Failure: a limit, or no UTF-8.
Result<TextQuery, Failure> read_text_query(std::string_view text, const QueryContext& context);

}  // namespace dateline
