// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "tests/support/run_command.h"

namespace dateline {

/// A host by itself: a network namespace, joined to this one by a virtual cable.
class TestHost {
 public:
  /// Whether this process may make one: as root, with the command `ip`.
  static bool can_be_made();

  /// `number` (0 to 63) tells the hosts of one process apart. Throws std::runtime_error.
  explicit TestHost(int number);
  ~TestHost();
  TestHost(const TestHost&) = delete;
  TestHost& operator=(const TestHost&) = delete;

  /// Serves the index in folder `db` by xapian-tcpsrv, and waits until it can be reached. Throws
  /// std::runtime_error.
  void serve(const std::string& db);

  /// HOST:PORT of what it serves.
  [[nodiscard]] std::string name() const;

  /// Takes the far end of the cable out, so that what is sent is lost without a word, or back in.
  void set_cable(bool is_in) const;

 private:
  std::string namespace_;
  std::string network_;  ///< of the cable, without the last part of the addresses
  int first_ = 0;        ///< its last part; our end is one above, the host's two
  std::unique_ptr<RunningCommand> server_;
};

}  // namespace dateline
