// SPDX-License-Identifier: GPL-2.0-or-later
// The part of Meilisearch's protocol that reads, so that its clients work unchanged. Any name of an
// index stands for ours.
#pragma once

#include "searcher/http/router.h"

namespace dateline {

/// `POST /multi-search`
HttpResponse serve_meili_multi_search(const HttpRequest& request, HandlerContext& context);

/// `POST /indexes/{uid}/search`
HttpResponse serve_meili_search(const HttpRequest& request, HandlerContext& context);

/// `POST /indexes/{uid}/facet-search`
HttpResponse serve_meili_facet_search(const HttpRequest& request, HandlerContext& context);

/// `GET /indexes/{uid}/documents/{id}`
HttpResponse serve_meili_document(const HttpRequest& request, HandlerContext& context);

/// `GET /stats`, `GET /indexes/{uid}/stats`
HttpResponse serve_meili_stats(const HttpRequest& request, HandlerContext& context);
HttpResponse serve_meili_index_stats(const HttpRequest& request, HandlerContext& context);

/// `GET /health`, `GET /version`
HttpResponse serve_meili_health(const HttpRequest& request);
HttpResponse serve_meili_version(const HttpRequest& request);

}  // namespace dateline
