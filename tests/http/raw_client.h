// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/file_descriptor.h"

namespace dateline {

/// A TCP connection to 127.0.0.1 that sends whatever bytes it is told to.
class RawClient {
 public:
  /// Throws std::system_error.
  explicit RawClient(std::uint16_t port);

  /// False if the other side has closed the connection.
  bool send(std::string_view bytes);

  /// What comes until the other side closes or `wait` is over.
  std::string read_all(std::chrono::milliseconds wait = std::chrono::seconds(10));

  /// What comes until a whole response with Content-Length is there.
  std::string read_response();

  /// Whether the other side closes within that time; what it sends before is dropped.
  bool is_closed_within(std::chrono::milliseconds wait);

 private:
  /// Appends what comes next; false if that is nothing within that time, or the end.
  bool read_some(std::string& out, std::chrono::milliseconds wait);

  FileDescriptor socket_;
  bool is_at_end_ = false;
};

/// The status of a response as it came; 0 for none.
int status_of(const std::string& response);

/// The response to these bytes on a connection of their own, read to its end.
std::string exchange(std::uint16_t port, std::string_view bytes);

}  // namespace dateline
