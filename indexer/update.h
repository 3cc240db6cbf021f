// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "common/result.h"
#include "indexer/bulk_build.h"
#include "indexer/run_report.h"
#include "indexer/update_plan.h"

namespace dateline {

struct UpdateOptions {
  std::string db;
  std::vector<std::string> paths;
  std::vector<std::string> excludes;  ///< fnmatch(3) patterns
  unsigned jobs = 1;                  ///< threads that read and analyse, >= 1
  bool strict = false;                ///< a warning rejects its file
  bool dry_run = false;
  bool allow_shrink = false;
  bool rebuild = false;  ///< start from nothing, in a new generation
  ShardChoice shard;     ///< which of the articles are the index's
  BulkLimits bulk;
};

/// Why a run did nothing at all.
struct Refusal {
  bool is_usage = true;  ///< false: the files look wrong (too many gone), not the command
  std::string message;
};

/// The greatest share of an index's documents that one run may remove because their files are gone,
/// unless told so: an unmounted disk must not empty an index.
inline constexpr double kMaxShrink = 0.20;

/// Brings the index in `options.db` up to date with the files in `options.paths`: new and changed
/// ones are stored, documents whose file is gone from a folder that could be read in full are
/// removed. Many new files are built apart and then merged with what is there into a new
/// generation; with `options.rebuild`, all are. `stop` set: keeps what is done and returns early;
/// the next run goes on from there. Throws IndexError.
Result<RunReport, Refusal> update_index(const UpdateOptions& options, const OnProgress& on_progress,
                                        const std::atomic<bool>& stop);

}  // namespace dateline
