// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/page/page_request.h"
#include "searcher/page/view.h"
#include "searcher/response.h"

namespace dateline {

/// The URL if it is one of http or https, else nothing: what else there is (`javascript:`) is no
/// link.
std::string web_url(std::string_view url);

/// The articles found, in order.
std::vector<View> hit_views(const PageRequest& request, const Response& response);

}  // namespace dateline
