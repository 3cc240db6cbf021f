// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstdint>

#include "indexer/update.h"

namespace dateline {

/// As update_index(), for an index in `shards` shards: folders 1 to N in `options.db`, each an
/// index that holds the articles that the hash of their id gives it, and a cluster file that names
/// them. Refuses another number of shards than there are, and a folder that is one index. Throws
/// IndexError.
Result<RunReport, Refusal> update_shards(const UpdateOptions& options, std::uint32_t shards,
                                         const OnProgress& on_progress,
                                         const std::atomic<bool>& stop);

}  // namespace dateline
