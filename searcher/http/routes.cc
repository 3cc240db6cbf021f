// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/routes.h"

#include "searcher/http/problem_json.h"
#include "searcher/http/search_handler.h"
#include "searcher/http/static_files.h"
#include "searcher/page/page.h"

namespace dateline {
namespace {

constexpr char kPlainType[] = "text/plain; charset=utf-8";

HttpResponse serve_health(const HttpRequest& /*request*/) {
  HttpResponse response;
  response.content_type = kPlainType;
  response.body = "ok\n";
  return response;
}

PromptHandler readiness(const ServerState& state) {
  return [is_ready = state.is_ready](const HttpRequest& request) {
    return is_ready() ? serve_health(request)
                      : problem({503, "the index cannot be read, or the server is stopping"});
  };
}

}  // namespace

std::vector<Route> all_routes(const ServerState& state) {
  using enum HttpMethod;
  return {
      {kGet, "/", "page", serve_page},
      {kGet, "/static/{name}", "static", serve_static_file},
      {kGet, "/healthz", "healthz", serve_health},
      {kGet, "/readyz", "readyz", readiness(state)},
      {kGet, "/api/v1/search", "search", serve_search},
  };
}

}  // namespace dateline
