// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "indexer/file_table.h"
#include "indexer/roots.h"
#include "indexer/topic_table.h"

namespace dateline {

/// The segments of a run that was interrupted, which the present one goes on from, with their
/// files: 16 bytes for each. Not thread-safe.
class Leftovers {
 public:
  Leftovers() = default;

  /// Takes these segments. Throws IndexDamaged if one cannot be read.
  explicit Leftovers(std::vector<std::filesystem::path> paths);

  [[nodiscard]] const std::vector<std::filesystem::path>& paths() const { return paths_; }
  [[nodiscard]] std::uint64_t documents() const { return documents_; }
  [[nodiscard]] std::uint64_t files() const { return rows_.size(); }

  /// Throws IndexError, as for_each() does.
  [[nodiscard]] std::optional<FileEntry> find(const std::string& id) const;
  void for_each(const FileTable::Visit& visit) const;

 private:
  /// In which segment a file's entry is.
  struct Row {
    std::uint64_t hash = 0;  // of its id
    std::uint32_t segment = 0;

    // NOLINTNEXTLINE(modernize-use-nullptr): what is compared with 0 is clang's own
    friend auto operator<=>(const Row&, const Row&) = default;
  };

  [[nodiscard]] const FileTable& table(std::uint32_t segment) const;

  std::vector<std::filesystem::path> paths_;
  std::vector<Row> rows_;  // sorted
  std::uint64_t documents_ = 0;
  mutable std::optional<std::uint32_t> open_;  // the segment that was last asked for
  mutable FileTable open_table_;
};

/// What the index and the leftovers know of files.
struct KnownFiles {
  FileTable index;
  Leftovers leftovers;

  [[nodiscard]] std::optional<FileEntry> find(const std::string& id) const;
  void for_each(const FileTable::Visit& visit) const;
  [[nodiscard]] std::uint64_t size() const { return index.size() + leftovers.files(); }
};

/// The finished segments in `folder` that are of the same `roots` and of files that the index does
/// not know yet. Their topics are added to `topics`; all else in the folder is removed.
Leftovers take_leftovers(const std::filesystem::path& folder, const FileTable& index,
                         const Roots& roots, TopicTable& topics);

}  // namespace dateline
