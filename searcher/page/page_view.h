// SPDX-License-Identifier: GPL-2.0-or-later
// What the page shows, as views for its template.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/page/filter_view.h"
#include "searcher/page/page_request.h"
#include "searcher/page/view.h"
#include "searcher/response.h"

namespace dateline {

/// What stands on the page whatever was found: title, form, links to its files.
View frame_view(const Parameters& kept);

/// What a search that found nothing would find without one of its filters.
struct DroppedFilter {
  FilterChip filter;
  std::uint64_t total = 0;
};

/// The answer to a search; `drops` are for one that found nothing.
View answer_view(const PageRequest& request, const Response& response,
                 const std::vector<DroppedFilter>& drops);

/// Why there is no answer, and what to do.
View failure_view(const Parameters& kept, const std::string& what, const std::string& advice);

}  // namespace dateline
