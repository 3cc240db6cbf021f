// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <vector>

#include "common/record.h"
#include "searcher/shard.h"

namespace dateline {

/// The records of some documents of a cluster, by the numbers that they have in the whole of it.
/// Each takes a round trip to its shard, but all shards are asked at the same time. Throws
/// UnreadableRecord, Xapian::Error.
std::vector<Record> read_records(const std::vector<Shard>& shards,
                                 const std::vector<Xapian::docid>& documents);

}  // namespace dateline
