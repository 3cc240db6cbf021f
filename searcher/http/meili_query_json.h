// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "common/result.h"
#include "searcher/http/meili_query.h"

namespace dateline {

/// More searches in one request are refused.
inline constexpr std::size_t kMaxMeiliQueries = 32;

/// More hits, of all searches in one request together, are refused.
inline constexpr std::uint64_t kMaxMeiliHits = 2'000;

/// Reads the body of `POST /indexes/{uid}/search`.
Result<MeiliQuery, MeiliError> read_meili_search(std::string_view body, std::string_view index);

/// Reads the body of `POST /multi-search`: 1 to kMaxMeiliQueries searches.
Result<std::vector<MeiliQuery>, MeiliError> read_meili_multi_search(std::string_view body);

/// Reads the body of `POST /indexes/{uid}/facet-search`.
Result<MeiliFacetSearch, MeiliError> read_meili_facet_search(std::string_view body,
                                                             std::string_view index);

}  // namespace dateline
