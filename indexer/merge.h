// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "indexer/index_state.h"

namespace dateline {

/// The parts of an index that is to be made by merging.
struct MergeParts {
  /// What the index is to know beside the files of all sources.
  const IndexState& state;
  std::uint64_t documents = 0;  ///< of all sources
  /// Databases of disjoint documents, in the order of the documents to come.
  std::vector<std::filesystem::path> sources;
  /// For databases in between; emptied as they are used up.
  std::filesystem::path scratch;
  unsigned jobs = 1;
};

/// Merges the parts into one durable database at `target`, by Xapian's compaction, which copies
/// blocks of postings instead of indexing anew and leaves no free space. Many sources are first
/// merged in groups. Throws IndexDamaged if the documents are not as many as that, IndexError.
void merge(const MergeParts& parts, const std::filesystem::path& target);

/// Packs the blocks of a merged database again, which what was written since has split: a third of
/// its size. Uses the folder `scratch`. Throws IndexError.
void repack(const std::filesystem::path& database, const std::filesystem::path& scratch);

}  // namespace dateline
