// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "common/date.h"
#include "searcher/at_once.h"

namespace dateline {

/// A part of an index, or the whole of one that has no parts.
struct Shard {
  Xapian::Database index;
  bool is_remote = false;
  std::vector<std::string> topics{};                 ///< its own topic table: ids are of one shard
  std::map<std::string, std::uint64_t> languages{};  ///< documents by language
  UnixSeconds newest = 0;                            ///< the greatest date ever stored
  std::uint64_t commits = 0;                         ///< that made it
};

/// Reads `languages`, `newest` and `commits` from its index. Throws Xapian::Error.
void read_facts(Shard& shard);

/// The languages of at least a thousandth of all documents. One of fewer is most often a misjudged
/// one, and each costs every query.
std::vector<std::string> languages_of(const std::vector<Shard>& shards);

/// Calls `task` with the number of each shard, with those of remote ones at the same time. Objects
/// of Xapian's count their owners without locks, so a task must neither copy nor drop one that
/// another task's shard has a part in, a query say.
void for_each_shard(const std::vector<Shard>& shards, const std::function<void(std::size_t)>& task);

}  // namespace dateline
