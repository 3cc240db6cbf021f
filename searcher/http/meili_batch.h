// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "common/result.h"
#include "searcher/engine.h"
#include "searcher/http/meili_query.h"

namespace dateline {

/// What was found for one search.
struct MeiliAnswer {
  Response response;          ///< hits and the exact total
  std::vector<Facet> facets;  ///< of the query's facets, in their order
};

/// Searches that are answered together: of one index, one text and the same filters, save that each
/// follower may leave out the filter of one field that it counts.
struct MeiliGroup {
  std::size_t leader = 0;
  std::vector<std::size_t> followers;
  Request request;  ///< the leader's, counting for all of them
};

/// InstantSearch asks for each facet's alternatives by the same search once more, without that
/// facet's filter and without hits. These follow the search before them, whose facets can be
/// counted with and without their own filter.
std::vector<MeiliGroup> group_queries(const std::vector<MeiliQuery>& queries);

/// The answers in the order of the queries, all of them or why there are none. Each group is one
/// search. Throws IndexError.
Result<std::vector<MeiliAnswer>, MeiliError> answer_queries(const std::vector<MeiliQuery>& queries,
                                                            Engine& engine);

}  // namespace dateline
