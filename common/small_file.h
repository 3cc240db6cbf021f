// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace dateline {

/// The bytes of the file at `path`; nothing if it cannot be read or has more than `most` bytes.
std::optional<std::string> read_small_file(const std::string& path, std::size_t most);

}  // namespace dateline
