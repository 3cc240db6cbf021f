// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "searcher/http/application.h"
#include "searcher/http/listen_socket.h"

namespace dateline {

/// What a client may cost. Whoever goes beyond a time is cut off without an answer.
struct ServerLimits {
  std::size_t workers = 2;
  std::size_t queue = 128;     ///< requests that wait for a worker; beyond: 503 with Retry-After
  unsigned connections = 256;  ///< beyond: they wait in the kernel
  std::size_t header_bytes =
      std::size_t{8} * 1024;  ///< of one request, its first line too; beyond: 431
  std::size_t body_bytes = std::size_t{64} * 1024;  ///< of one request; beyond: 413
  std::chrono::milliseconds header_time{5'000};     ///< from connecting to the end of the header
  std::chrono::milliseconds request_time{10'000};   ///< from the first line to the last byte sent
  std::chrono::milliseconds idle_time{10'000};  ///< from a response to the end of the next header
  std::chrono::milliseconds drain_time{4'000};  ///< after stop()
};

/// An HTTP/1.1 server: one thread with an epoll loop does all input and output, a fixed number of
/// workers do the work. So a slow client holds a connection, never a worker.
class HttpServer {
 public:
  /// Listens at `address` from here on. Throws std::system_error.
  HttpServer(const ListenAddress& address, const ServerLimits& limits, Application& application);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  /// With the port that was given, if any free one was asked for.
  [[nodiscard]] const ListenAddress& address() const;

  /// Serves until stop(); then takes no more connections, ends the requests that it has within
  /// `drain_time`, and returns.
  void run();

  /// May be called from any thread and from a signal handler.
  void stop() noexcept;

  /// Connections that are open, and requests that wait for a worker. From any thread.
  [[nodiscard]] std::size_t connections() const;
  [[nodiscard]] std::size_t queued() const;

 private:
  struct Loop;
  std::unique_ptr<Loop> loop_;
};

}  // namespace dateline
