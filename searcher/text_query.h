// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/analyzer.h"
#include "common/result.h"
#include "searcher/request.h"

namespace dateline {

/// One term that a query's text stands for.
struct QueryTerm {
  std::string word;      ///< as typed
  std::string term;      ///< as indexed
  std::string language;  ///< the term counts in documents of this language alone; empty: in all
  std::uint32_t wqf = 1;
  std::uint64_t frequency = 0;  ///< documents with the term
  std::uint32_t position = 0;   ///< of its word in the query, from 1; the first if repeated

  /// The term as a query of its own.
  [[nodiscard]] Xapian::Query query() const;
};

/// A query's text, read.
struct TextQuery {
  std::vector<QueryTerm> terms;  ///< by position; none: the text holds no word
  Xapian::Query query;           ///< MatchNothing if there is no word
  double bound = 0;              ///< no document's text score is greater
  std::vector<std::string> notes;
};

/// Words in more than this share of all documents do not make a document a match by themselves, as
/// long as the query has a rarer word that occurs at all: they only add to the score. A stop word
/// list that fits every corpus and language. Smaller indexes than kMinDocumentsForCommonWords say
/// too little about words.
inline constexpr double kCommonWordShare = 0.25;
inline constexpr std::uint64_t kMinDocumentsForCommonWords = 100;

/// Reads `text`: any word may match, and the more and rarer ones do the higher the score.
/// `languages` are those of the index's documents: each word is looked for in each one's inflected
/// forms, in documents of that language. Failure: over a limit, not UTF-8.
Result<TextQuery, Failure> read_text_query(const Xapian::Database& index,
                                           const std::vector<std::string>& languages,
                                           std::string_view text, const Limits& limits,
                                           Analyzer& analyzer);

}  // namespace dateline
