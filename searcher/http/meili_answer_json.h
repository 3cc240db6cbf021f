// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "common/record.h"
#include "searcher/http/http_response.h"
#include "searcher/http/meili_batch.h"

namespace dateline {

/// The answer to `POST /indexes/{uid}/search`.
HttpResponse meili_search_response(const MeiliQuery& query, const MeiliAnswer& answer);

/// The answer to `POST /multi-search`.
HttpResponse meili_multi_search_response(const std::vector<MeiliQuery>& queries,
                                         const std::vector<MeiliAnswer>& answers);

/// The answer to `POST /indexes/{uid}/facet-search`: the values that have a word which begins with
/// the text asked for, the most frequent first.
HttpResponse meili_facet_search_response(const MeiliFacetSearch& search, const MeiliAnswer& answer);

/// An article as a document of Meilisearch's: the members of `dateline-search`'s JSON, and
/// `published_timestamp`, seconds since 1970.
HttpResponse meili_document_response(const Record& record);

HttpResponse meili_error_response(const MeiliError& error);

/// The answers to `GET /stats` and `GET /indexes/{uid}/stats`.
HttpResponse meili_stats_response(const IndexFacts& facts);
HttpResponse meili_index_stats_response(const IndexFacts& facts);

/// The answers to `GET /health` and `GET /version`.
HttpResponse meili_health_response();
HttpResponse meili_version_response();

}  // namespace dateline
