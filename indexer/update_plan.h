// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "indexer/file_worker.h"
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

/// What a run has to do, told from the file system's stamps alone. Its tasks point into the file
/// table that it was made from.
struct UpdatePlan {
  std::vector<FileTask> tasks;  ///< new files and those whose stamp differs, by root and path
  std::vector<std::string>
      vanished;  ///< ids whose file is gone from a fully scanned folder, sorted
  std::uint64_t vanished_documents = 0;  ///< of these, those that have a document
};

/// Scans the targets and compares with `files`. What needs no further look is counted, and what the
/// scan met is noted, in `report`.
UpdatePlan plan_update(const FileTable& files, const Roots& roots,
                       const std::vector<Target>& targets, const FileChoice& choice,
                       RunReport& report);

}  // namespace dateline
