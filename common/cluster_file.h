// SPDX-License-Identifier: GPL-2.0-or-later
// An index in several shards, each of which holds the articles that the hash of their id gives it:
//
//   shards:
//     - path: 1                        # a folder that dateline-index writes, from this file's
//     folder
//     - remote: 10.0.0.5:7002          # one that xapian-tcpsrv serves there
//       replicas: [10.0.0.6:7002]      # asked in turn while it does not answer
//   timeout-ms: 5000                   # of a question to a remote shard
//   connect-timeout-ms: 1000
//   retry-ms: 5000                     # who did not answer is left alone for so long
//   missing: error                     # or partial: answer without a shard that nobody serves
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/diagnostic.h"
#include "common/result.h"

namespace dateline {

inline constexpr std::uint32_t kMaxShards = 256;

/// Where a shard is served.
struct Endpoint {
  std::string host;
  std::uint16_t port = 0;

  [[nodiscard]] std::string name() const { return host + ':' + std::to_string(port); }
  friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

struct ShardPlace {
  std::string path;                 ///< of a local one; empty: it is remote
  std::vector<Endpoint> endpoints;  ///< of a remote one; replicas come after the first

  /// For messages.
  [[nodiscard]] std::string name() const { return path.empty() ? endpoints.front().name() : path; }
  friend bool operator==(const ShardPlace&, const ShardPlace&) = default;
};

struct ClusterFile {
  std::vector<ShardPlace> shards;  ///< at least one
  std::uint32_t timeout_ms = 5000;
  std::uint32_t connect_timeout_ms = 1000;
  std::uint32_t retry_ms = 5000;
  bool may_be_partial = false;

  friend bool operator==(const ClusterFile&, const ClusterFile&) = default;
};

/// The name of such a file in the folder of an index in shards.
inline constexpr std::string_view kClusterFile = "cluster.yaml";

/// The cluster file that the index `db` is described by: `db` itself if it is a file, or
/// cluster.yaml in it; nothing if `db` is no cluster.
std::optional<std::string> cluster_file_of(const std::string& db);

/// The folder of the index `db`, in which its synonyms and profiles are.
std::string folder_of_index(const std::string& db);

/// Reads the text of a cluster file; local paths are taken from the folder of `path`.
Result<ClusterFile, Diagnostic> parse_cluster_file(std::string_view yaml, const std::string& path);

/// Reads a cluster file. Throws IndexError if it is wrong or cannot be read.
ClusterFile read_cluster_file(const std::string& path);

/// The text of a cluster file for local shards in folders 1 to `count` beside it.
std::string local_cluster_yaml(std::uint32_t count);

/// Which of `count` shards holds the article `id`, from 0.
std::uint32_t shard_of_id(std::string_view id, std::uint32_t count);

}  // namespace dateline
