// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/settings_copy.h"

#include "common/index_folder.h"
#include "indexer/generation_copy.h"
#include "indexer/sha256.h"

namespace dateline {

namespace fs = std::filesystem;

std::vector<std::string> copy_settings(const fs::path& from, const fs::path& to) {
  std::vector<std::string> differing;
  for (const std::string_view name : kSettingsFiles) {
    const fs::path source = from / name;
    const fs::path target = to / name;
    if (!fs::exists(source)) continue;
    if (fs::exists(target)) {
      if (sha256_of_file(source) != sha256_of_file(target)) differing.emplace_back(name);
      continue;
    }
    const fs::path unfinished = to / (std::string(name) + ".new");
    fs::remove(unfinished);
    copy_file_durably(source, unfinished);
    fs::rename(unfinished, target);
  }
  sync_folder(to);
  return differing;
}

}  // namespace dateline
