// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/generations.h"

#include <fmt/format.h>
#include <xapian.h>

#include <cstddef>
#include <system_error>
#include <vector>

#include "common/index_error.h"
#include "common/index_folder.h"
#include "common/schema.h"
#include "common/story_slots.h"
#include "indexer/manifest.h"
#include "indexer/story_pass.h"
#include "indexer/verify.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

bool has_documents(const fs::path& generation) {
  try {
    return Xapian::Database(generation.string()).get_doccount() > 0;
  } catch (const Xapian::Error&) {
    return true;
  }
}

/// Removes all generations but the current one and the one before it, if that is worth keeping.
/// Generations that cannot be removed only take room.
void drop_old_generations(const std::string& db, std::optional<std::uint32_t> previous,
                          std::uint32_t current) {
  std::error_code ignored;
  for (const std::uint32_t number : all_generations(db)) {
    const fs::path path = generation_path(db, number);
    const bool is_kept = number == current || (number == previous && has_documents(path));
    if (is_kept) continue;
    fs::remove_all(path, ignored);
    remove_manifest(db, number);
  }
}

/// How many documents have another story than before.
std::size_t tell_all_stories(const fs::path& generation, unsigned jobs) {
  StoryChanges all;
  all.add_all();
  std::size_t told = 0;
  try {
    Xapian::WritableDatabase index(generation.string(), Xapian::DB_OPEN);
    index.begin_transaction();
    told = tell_stories(index, all, {jobs, true});
    index.set_metadata(std::string(metadata::kUntoldStories), "");
    index.commit_transaction();
  } catch (const Xapian::Error&) {
    throw_index_error(generation.string());
  }
  sync_folder(generation);
  return told;
}

}  // namespace

fs::path building_folder(const std::string& db) { return fs::path(db) / "building"; }

void create_index(const std::string& db) {
  constexpr std::uint32_t kFirst = 1;
  const fs::path path = generation_path(db, kFirst);
  try {
    Xapian::WritableDatabase index(path.string(),
                                   Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS);
    store(index, versions_metadata());
    index.commit();
  } catch (const Xapian::Error&) {
    throw_index_error(db);
  }
  sync_folder(path);
  set_current_generation(db, kFirst);
}

void make_current(const std::string& db, std::uint32_t generation,
                  std::optional<std::uint32_t> previous, Check check) {
  if (check == Check::kEverything) {
    const auto faults = check_generation(db, generation);
    if (!faults.empty()) {
      throw IndexDamaged(fmt::format("{}: the new generation is damaged, the old one stays: {}", db,
                                     faults.front()));
    }
  }
  write_manifest(db, generation);
  set_current_generation(db, generation);
  drop_old_generations(db, previous, generation);
}

void publish_generation(const std::string& db, const MergeParts& parts, Check check) {
  const auto previous = current_generation(db);
  // A generation of this number is what a killed run left; it is overwritten.
  const std::uint32_t next = previous.value_or(0) + 1;
  remove_manifest(db, next);
  const fs::path generation = generation_path(db, next);
  merge(parts, generation);
  if (tell_all_stories(generation, parts.jobs) > 0) repack(generation, parts.scratch);
  make_current(db, next, previous, check);
  std::error_code ignored;
  fs::remove_all(parts.scratch, ignored);
}

}  // namespace dateline
