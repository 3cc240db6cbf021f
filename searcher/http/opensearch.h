// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "searcher/http/http_request.h"
#include "searcher/http/http_response.h"

namespace dateline {

/// `GET /opensearch.xml`: an OpenSearch 1.1 description, so that browsers offer Dateline as a
/// search engine.
HttpResponse serve_opensearch(const HttpRequest& request);

}  // namespace dateline
