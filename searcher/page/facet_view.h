// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "searcher/http/http_request.h"
#include "searcher/page/view.h"
#include "searcher/response.h"

namespace dateline {

/// The facets of names: a row a value with its count and a bar, each a link that sets or lifts the
/// filter. Facets without a value are left out.
std::vector<View> facet_views(const Parameters& kept, const Response& response);

}  // namespace dateline
