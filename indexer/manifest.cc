// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/manifest.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <system_error>

#include "common/index_error.h"
#include "common/index_folder.h"
#include "indexer/sha256.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHexDigits = 64;
constexpr std::string_view kSeparator = "  ";
/// Xapian's lock file: no data.
constexpr std::string_view kLockName = "flintlock";

using Sums = std::map<std::string, std::string>;  // by the file's name below DB

fs::path manifest_path(const std::string& db, std::uint32_t generation) {
  return generation_path(db, generation).string() + ".sha256";
}

Sums sums_of(const std::string& db, std::uint32_t generation) {
  Sums sums;
  const fs::path folder = generation_path(db, generation);
  std::error_code failed;
  const fs::directory_iterator files(folder, failed);
  if (failed) throw IndexDamaged(fmt::format("{}: {}", folder.string(), failed.message()));
  for (const auto& file : files) {
    const std::string name = file.path().filename().string();
    if (name == kLockName) continue;
    sums[(folder.filename() / name).string()] = sha256_of_file(file.path());
  }
  return sums;
}

Sums read_manifest(std::ifstream& in) {
  Sums sums;
  for (std::string line; std::getline(in, line);) {
    if (line.size() <= kHexDigits + kSeparator.size()) continue;
    sums[line.substr(kHexDigits + kSeparator.size())] = line.substr(0, kHexDigits);
  }
  return sums;
}

}  // namespace

void write_manifest(const std::string& db, std::uint32_t generation) {
  std::string text;
  for (const auto& [name, sum] : sums_of(db, generation)) {
    text += fmt::format("{}{}{}\n", sum, kSeparator, name);
  }
  write_durably(manifest_path(db, generation), text);
}

void remove_manifest(const std::string& db, std::uint32_t generation) {
  const fs::path path = manifest_path(db, generation);
  std::error_code failed;
  const bool was_there = fs::remove(path, failed);
  if (failed) throw IndexError(fmt::format("{}: {}", path.string(), failed.message()));
  // Back after a power cut, it would call the changed generation damaged.
  if (was_there) sync_folder(db);
}

std::optional<std::vector<std::string>> check_manifest(const std::string& db,
                                                       std::uint32_t generation) {
  std::ifstream in(manifest_path(db, generation), std::ios::binary);
  if (!in) return std::nullopt;
  const Sums expected = read_manifest(in);
  const Sums found = sums_of(db, generation);
  std::vector<std::string> faults;
  if (expected.empty()) faults.emplace_back("the manifest names no file");
  for (const auto& [name, sum] : expected) {
    const auto at = found.find(name);
    if (at == found.end()) {
      faults.push_back(fmt::format("{}: missing", name));
    } else if (at->second != sum) {
      faults.push_back(fmt::format("{}: differs from what was written", name));
    }
  }
  for (const auto& [name, sum] : found) {
    if (expected.count(name) == 0) faults.push_back(fmt::format("{}: not in the manifest", name));
  }
  return faults;
}

}  // namespace dateline
