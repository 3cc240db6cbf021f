// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "common/record.h"
#include "searcher/page/page_request.h"
#include "searcher/page/view.h"
#include "searcher/response.h"

namespace dateline {

/// The articles found, in order; `copies` are those of the one that the request names.
std::vector<View> hit_views(const PageRequest& request, const Response& response,
                            const std::vector<Record>& copies);

}  // namespace dateline
