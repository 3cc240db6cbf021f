// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "searcher/engine.h"
#include "searcher/http/application.h"
#include "searcher/http/request_guard.h"
#include "searcher/http/router.h"
#include "searcher/http/server_log.h"
#include "searcher/http/server_metrics.h"

namespace dateline {

struct ServiceOptions {
  std::string db;           ///< the folder of the index
  std::size_t workers = 1;  ///< an engine for each
  GuardOptions guard;
};

/// dateline-serve's application: all routes over one index.
class SearchService final : public Application {
 public:
  /// Opens the index once for each worker. Throws IndexError.
  SearchService(const ServiceOptions& options, ServerLog& log);

  std::optional<HttpResponse> answer_at_once(const HttpRequest& request) override;
  HttpResponse answer(const HttpRequest& request, std::size_t worker) override;
  void finished(const HttpRequest& request, const HttpResponse& response,
                std::chrono::nanoseconds took, bool was_sent) override;

  /// Has /metrics ask `load` from now on. To be called before the first request.
  void report_load(std::function<ServerLoad()> load) { load_ = std::move(load); }

  /// From now on /readyz says no. From any thread.
  void set_stopping() { is_stopping_ = true; }

  [[nodiscard]] const Router& router() const { return router_; }

 private:
  std::vector<Engine> engines_;  // by worker
  std::atomic<bool> is_stopping_ = false;
  std::function<ServerLoad()> load_;
  ServerMetrics metrics_;
  RequestGuard guard_;
  Router router_;
  ServerLog& log_;
};

}  // namespace dateline
