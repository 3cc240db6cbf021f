// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "searcher/http/router.h"

namespace dateline {

/// `GET /api/v1/search`: the parameters of parse_search_parameters(), the JSON of
/// `dateline-search query --format json`.
HttpResponse serve_search(const HttpRequest& request, HandlerContext& context);

/// The same search in other forms: `search.rss`, `search.atom`, `search.csv`.
HttpResponse serve_search_rss(const HttpRequest& request, HandlerContext& context);
HttpResponse serve_search_atom(const HttpRequest& request, HandlerContext& context);
HttpResponse serve_search_csv(const HttpRequest& request, HandlerContext& context);

/// `GET /api/v1/facets`: what a search counts, without its hits; all fields unless `facets` names
/// some.
HttpResponse serve_facets(const HttpRequest& request, HandlerContext& context);

/// `GET /api/v1/articles/{id}`: one article, or 404.
HttpResponse serve_article(const HttpRequest& request, HandlerContext& context);

}  // namespace dateline
