// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/sharded_update.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include "common/cluster_file.h"
#include "common/index_folder.h"
#include "indexer/tally.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

std::optional<Refusal> check_folder(const std::string& db, std::uint32_t shards) {
  if (current_generation(db)) {
    return Refusal{true, fmt::format("{}: this is one index; for one in shards, name another "
                                     "folder",
                                     db)};
  }
  const fs::path file = fs::path(db) / kClusterFile;
  if (!fs::exists(file)) return std::nullopt;
  const std::size_t before = read_cluster_file(file.string()).shards.size();
  if (before == shards) return std::nullopt;
  return Refusal{true, fmt::format("{}: the index has {} shards, not {}; for another number, name "
                                   "another folder",
                                   db, before, shards)};
}

/// Adds what was done for the shard `number` (from 0). Each scan meets the same other files.
void add_shard(RunReport part, std::uint32_t number, RunReport& whole) {
  if (number == 0) whole.other_files = part.other_files;
  whole.documents += part.documents;
  whole.seconds += part.seconds;
  whole.dry_run = part.dry_run;
  whole.interrupted = part.interrupted;
  add_report(std::move(part), whole);
}

/// What a scan has to say is said of each shard's.
void say_once(Diagnostics& diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.path < b.path; });
  const auto same = std::unique(diagnostics.begin(), diagnostics.end());
  diagnostics.erase(same, diagnostics.end());
}

}  // namespace

Result<RunReport, Refusal> update_shards(const UpdateOptions& options, std::uint32_t shards,
                                         const OnProgress& on_progress,
                                         const std::atomic<bool>& stop) {
  if (auto refusal = check_folder(options.db, shards)) return *refusal;
  RunReport whole;
  for (std::uint32_t number = 0; number < shards && !whole.interrupted; ++number) {
    UpdateOptions own = options;
    own.db = (fs::path(options.db) / std::to_string(number + 1)).string();
    own.shard = {number, shards};
    auto part = update_index(own, on_progress, stop);
    if (!part) return part.error();
    add_shard(std::move(*part), number, whole);
  }
  say_once(whole.diagnostics);
  const fs::path file = fs::path(options.db) / kClusterFile;
  if (!options.dry_run && !whole.interrupted && !fs::exists(file)) {
    write_durably(file, local_cluster_yaml(shards));
    sync_folder(options.db);
  }
  return whole;
}

}  // namespace dateline
