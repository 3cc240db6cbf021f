// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include "common/file_descriptor.h"

namespace dateline {

/// Stands between clients and a server on the loopback, and counts the questions: how often a
/// client speaks after the server did.
class CountingRelay {
 public:
  /// To the server at `port`. Throws std::runtime_error.
  explicit CountingRelay(std::uint16_t port);
  ~CountingRelay();
  CountingRelay(const CountingRelay&) = delete;
  CountingRelay& operator=(const CountingRelay&) = delete;

  /// HOST:PORT at which it listens.
  [[nodiscard]] std::string name() const { return "127.0.0.1:" + std::to_string(own_port_); }

  /// Since the last call.
  int take_questions() { return questions_.exchange(0); }

 private:
  void accept_all(std::uint16_t port);
  void pass_on(int client, int server);

  FileDescriptor listening_;
  std::uint16_t own_port_ = 0;
  std::atomic<int> questions_{0};
  std::atomic<bool> is_over_{false};
  std::vector<std::jthread> connections_;  // of accepting_ alone
  std::jthread accepting_;
};

}  // namespace dateline
