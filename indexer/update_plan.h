// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/file_worker.h"
#include "indexer/leftovers.h"
#include "indexer/roots.h"
#include "indexer/run_report.h"

namespace dateline {

/// The articles of one shard of several (common/cluster_file.h); all, as it is.
struct ShardChoice {
  std::uint32_t number = 0;  ///< from 0
  std::uint32_t count = 1;
};

/// Which files of a folder are looked at.
struct FileChoice {
  std::vector<std::string> excludes;  ///< fnmatch(3) patterns
  ShardChoice shard;
};

/// The files below one target.
struct ScannedFiles {
  Target target;
  std::string id_start;  ///< and a relative path make an id; of a single file, its whole id
  FileList files;
  bool complete = false;  ///< a folder that could be listed as a whole

  [[nodiscard]] std::string id(std::size_t file) const;
  [[nodiscard]] bool contains(std::string_view id) const;
};

/// A file to look at: a row of a plan's lists, as a run may have millions.
struct PlannedFile {
  static constexpr auto kUnknown = static_cast<std::uint32_t>(-1);

  std::uint32_t scan = 0;
  std::uint32_t file = 0;
  std::uint32_t known = kUnknown;  ///< what the index knows of it
};

/// What a run has to do, told from the file system's stamps alone.
struct UpdatePlan {
  std::vector<ScannedFiles> scans;
  std::deque<FileEntry> known;
  std::vector<PlannedFile> changed;      ///< known, but with another stamp; by target and path
  std::vector<PlannedFile> fresh;        ///< not known; by target and path
  std::vector<std::string> vanished;     ///< ids whose file is gone from a complete folder, sorted
  std::uint64_t vanished_documents = 0;  ///< of these, those that have a document

  /// The task points into the plan.
  [[nodiscard]] FileTask task(const PlannedFile& planned) const;
};

/// Scans the targets and compares with `files`. What needs no further look is counted, and what the
/// scan met is noted, in `report`. Throws IndexError.
UpdatePlan plan_update(const KnownFiles& files, const Roots& roots,
                       const std::vector<Target>& targets, const FileChoice& choice,
                       RunReport& report);

}  // namespace dateline
