// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "searcher/shard.h"

namespace dateline {

/// How many documents of one state of an index have a term. Each question to a remote shard is a
/// round trip, so terms that will be asked for are best named beforehand, and what remote shards
/// said is kept. Not thread-safe.
class TermFrequencies {
 public:
  TermFrequencies() = default;
  explicit TermFrequencies(std::vector<Shard> shards);

  /// Asks remote shards for all of these that are not known yet, all shards at the same time.
  /// Throws Xapian::Error.
  void expect(std::vector<std::string> terms);

  /// Throws Xapian::Error.
  std::uint64_t of(const std::string& term);

 private:
  std::vector<Shard> shards_;
  bool has_remote_ = false;
  std::unordered_map<std::string, std::uint64_t> known_;  // if there is a remote one
};

}  // namespace dateline
