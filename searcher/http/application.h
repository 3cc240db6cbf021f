// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

#include "searcher/http/http_request.h"
#include "searcher/http/http_response.h"

namespace dateline {

/// What an HttpServer serves.
class Application {
 public:
  Application() = default;
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;
  virtual ~Application() = default;

  /// Called on the event loop, so it must not wait. Nothing: a worker shall answer.
  virtual std::optional<HttpResponse> answer_at_once(const HttpRequest& request) = 0;

  /// Called on worker thread `worker`, counted from 0; several at a time. Must not throw.
  virtual HttpResponse answer(const HttpRequest& request, std::size_t worker) = 0;

  /// Called on the event loop when the exchange is over. `was_sent` is false if the client went
  /// away before it had the whole response.
  virtual void finished(const HttpRequest& request, const HttpResponse& response,
                        std::chrono::nanoseconds took, bool was_sent) = 0;
};

}  // namespace dateline
