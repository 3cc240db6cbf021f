// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/search_service.h"

#include "searcher/http/dispatch.h"
#include "searcher/http/routes.h"

namespace dateline {
namespace {

constexpr int kUnavailable = 503;

std::vector<Engine> open_engines(const std::string& db, std::size_t count) {
  std::vector<Engine> engines;
  engines.reserve(count);
  while (engines.size() < count) engines.emplace_back(db);
  return engines;
}

}  // namespace

SearchService::SearchService(const std::string& db, std::size_t workers, ServerLog& log)
    : engines_(open_engines(db, workers)),
      router_(all_routes({[this] { return is_readable_ && !is_stopping_; }})),
      log_(log) {}

std::optional<HttpResponse> SearchService::answer_at_once(const HttpRequest& request) {
  return dispatch_at_once(router_, request);
}

HttpResponse SearchService::answer(const HttpRequest& request, std::size_t worker) {
  auto response = dispatch(router_, request, engines_[worker]);
  is_readable_ = response.status != kUnavailable;
  return response;
}

void SearchService::finished(const HttpRequest& request, const HttpResponse& response,
                             std::chrono::nanoseconds took, bool was_sent) {
  log_.access({request, response, took, was_sent});
}

}  // namespace dateline
