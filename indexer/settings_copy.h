// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace dateline {

/// Copies what people wrote beside the index in folder `from` (kSettingsFiles) to the index in
/// folder `to`, durably, each file whole or not at all. A file that is at `to` already is left as
/// it is; the names of those that differ are returned, in the order of kSettingsFiles. Throws
/// std::filesystem::filesystem_error, IndexError.
std::vector<std::string> copy_settings(const std::filesystem::path& from,
                                       const std::filesystem::path& to);

}  // namespace dateline
