// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cluster_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <set>
#include <utility>

#include "common/hash.h"
#include "common/index_error.h"
#include "common/yaml_file.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kMaxMilliseconds = 600'000;

/// What is wrong, or nothing.
using Fault = std::optional<YamlProblem>;

struct TimeField {
  std::string_view key;
  std::uint32_t ClusterFile::*member;
};

constexpr std::array kTimeFields = {
    TimeField{"timeout-ms", &ClusterFile::timeout_ms},
    TimeField{"connect-timeout-ms", &ClusterFile::connect_timeout_ms},
    TimeField{"retry-ms", &ClusterFile::retry_ms},
};

template <typename Number>
std::optional<Number> number_from(std::string_view text, Number most) {
  Number number{};
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  const bool is_good = error == std::errc() && stop == end && number > 0 && number <= most;
  return is_good ? std::optional(number) : std::nullopt;
}

std::optional<Endpoint> endpoint_of(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  const auto port = number_from<std::uint16_t>(text.substr(colon + 1), 65535);
  const auto host = text.substr(0, colon);
  if (!port || host.find_first_of("/ \t") != std::string_view::npos) return std::nullopt;
  return Endpoint{std::string(host), *port};
}

/// Reads one cluster file; paths are taken from `folder`.
class ClusterReader {
 public:
  explicit ClusterReader(fs::path folder) : folder_(std::move(folder)) {}

  Fault read(const YamlNode& root) {
    for (const YamlNode& entry : root.children) {
      if (auto fault = read_entry(entry)) return fault;
    }
    if (file_.shards.empty()) return YamlProblem{{1, 1}, "there is no list of shards"};
    return std::nullopt;
  }

  ClusterFile take() { return std::move(file_); }

 private:
  Fault read_entry(const YamlNode& entry) {
    if (entry.key == "shards") return read_shards(entry);
    if (entry.key == "missing") {
      if (entry.scalar != "error" && entry.scalar != "partial") {
        return YamlProblem{entry.position, "missing is error or partial"};
      }
      file_.may_be_partial = entry.scalar == "partial";
      return std::nullopt;
    }
    const auto* const field = std::ranges::find(kTimeFields, entry.key, &TimeField::key);
    if (field == kTimeFields.end()) {
      return YamlProblem{entry.key_position,
                         fmt::format("'{}' is unknown here; there are shards, timeout-ms, "
                                     "connect-timeout-ms, retry-ms and missing",
                                     entry.key)};
    }
    const auto number = number_from(entry.scalar, kMaxMilliseconds);
    if (!number) {
      return YamlProblem{entry.position, fmt::format("{} takes a whole number from 1 to {}",
                                                     entry.key, kMaxMilliseconds)};
    }
    file_.*(field->member) = *number;
    return std::nullopt;
  }

  Fault read_shards(const YamlNode& list) {
    if (list.kind != YamlNode::Kind::kSequence || list.children.empty() ||
        list.children.size() > kMaxShards) {
      return YamlProblem{list.position, fmt::format("a list of 1 to {} shards", kMaxShards)};
    }
    for (const YamlNode& item : list.children) {
      if (auto fault = read_shard(item)) return fault;
    }
    return std::nullopt;
  }

  Fault read_shard(const YamlNode& item) {
    const YamlNode* const path = item.find("path");
    const YamlNode* const remote = item.find("remote");
    const YamlNode* const replicas = item.find("replicas");
    const std::size_t known = (path != nullptr ? 1U : 0U) + (remote != nullptr ? 1U : 0U) +
                              (replicas != nullptr ? 1U : 0U);
    const bool is_one_place = (path == nullptr) != (remote == nullptr);
    if (!is_one_place || known != item.children.size() ||
        (path != nullptr && replicas != nullptr)) {
      return YamlProblem{item.position,
                         "a shard is path: FOLDER, or remote: HOST:PORT with, maybe, "
                         "replicas: [HOST:PORT]"};
    }
    ShardPlace place;
    if (path != nullptr) {
      if (path->scalar.empty()) return YamlProblem{path->position, "path takes a folder"};
      place.path = (folder_ / path->scalar).string();
    } else if (auto fault = read_endpoints(*remote, replicas, place.endpoints)) {
      return fault;
    }
    if (!seen_.insert(place.name()).second) {
      return YamlProblem{item.position, fmt::format("{} is a shard already", place.name())};
    }
    file_.shards.push_back(std::move(place));
    return std::nullopt;
  }

  static Fault read_endpoints(const YamlNode& remote, const YamlNode* replicas,
                              std::vector<Endpoint>& out) {
    std::vector<const YamlNode*> nodes = {&remote};
    if (replicas != nullptr) {
      for (const YamlNode& replica : replicas->children) nodes.push_back(&replica);
    }
    for (const YamlNode* node : nodes) {
      auto endpoint = endpoint_of(node->scalar);
      if (!endpoint) {
        return YamlProblem{node->position,
                           fmt::format("HOST:PORT is needed here, not '{}'", node->scalar)};
      }
      out.push_back(std::move(*endpoint));
    }
    return std::nullopt;
  }

  fs::path folder_;
  ClusterFile file_;
  std::set<std::string> seen_;
};

Result<ClusterFile, Diagnostic> understood(const YamlNode& root, const std::string& path) {
  ClusterReader reader(fs::path(path).parent_path());
  if (auto fault = reader.read(root)) {
    return Diagnostic{Severity::kError, path, fault->position, std::move(fault->message)};
  }
  return reader.take();
}

}  // namespace

std::optional<std::string> cluster_file_of(const std::string& db) {
  std::error_code ignored;
  if (fs::is_regular_file(db, ignored)) return db;
  const fs::path beside = fs::path(db) / kClusterFile;
  if (fs::is_regular_file(beside, ignored)) return beside.string();
  return std::nullopt;
}

std::string folder_of_index(const std::string& db) {
  std::error_code ignored;
  return fs::is_regular_file(db, ignored) ? fs::path(db).parent_path().string() : db;
}

Result<ClusterFile, Diagnostic> parse_cluster_file(std::string_view yaml, const std::string& path) {
  const auto root = parse_yaml_text(yaml, path);
  if (!root) return root.error();
  return understood(*root, path);
}

ClusterFile read_cluster_file(const std::string& path) {
  const auto root = read_yaml_file(path);
  if (!root) throw IndexError(to_string(root.error()));
  if (!*root) throw IndexError(path + ": there is no such file");
  auto file = understood(**root, path);
  if (!file) throw IndexError(to_string(file.error()));
  return std::move(*file);
}

std::string local_cluster_yaml(std::uint32_t count) {
  std::string yaml = "shards:\n";
  for (std::uint32_t i = 1; i <= count; ++i) yaml += fmt::format("  - path: {}\n", i);
  return yaml;
}

std::uint32_t shard_of_id(std::string_view id, std::uint32_t count) {
  return static_cast<std::uint32_t>(hash64(id) % count);
}

}  // namespace dateline
