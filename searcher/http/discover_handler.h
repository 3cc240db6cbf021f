// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "searcher/http/router.h"

namespace dateline {

/// `GET /api/v1/suggest`: `q` is what was typed, `limit` how many of each kind; the JSON of
/// `dateline-search suggest`.
HttpResponse serve_suggest(const HttpRequest& request, HandlerContext& context);

/// `GET /api/v1/similar`: `id` names an article by its id or URL; the other parameters are those of
/// a search but for `q`; the JSON of `dateline-search similar`. 404 if there is no such article.
HttpResponse serve_similar(const HttpRequest& request, HandlerContext& context);

}  // namespace dateline
