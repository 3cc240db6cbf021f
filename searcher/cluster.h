// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "common/cluster_file.h"
#include "common/index_folder.h"
#include "searcher/shard.h"

namespace dateline {

/// The shards of one index, and how they are reached: local folders, and remote ones that
/// xapian-tcpsrv serves. Who does not answer is replaced by a replica if there is one, and tried
/// again after a while. Not thread-safe.
class Cluster {
 public:
  /// `path`: the cluster file. Nothing is opened yet. Throws IndexError.
  explicit Cluster(const std::string& path);

  /// Goes on to the newest state of each shard, asking all remote ones at the same time. False if
  /// all were there already. Throws IndexError if a shard is served by nobody and the file does not
  /// allow partial answers, if no shard is there, or one is of another schema.
  bool refresh();

  /// Reads the topic tables of the shards, which take a round trip a name at first. Throws
  /// Xapian::Error.
  void read_topics();

  /// To be called when a question failed: lets all connections go, as what remains in them may be
  /// the answer to it. Who was too slow is left alone for a while.
  void hang_up(const Xapian::NetworkError& error);

  /// All shards that answer, as one.
  [[nodiscard]] const Xapian::Database& index() const { return index_; }
  [[nodiscard]] const std::vector<Shard>& shards() const { return answering_; }
  /// The names of those that nobody serves.
  [[nodiscard]] const std::vector<std::string>& missing() const { return missing_; }
  /// Of those that a copy serves which lacks commits that were seen of the shard: which, and how
  /// many it lacks. A copy of another generation cannot be compared.
  [[nodiscard]] std::vector<std::string> behind() const;
  /// Differs whenever what the shards hold does, as far as this object has seen.
  [[nodiscard]] std::string state() const;

 private:
  using Clock = std::chrono::steady_clock;

  struct Member {
    ShardPlace place;
    std::optional<Shard> shard;  // if it answers
    bool has_moved = false;      // since it was gathered
    bool knows_topics = false;   // of the shard's present state
    StubStamp stub{};            // of a local one, as it was opened
    std::size_t endpoint = 0;    // of a remote one
    std::string uuid{};          // what its topics and commits are of
    std::uint64_t commits = 0;   // the most that were seen
    std::optional<Clock::time_point> connected{};
    std::vector<Clock::time_point> left_alone_until{};  // by endpoint
  };

  void refresh(Member& member) const;
  bool refresh_local(Member& member) const;
  bool refresh_remote(Member& member) const;
  void connect(Member& member) const;
  void for_each_member(const std::function<void(Member&)>& task);
  void gather();

  std::string path_;
  ClusterFile file_;
  std::vector<Member> members_;
  Xapian::Database index_;
  std::vector<Shard> answering_;
  std::vector<std::string> missing_;
  std::uint64_t nonce_;
  std::uint64_t changes_ = 0;  // 0: nothing is gathered yet
};

}  // namespace dateline
