// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "searcher/http/router.h"

namespace dateline {

/// `GET /api/v1/search`: the parameters of parse_search_parameters(), the JSON of
/// `dateline-search query --format json`.
HttpResponse serve_search(const HttpRequest& request, HandlerContext& context);

}  // namespace dateline
