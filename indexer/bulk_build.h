// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "indexer/roots.h"
#include "indexer/run_report.h"
#include "indexer/topic_table.h"
#include "indexer/update_plan.h"

namespace dateline {

/// Called now and then from the calling thread: files done, files to do.
using OnProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// How many new files make it worth while to build segments and merge them, and how large a
/// segment may become. Memory is bounded by the threads times a segment.
struct BulkLimits {
  std::size_t min_files = 500;
  std::size_t segment_files = 500;
  std::uint64_t segment_bytes = 4 << 20;  ///< of article files
};

struct BulkOptions {
  std::filesystem::path folder;  ///< for the segments; made if missing
  unsigned jobs = 1;
  bool strict = false;
  BulkLimits limits;
};

/// What a bulk build made.
struct BulkResult {
  std::vector<std::filesystem::path> segments;  ///< in the order of their files
  std::uint64_t documents = 0;                  ///< in the segments
  std::vector<PlannedFile> refused;             ///< of segments in which Xapian refused a document
  RunReport report;                             ///< of the files in the segments
};

/// Reads, analyses and stores a plan's fresh files on `jobs` threads, each of which fills one
/// segment after the other: nothing is handed from thread to thread, and small databases are
/// written in order. Which files make a segment depends on the files alone. `stop` set: finishes
/// what is begun and returns. Throws IndexError.
BulkResult bulk_build(const UpdatePlan& plan, const Roots& roots, TopicTable& topics,
                      const BulkOptions& options, const OnProgress& on_progress,
                      const std::atomic<bool>& stop);

/// The segments that an interrupted run left in a folder, by name.
std::vector<std::filesystem::path> find_segments(const std::filesystem::path& folder);

}  // namespace dateline
