// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/meili_handler.h"

#include <fmt/format.h>

#include <string>

#include "searcher/http/meili_answer_json.h"
#include "searcher/http/meili_batch.h"
#include "searcher/http/meili_query_json.h"

namespace dateline {

HttpResponse serve_meili_multi_search(const HttpRequest& request, HandlerContext& context) {
  const auto queries = read_meili_multi_search(request.body);
  if (!queries) return meili_error_response(queries.error());
  const auto answers = answer_queries(*queries, context.engine);
  if (!answers) return meili_error_response(answers.error());
  return meili_multi_search_response(*queries, *answers);
}

HttpResponse serve_meili_search(const HttpRequest& request, HandlerContext& context) {
  const auto query = read_meili_search(request.body, context.path_value("uid"));
  if (!query) return meili_error_response(query.error());
  const auto answers = answer_queries({*query}, context.engine);
  if (!answers) return meili_error_response(answers.error());
  return meili_search_response(*query, answers->front());
}

HttpResponse serve_meili_facet_search(const HttpRequest& request, HandlerContext& context) {
  const auto search = read_meili_facet_search(request.body, context.path_value("uid"));
  if (!search) return meili_error_response(search.error());
  const auto answers = answer_queries({search->query}, context.engine);
  if (!answers) return meili_error_response(answers.error());
  return meili_facet_search_response(*search, answers->front());
}

HttpResponse serve_meili_document(const HttpRequest& /*request*/, HandlerContext& context) {
  const std::string id(context.path_value("id"));
  const auto record = context.engine.article(id);
  if (record) return meili_document_response(*record);
  return meili_error_response(
      {404, "document_not_found", fmt::format("Document `{}` not found.", id)});
}

HttpResponse serve_meili_stats(const HttpRequest& /*request*/, HandlerContext& context) {
  return meili_stats_response(context.engine.facts());
}

HttpResponse serve_meili_index_stats(const HttpRequest& /*request*/, HandlerContext& context) {
  return meili_index_stats_response(context.engine.facts());
}

HttpResponse serve_meili_health(const HttpRequest& /*request*/) { return meili_health_response(); }

HttpResponse serve_meili_version(const HttpRequest& /*request*/) {
  return meili_version_response();
}

}  // namespace dateline
