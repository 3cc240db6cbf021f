// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cluster_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/row_name.h"
#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

TEST(ClusterFile, HoldsLocalAndRemoteShards) {
  const auto file = parse_cluster_file(
      "shards:\n  - path: one\n  - path: /abs\n"
      "  - remote: 10.0.0.5:7002\n    replicas: [10.0.0.6:7002, '[::1]:9']\n"
      "timeout-ms: 300\nconnect-timeout-ms: 20\nretry-ms: 1\nmissing: partial\n",
      "dir/cluster.yaml");
  ASSERT_TRUE(file) << to_string(file.error());
  const ClusterFile expected{
      {{"dir/one", {}}, {"/abs", {}}, {"", {{"10.0.0.5", 7002}, {"10.0.0.6", 7002}, {"[::1]", 9}}}},
      300,
      20,
      1,
      true};
  EXPECT_EQ(*file, expected);
}

TEST(ClusterFile, TheOneOfLocalShardsIsRead) {
  const auto file = parse_cluster_file(local_cluster_yaml(2), "db/cluster.yaml");
  ASSERT_TRUE(file) << to_string(file.error());
  const ClusterFile expected{{{"db/1", {}}, {"db/2", {}}}};
  EXPECT_EQ(*file, expected);
}

struct ClusterFault {
  const char* shows;
  const char* yaml;
  const char* message;
};

class ClusterFileRefused : public testing::TestWithParam<ClusterFault> {};

TEST_P(ClusterFileRefused, WithItsPlace) {
  const auto file = parse_cluster_file(GetParam().yaml, "c.yaml");
  ASSERT_FALSE(file);
  EXPECT_THAT(to_string(file.error()), testing::StartsWith(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Rows, ClusterFileRefused,
    testing::Values(
        ClusterFault{"nothing", "", "c.yaml:1:1: error: there is no list of shards"},
        ClusterFault{"no_list", "shards: 3\n", "c.yaml:1:9: error: a list of 1 to 256"},
        ClusterFault{"empty", "shards: []\n", "c.yaml:1:9: error: a list of 1 to 256"},
        ClusterFault{"unknown", "shads:\n", "c.yaml:1:1: error: 'shads' is unknown here"},
        ClusterFault{"no_place", "shards:\n  - x: 1\n", "c.yaml:2:5: error: a shard is path"},
        ClusterFault{"two_places", "shards:\n  - {path: a, remote: 'b:1'}\n",
                     "c.yaml:2:5: error: a shard is path"},
        ClusterFault{"replicas_of_a_folder", "shards:\n  - {path: a, replicas: ['b:1']}\n",
                     "c.yaml:2:5: error: a shard is path"},
        ClusterFault{"no_port", "shards:\n  - remote: host\n", "c.yaml:2:13: error: HOST:PORT"},
        ClusterFault{"port_0", "shards:\n  - remote: host:0\n", "c.yaml:2:13: error: HOST:PORT"},
        ClusterFault{"port_65536", "shards:\n  - remote: host:65536\n",
                     "c.yaml:2:13: error: HOST:PORT"},
        ClusterFault{"no_host", "shards:\n  - remote: ':1'\n", "c.yaml:2:13: error: HOST:PORT"},
        ClusterFault{"twice", "shards:\n  - path: a\n  - path: a\n",
                     "c.yaml:3:5: error: a is a shard already"},
        ClusterFault{"timeout", "timeout-ms: 0\n", "c.yaml:1:13: error: timeout-ms takes a whole"},
        ClusterFault{"missing", "missing: no\n",
                     "c.yaml:1:10: error: missing is error or partial"}),
    row_name<ClusterFault>);

TEST(ClusterFile, IsFoundBesideTheShards) {
  const TempDir folder;
  const std::string db = folder.path().string();
  EXPECT_EQ(cluster_file_of(db), std::nullopt);
  const std::string file = folder.write_file("cluster.yaml", "").string();
  EXPECT_EQ(cluster_file_of(db), file);
  EXPECT_EQ(cluster_file_of(file), file);
  EXPECT_EQ(folder_of_index(file), db);
  EXPECT_EQ(folder_of_index(db), db);
}

TEST(ShardOfId, SpreadsAndStays) {
  std::vector<int> sizes(3);
  for (int i = 0; i < 3000; ++i) ++sizes[shard_of_id("news/" + std::to_string(i) + ".md", 3)];
  for (const int size : sizes) EXPECT_NEAR(size, 1000, 150);
  EXPECT_EQ(shard_of_id("any", 1), 0U);
}

}  // namespace
}  // namespace dateline
