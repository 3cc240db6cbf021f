// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "searcher/page/page_request.h"
#include "searcher/page/view.h"
#include "searcher/response.h"

namespace dateline {

/// The way to the other pages, a view or none.
std::vector<View> paging_views(const PageRequest& request, const Response& response);

/// The sort orders, each a link.
std::vector<View> order_views(const PageRequest& request);

/// What articles can have in common of which the best one alone is shown, each a link.
std::vector<View> collapse_views(const PageRequest& request);

}  // namespace dateline
