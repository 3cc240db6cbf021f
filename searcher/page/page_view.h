// SPDX-License-Identifier: GPL-2.0-or-later
// What the page shows, as views for its template.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/record.h"
#include "searcher/page/filter_view.h"
#include "searcher/page/page_request.h"
#include "searcher/page/view.h"
#include "searcher/response.h"

namespace dateline {

/// What a search that found nothing would find without one of its filters.
struct DroppedFilter {
  FilterChip filter;
  std::uint64_t total = 0;
};

/// What was looked for besides the answer, as it called for it.
struct Besides {
  std::vector<DroppedFilter> drops;  ///< if it has no hits
  std::vector<Record> copies;        ///< of the hit that the request names
};

/// The answer to a search.
View answer_view(const PageRequest& request, const Response& response, const Besides& besides);

}  // namespace dateline
