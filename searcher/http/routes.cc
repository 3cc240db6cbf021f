// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/routes.h"

#include <utility>

#include "searcher/http/discover_handler.h"
#include "searcher/http/meili_handler.h"
#include "searcher/http/openapi_json.h"
#include "searcher/http/opensearch.h"
#include "searcher/http/problem_json.h"
#include "searcher/http/revalidation.h"
#include "searcher/http/search_handler.h"
#include "searcher/http/static_files.h"
#include "searcher/http/survey_handler.h"
#include "searcher/page/page.h"
#include "searcher/page/survey_page.h"

namespace dateline {
namespace {

constexpr char kPlainType[] = "text/plain; charset=utf-8";

HttpResponse serve_health(const HttpRequest& /*request*/) {
  HttpResponse response;
  response.content_type = kPlainType;
  response.body = "ok\n";
  return response;
}

/// Ready is who can read the index now.
Handler readiness(const ServerState& state) {
  return [state](const HttpRequest& request, HandlerContext& context) {
    if (state.is_stopping()) return problem({503, "the server is stopping"});
    state.metrics.set_documents(context.engine.facts().documents);
    return serve_health(request);
  };
}

PromptHandler metrics_of(const ServerState& state) {
  return [&metrics = state.metrics](const HttpRequest& /*request*/) {
    HttpResponse response;
    response.content_type = "text/plain; version=0.0.4; charset=utf-8";
    response.body = metrics.text();
    return response;
  };
}

PromptHandler description() {
  return [json = openapi_json()](const HttpRequest& /*request*/) {
    HttpResponse response;
    response.body = json;
    return response;
  };
}

}  // namespace

std::vector<Route> all_routes(const ServerState& state) {
  using enum HttpMethod;
  const auto index = [&state](Handler handler) {
    return revalidated(std::move(handler), state.metrics);
  };
  return {
      {kGet, "/", "page", index(serve_page)},
      {kGet, "/hot", "hot_page", index(serve_hot_page)},
      {kGet, "/trends", "trends_page", index(serve_trends_page)},
      {kGet, "/coverage", "coverage_page", index(serve_coverage_page)},
      {kGet, "/stories/{id...}", "story_page", index(serve_story_page)},
      {kGet, "/static/{name}", "static", serve_static_file},
      {kGet, "/healthz", "healthz", serve_health},
      {kGet, "/readyz", "readyz", readiness(state)},
      {kGet, "/metrics", "metrics", metrics_of(state)},
      {kGet, "/openapi.json", "openapi", description()},
      {kGet, "/opensearch.xml", "opensearch", serve_opensearch},
      {kGet, "/api/v1/search", "search", index(serve_search)},
      {kGet, "/api/v1/search.json", "search", index(serve_search)},
      {kGet, "/api/v1/search.rss", "search_rss", index(serve_search_rss)},
      {kGet, "/api/v1/search.atom", "search_atom", index(serve_search_atom)},
      {kGet, "/api/v1/search.csv", "search_csv", index(serve_search_csv)},
      {kGet, "/api/v1/facets", "facets", index(serve_facets)},
      {kGet, "/api/v1/articles/{id...}", "article", index(serve_article)},
      {kGet, "/api/v1/suggest", "suggest", index(serve_suggest)},
      {kGet, "/api/v1/similar", "similar", index(serve_similar)},
      {kGet, "/api/v1/hot", "hot", index(serve_hot)},
      {kGet, "/api/v1/trends", "trends", index(serve_trends)},
      {kGet, "/api/v1/coverage", "coverage", index(serve_coverage)},
      {kGet, "/api/v1/stories/{id...}", "story", index(serve_story)},
      {kPost, "/multi-search", "meili_multi_search", serve_meili_multi_search},
      {kPost, "/indexes/{uid}/search", "meili_search", serve_meili_search},
      {kPost, "/indexes/{uid}/facet-search", "meili_facet_search", serve_meili_facet_search},
      {kGet, "/indexes/{uid}/documents/{id...}", "meili_document", serve_meili_document},
      {kGet, "/indexes/{uid}/stats", "meili_stats", serve_meili_index_stats},
      {kGet, "/stats", "meili_stats", serve_meili_stats},
      {kGet, "/health", "meili_health", serve_meili_health},
      {kGet, "/version", "meili_version", serve_meili_version},
  };
}

}  // namespace dateline
