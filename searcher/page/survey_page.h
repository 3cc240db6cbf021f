// SPDX-License-Identifier: GPL-2.0-or-later
// The surveys of an index as pages: the answers of /api/v1/hot, trends, coverage and stories, by
// the parameters that the page keeps (searcher/page/section.h).
#pragma once

#include "searcher/http/router.h"

namespace dateline {

/// `GET /hot`.
HttpResponse serve_hot_page(const HttpRequest& request, HandlerContext& context);

/// `GET /trends`.
HttpResponse serve_trends_page(const HttpRequest& request, HandlerContext& context);

/// `GET /coverage`.
HttpResponse serve_coverage_page(const HttpRequest& request, HandlerContext& context);

/// `GET /stories/{id...}`: the story of that id, or of the article of that id. 404 if there is
/// none.
HttpResponse serve_story_page(const HttpRequest& request, HandlerContext& context);

}  // namespace dateline
