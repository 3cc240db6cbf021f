// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace dateline {

/// Copies a file to where none is; its bytes are on the disk then, its name once the folder is
/// synced. Throws std::filesystem::filesystem_error.
void copy_file_durably(const std::filesystem::path& from, const std::filesystem::path& to);

/// Copies a generation that nobody writes to, durably; what was at `to` is replaced. Throws
/// std::filesystem::filesystem_error, IndexError.
void copy_generation(const std::filesystem::path& from, const std::filesystem::path& to);

/// Copies a generation that may be written to meanwhile; false if a commit fell into that, or if
/// its state cannot be told. Throws as above.
bool try_copy(const std::filesystem::path& from, const std::filesystem::path& to);

/// Copies the last committed state of the index in folder `db`, which may be written to meanwhile,
/// and returns which generation that was. Throws as above, too if commits leave no time for a copy.
std::uint32_t copy_current(const std::string& db, const std::filesystem::path& to);

}  // namespace dateline
