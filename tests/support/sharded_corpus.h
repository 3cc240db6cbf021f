// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "common/cluster_file.h"
#include "tests/support/index_fixture.h"
#include "tests/support/temp_dir.h"

namespace dateline {

inline constexpr std::uint32_t kShards = 3;

/// The same articles in one index and in three.
class ShardedCorpus {
 public:
  explicit ShardedCorpus(const std::vector<Article>& articles) : whole_(articles) {
    for (std::uint32_t i = 0; i < kShards; ++i) {
      shards_.push_back(std::make_unique<IndexFixture>(std::vector<Article>()));
    }
    for (std::size_t row = 0; row < articles.size(); ++row) {
      shards_[shard_of_id(id_of_row(row), kShards)]->put(row, articles[row]);
    }
    for (const auto& shard : shards_) shard->commit();
  }

  [[nodiscard]] const std::string& whole() const { return whole_.db(); }
  [[nodiscard]] const std::string& shard(std::size_t number) const {
    return shards_.at(number)->db();
  }
  void remove(std::size_t row) {
    auto& shard = shards_[shard_of_id(id_of_row(row), kShards)];
    shard->remove(row);
    shard->commit();
  }

  /// Removes the next article of a shard.
  void remove_of_shard(std::uint32_t number) {
    while (shard_of_id(id_of_row(next_row_), kShards) != number) ++next_row_;
    remove(next_row_++);
  }

  /// The path of a cluster file with these shards.
  std::string file(const std::vector<std::string>& shards, const std::string& more = {}) {
    std::string yaml = "shards:\n";
    for (const std::string& shard : shards) yaml += "  - " + shard + '\n';
    return folder_.write_file("cluster" + std::to_string(++files_) + ".yaml", yaml + more);
  }

  std::string local(std::size_t number) const { return "path: " + shard(number); }

 private:
  TempDir folder_;
  IndexFixture whole_;
  std::vector<std::unique_ptr<IndexFixture>> shards_;
  int files_ = 0;
  std::size_t next_row_ = 0;
};

}  // namespace dateline
