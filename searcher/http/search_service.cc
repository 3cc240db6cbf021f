// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/search_service.h"

#include "searcher/http/compression.h"
#include "searcher/http/dispatch.h"
#include "searcher/http/routes.h"

namespace dateline {
namespace {

std::vector<Engine> open_engines(const std::string& db, std::size_t count) {
  std::vector<Engine> engines;
  engines.reserve(count);
  while (engines.size() < count) engines.emplace_back(db);
  return engines;
}

}  // namespace

SearchService::SearchService(const ServiceOptions& options, ServerLog& log)
    : engines_(open_engines(options.db, options.workers)),
      metrics_([this] { return load_ ? load_() : ServerLoad{}; }),
      guard_(options.guard),
      router_(all_routes({[this] { return is_stopping_.load(); }, metrics_})),
      log_(log) {
  metrics_.set_documents(engines_.front().facts().documents);
}

std::optional<HttpResponse> SearchService::answer_at_once(const HttpRequest& request) {
  auto response = guard_.check(request, TokenBuckets::Time::clock::now());
  if (!response) response = dispatch_at_once(router_, request);
  if (!response) return std::nullopt;
  compress(request, *response);
  guard_.add_cors_headers(request, *response);
  return response;
}

HttpResponse SearchService::answer(const HttpRequest& request, std::size_t worker) {
  auto response = dispatch(router_, request, engines_[worker]);
  compress(request, response);
  guard_.add_cors_headers(request, response);
  return response;
}

void SearchService::finished(const HttpRequest& request, const HttpResponse& response,
                             std::chrono::nanoseconds took, bool was_sent) {
  log_.access({request, response, took, was_sent});
  metrics_.count(request, response, took);
}

}  // namespace dateline
