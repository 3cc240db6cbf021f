// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "searcher/page/page_request.h"
#include "searcher/page/view.h"
#include "searcher/response.h"

namespace dateline {

/// The articles over time, a view or none: none if there is nothing to compare and no dates are
/// asked for.
std::vector<View> histogram_views(const PageRequest& request, const Response& response);

}  // namespace dateline
