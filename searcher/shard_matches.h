// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <functional>
#include <vector>

#include "searcher/shard.h"

namespace dateline {

/// Calls `visit` for each match of `query` in some shards with a document that has no more than its
/// values of `slots`; topics' ids are those of a table in which that of one shard follows the
/// other's. Two values of all matches come in one search of a shard, which is asked for a sort key
/// and a collapse key. Throws Xapian::Error.
void for_each_match(const std::vector<Shard>& shards, const Xapian::Query& query,
                    const std::vector<Xapian::valueno>& slots,
                    const std::function<void(const Xapian::Document&)>& visit);

}  // namespace dateline
