// SPDX-License-Identifier: GPL-2.0-or-later
// The surveys of an index: what `dateline-search hot`, `trends`, `coverage` and `story` print as
// JSON, by the same options as parameters.
#pragma once

#include "searcher/http/router.h"

namespace dateline {

/// `GET /api/v1/hot`.
HttpResponse serve_hot(const HttpRequest& request, HandlerContext& context);

/// `GET /api/v1/trends`.
HttpResponse serve_trends(const HttpRequest& request, HandlerContext& context);

/// `GET /api/v1/coverage`.
HttpResponse serve_coverage(const HttpRequest& request, HandlerContext& context);

/// `GET /api/v1/stories/{id...}`: the story of that id, or of the article of that id. 404 if there
/// is none.
HttpResponse serve_story(const HttpRequest& request, HandlerContext& context);

}  // namespace dateline
