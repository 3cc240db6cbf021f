// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/cluster.h"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <string_view>
#include <utility>

#include "common/index_error.h"
#include "common/open_index.h"
#include "common/plural.h"

namespace dateline {
namespace {

/// A connection stays with the generation of the index that it was opened on, so it is made anew
/// now and then.
constexpr std::chrono::seconds kMaxConnectionAge{30};

}  // namespace

Cluster::Cluster(const std::string& path)
    : path_(path), file_(read_cluster_file(path)), nonce_(std::random_device{}()) {
  for (ShardPlace& place : file_.shards) {
    Member member;
    member.left_alone_until.resize(place.endpoints.size());
    member.place = std::move(place);
    members_.push_back(std::move(member));
  }
}

void Cluster::for_each_member(const std::function<void(Member&)>& task) {
  std::vector<bool> is_remote;
  for (const Member& member : members_) is_remote.push_back(member.place.path.empty());
  at_once(is_remote, [&](std::size_t i) { task(members_[i]); });
}

bool Cluster::refresh() {
  for_each_member([this](Member& member) { refresh(member); });
  const bool moved = changes_ == 0 || std::ranges::any_of(members_, &Member::has_moved);
  if (moved) gather();
  const bool is_refused = !missing_.empty() && !file_.may_be_partial;
  if (is_refused || answering_.empty()) {
    throw IndexError(
        fmt::format("{}: nobody answers for the shard {}; try again later, or write "
                    "missing: partial to have answers without it",
                    path_, fmt::join(missing_, ", ")));
  }
  return moved;
}

void Cluster::refresh(Member& member) const {
  const bool was_there = member.shard.has_value();
  const bool is_local = !member.place.path.empty();
  const bool moved = is_local ? refresh_local(member) : refresh_remote(member);
  if (moved || was_there != member.shard.has_value()) member.has_moved = true;
  if (!moved || !member.shard) return;
  member.knows_topics = false;
  read_facts(*member.shard);
  member.commits = std::max(member.commits, member.shard->commits);
}

void Cluster::read_topics() {
  for_each_member([](Member& member) {
    if (!member.shard || member.knows_topics) return;
    member.shard->topics = load_topics(member.shard->index, std::move(member.shard->topics));
    member.knows_topics = true;
  });
  answering_.clear();
  for (const Member& member : members_) {
    if (member.shard) answering_.push_back(*member.shard);
  }
}

bool Cluster::refresh_local(Member& member) const {
  const StubStamp now = stub_stamp(member.place.path);
  if (member.shard && now == member.stub) return member.shard->index.reopen();
  member.shard = Shard{open_index(member.place.path)};
  member.stub = now;
  return true;
}

bool Cluster::refresh_remote(Member& member) const {
  if (member.connected && Clock::now() - *member.connected < kMaxConnectionAge) {
    try {
      return member.shard->index.reopen();
    } catch (const Xapian::NetworkError&) {
      // A server hangs up on who asks nothing for a while; whether it is gone, connecting tells.
    }
  }
  connect(member);
  return member.shard.has_value();
}

void Cluster::connect(Member& member) const {
  std::vector<std::string> topics;
  if (member.shard) topics = std::move(member.shard->topics);
  member.shard.reset();
  member.connected.reset();
  for (std::size_t i = 0; i < member.place.endpoints.size(); ++i) {
    if (Clock::now() < member.left_alone_until[i]) continue;
    const Endpoint& endpoint = member.place.endpoints[i];
    try {
      Shard shard{Xapian::Remote::open(endpoint.host, endpoint.port, file_.timeout_ms,
                                       file_.connect_timeout_ms),
                  true};
      check_versions(shard.index, endpoint.name());
      if (shard.index.get_uuid() == member.uuid) {
        shard.topics = std::move(topics);
      } else {
        member.commits = 0;
      }
      member.uuid = shard.index.get_uuid();
      member.shard = std::move(shard);
      member.endpoint = i;
      member.connected = Clock::now();
      return;
    } catch (const Xapian::DatabaseModifiedError&) {
      throw;
    } catch (const Xapian::Error&) {
      member.left_alone_until[i] = Clock::now() + std::chrono::milliseconds(file_.retry_ms);
    }
  }
}

void Cluster::gather() {
  index_ = Xapian::Database();
  answering_.clear();
  missing_.clear();
  for (Member& member : members_) {
    member.has_moved = false;
    if (!member.shard) {
      missing_.push_back(member.place.name());
      continue;
    }
    index_.add_database(member.shard->index);
    answering_.push_back(*member.shard);
  }
  ++changes_;
}

void Cluster::hang_up(const Xapian::NetworkError& error) {
  const bool was_slow = std::string_view(error.get_type()) == "NetworkTimeoutError";
  for (Member& member : members_) {
    if (!member.place.path.empty() || !member.shard) continue;
    const std::string name = member.place.endpoints[member.endpoint].name();
    if (was_slow && error.get_context().find(name) != std::string::npos) {
      member.left_alone_until[member.endpoint] =
          Clock::now() + std::chrono::milliseconds(file_.retry_ms);
    }
    member.connected.reset();
  }
}

std::vector<std::string> Cluster::behind() const {
  std::vector<std::string> out;
  for (const Member& member : members_) {
    if (!member.shard || !member.shard->is_remote) continue;
    const std::uint64_t lacking = member.commits - member.shard->commits;
    if (lacking == 0) continue;
    const std::string name = member.place.endpoints[member.endpoint].name();
    out.push_back(name + " by " + plural(lacking, "commit", "commits"));
  }
  return out;
}

std::string Cluster::state() const { return fmt::format("{:x}.{}", nonce_, changes_); }

}  // namespace dateline
