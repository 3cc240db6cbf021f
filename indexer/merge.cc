// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/merge.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <atomic>
#include <string>
#include <string_view>
#include <utility>

#include "common/index_error.h"
#include "common/index_folder.h"
#include "indexer/ordered_parallel.h"
#include "indexer/segment.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

/// How many databases one merge reads: each takes six file descriptors, of which a process may
/// have 1,024, and some memory.
constexpr std::size_t kMaxSources = 128;

/// Says which of several sources' metadata counts: none of theirs, but the new index's own.
class OwnMetadata : public Xapian::Compactor {
 public:
  explicit OwnMetadata(const Metadata& own) : own_(own) {}

  std::string resolve_duplicate_metadata(const std::string& key, std::size_t /*count*/,
                                         const std::string /*values*/[]) override {
    const auto at = own_.find(plain(key));
    return at == own_.end() ? std::string() : at->second;
  }

 private:
  /// Xapian hands over a key as its table has it, with what sets metadata apart from terms.
  static std::string plain(std::string_view key) {
    constexpr std::string_view kMark("\0\xC0", 2);
    if (key.starts_with(kMark)) key.remove_prefix(kMark.size());
    return std::string(key);
  }

  const Metadata& own_;
};

void compact(const std::vector<fs::path>& sources, const Metadata& own, const fs::path& target) {
  fs::remove_all(target);
  Xapian::Database all;
  for (const fs::path& source : sources) all.add_database(Xapian::Database(source.string()));
  OwnMetadata compactor(own);
  all.compact(target.string(), 0, 0, compactor);
  sync_folder(target);
}

/// A database without documents that holds all of the metadata.
fs::path write_metadata(const Metadata& own, const fs::path& scratch) {
  fs::path path = scratch / "metadata";
  constexpr int kFlags =
      Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC;
  Xapian::WritableDatabase database(path.string(), kFlags);
  store(database, own);
  // A key that only one source has is copied unasked: here is a second one with a segment's.
  database.set_metadata(kSegmentKey, "none");
  database.commit();
  return path;
}

/// Merges neighbours until few enough are left.
std::vector<fs::path> merge_groups(std::vector<fs::path> sources, const MergeParts& parts) {
  const std::size_t groups = (sources.size() + kMaxSources - 1) / kMaxSources;
  const auto merge_group = [&](std::size_t group) {
    const auto at = [&](std::size_t number) {
      return sources.begin() + static_cast<std::ptrdiff_t>(sources.size() * number / groups);
    };
    const std::vector<fs::path> members(at(group), at(group + 1));
    fs::path target = parts.scratch / fmt::format("group-{:06}-of-{}", group, sources.size());
    compact(members, {}, target);
    for (const fs::path& member : members) {
      if (member.parent_path() == parts.scratch) fs::remove_all(member);
    }
    return target;
  };
  std::vector<fs::path> merged;
  ordered_parallel<fs::path>(
      groups, parts.jobs, groups, [&] { return merge_group; },
      [&](std::size_t, fs::path path) {
        merged.push_back(std::move(path));
        return true;
      });
  return merged;
}

/// Runs `task`, and turns what it throws into IndexErrors.
template <typename Task>
void with_index_errors(const fs::path& target, Task task) {
  try {
    task();
  } catch (const Xapian::Error&) {
    throw_index_error(target.string());
  } catch (const fs::filesystem_error& error) {
    throw IndexError(error.what());
  }
}

}  // namespace

void merge(const MergeParts& parts, const fs::path& target) {
  with_index_errors(target, [&] {
    fs::create_directories(parts.scratch);
    std::vector<fs::path> sources = parts.sources;
    while (sources.size() > kMaxSources) sources = merge_groups(std::move(sources), parts);
    const Metadata own = all_metadata(parts.state);
    sources.push_back(write_metadata(own, parts.scratch));
    compact(sources, own, target);
    const auto documents = Xapian::Database(target.string()).get_doccount();
    if (documents == parts.documents) return;
    throw IndexDamaged(fmt::format("{}: {} documents merged, but {} expected; build the index anew",
                                   target.string(), documents, parts.documents));
  });
}

void repack(const fs::path& database, const fs::path& scratch) {
  with_index_errors(database, [&] {
    const fs::path packed = scratch / "packed";
    compact({database}, {}, packed);
    fs::remove_all(database);
    fs::rename(packed, database);
  });
}

}  // namespace dateline
