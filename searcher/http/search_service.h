// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <string>
#include <vector>

#include "searcher/engine.h"
#include "searcher/http/application.h"
#include "searcher/http/router.h"
#include "searcher/http/server_log.h"

namespace dateline {

/// dateline-serve's application: all routes over one index, with an engine for each worker.
class SearchService final : public Application {
 public:
  /// Opens the index in folder `db` once for each worker. Throws IndexError.
  SearchService(const std::string& db, std::size_t workers, ServerLog& log);

  std::optional<HttpResponse> answer_at_once(const HttpRequest& request) override;
  HttpResponse answer(const HttpRequest& request, std::size_t worker) override;
  void finished(const HttpRequest& request, const HttpResponse& response,
                std::chrono::nanoseconds took, bool was_sent) override;

  /// From now on /readyz says no. From any thread.
  void set_stopping() { is_stopping_ = true; }

 private:
  std::vector<Engine> engines_;  // by worker
  std::atomic<bool> is_stopping_ = false;
  std::atomic<bool> is_readable_ = true;  // by the last request that needed the index
  Router router_;
  ServerLog& log_;
};

}  // namespace dateline
