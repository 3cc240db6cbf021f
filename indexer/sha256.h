// SPDX-License-Identifier: GPL-2.0-or-later
// The only door to OpenSSL.
#pragma once

#include <filesystem>
#include <string>

namespace dateline {

/// The SHA-256 (FIPS 180-4) of a file's bytes, as 64 lower-case hex digits. Throws IndexError if
/// the file cannot be read.
std::string sha256_of_file(const std::filesystem::path& path);

}  // namespace dateline
