// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <netinet/in.h>

#include <cstdint>
#include <memory>
#include <string>

#include "tests/support/run_command.h"

namespace dateline {

/// A port of the loopback.
sockaddr_in loopback(std::uint16_t port);

/// A port of the loopback that nobody listens at.
std::uint16_t free_port();

/// Whether somebody listens at a port of the loopback.
bool is_listening(std::uint16_t port);

/// xapian-tcpsrv on the loopback, at a port of its own.
class ShardServer {
 public:
  enum class Life {
    kLong,
    kOneConnection,  ///< serves the first one by itself, so that killing it ends that one
  };

  /// Serves the index in folder `db`, and waits until it listens. Throws std::runtime_error.
  explicit ShardServer(const std::string& db, Life life = Life::kLong,
                       std::uint16_t port = free_port());

  /// HOST:PORT.
  [[nodiscard]] std::string name() const { return "127.0.0.1:" + std::to_string(port_); }
  [[nodiscard]] std::uint16_t port() const { return port_; }
  void send_signal(int signal) const { server_->send_signal(signal); }

 private:
  std::uint16_t port_;
  std::unique_ptr<RunningCommand> server_;
};

}  // namespace dateline
