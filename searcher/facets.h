// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "searcher/facet_counter.h"
#include "searcher/page_dealer.h"
#include "searcher/request.h"
#include "searcher/response.h"
#include "searcher/shard.h"
#include "searcher/text_query.h"
#include "searcher/word_scores.h"

namespace dateline {

/// The matches counted.
struct MatchCounts {
  std::uint64_t total = 0;
  std::vector<Facet> facets;  ///< in the request's order
  std::vector<Facet> narrowed_facets;
  std::optional<Xapian::MSet> page{};  ///< of the RankedPage, if there was one
};

/// Gives the query of the matches, without the filter of one field if asked for.
using MatchQuery = std::function<Xapian::Query(std::optional<FacetField> without)>;

/// A ranking of all matches, of which a page is wanted: what looks at all of them for it can count
/// them, too.
struct RankedPage {
  Xapian::Enquire enquire;
  Window window;
};

/// What is counted over.
struct CountedIndex {
  const Xapian::Database& index;
  const std::vector<Shard>& shards;  ///< its parts, with topic tables if topics are counted
  /// Of an index without parts; nothing: counted by Xapian's values.
  const FacetColumns* columns = nullptr;
  /// The request's words, where they alone decide what matches and the index has no parts.
  const TextQuery* words = nullptr;
  const WordScores* scores = nullptr;  ///< of these words, where they are needed anyway
  /// Of an index without parts; nothing: the matches are counted without ranking them.
  std::optional<RankedPage> ranked{};
};

/// Counts all matches, exactly: one pass, without weights if nothing is to be ranked, and another
/// for each facet whose own filter is set. Throws Xapian::Error.
MatchCounts count_matches(const CountedIndex& counted, const Request& request,
                          const MatchQuery& match_query);

}  // namespace dateline
