// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/file_descriptor.h"
#include "common/result.h"

namespace dateline {

/// Where a server listens.
struct ListenAddress {
  std::string host = "127.0.0.1";  ///< a numeric address, without brackets
  std::uint16_t port = 8080;       ///< 0: any free one
};

/// Reads `127.0.0.1:8080`, `[::1]:8080` or `localhost:8080`, which is 127.0.0.1.
Result<ListenAddress, Failure> parse_listen_address(std::string_view text);

/// As one writes it in a URL: `127.0.0.1:8080`, `[::1]:8080`.
std::string authority_of(const ListenAddress& address);

/// Whether only this machine can reach it.
bool is_loopback(const ListenAddress& address);

/// A socket that listens at `address`, whose port becomes the one that was free. Throws
/// std::system_error.
FileDescriptor listen_at(ListenAddress& address);

}  // namespace dateline
