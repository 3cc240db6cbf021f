// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "tests/support/run_command.h"

namespace dateline {

/// A dateline-serve over an index, on a port of its own. Killed if it still runs when this goes.
class RunningServer {
 public:
  /// Waits until it listens; its log goes into the file `log`. Throws std::runtime_error with that
  /// log if it does not.
  RunningServer(const std::string& db, const std::string& log);

  [[nodiscard]] std::uint16_t port() const { return port_; }

  /// Ends it by SIGTERM, as a service manager does.
  CommandResult stop();

 private:
  RunningCommand program_;
  std::uint16_t port_ = 0;
};

}  // namespace dateline
