// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "searcher/http/http_request.h"
#include "searcher/http/http_response.h"

namespace dateline {

/// What the server is doing at a moment.
struct ServerLoad {
  std::size_t connections = 0;  ///< open
  std::size_t queued = 0;       ///< requests that wait for a worker
};

/// Counts what the server does, for Prometheus. Labels are routes, methods and status codes: never
/// anything a client chose, so that their number is bounded. Thread-safe.
class ServerMetrics {
 public:
  /// `load` is asked whenever the numbers are.
  explicit ServerMetrics(std::function<ServerLoad()> load);
  ~ServerMetrics();
  ServerMetrics(const ServerMetrics&) = delete;
  ServerMetrics& operator=(const ServerMetrics&) = delete;

  /// An exchange is over.
  void count(const HttpRequest& request, const HttpResponse& response,
             std::chrono::nanoseconds took);

  /// How many articles the index holds.
  void set_documents(std::uint64_t documents);

  /// All numbers in Prometheus's text format 0.0.4.
  [[nodiscard]] std::string text() const;

 private:
  struct Families;
  std::function<ServerLoad()> load_;
  std::unique_ptr<Families> families_;
};

}  // namespace dateline
