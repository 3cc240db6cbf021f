// SPDX-License-Identifier: GPL-2.0-or-later
// A cluster whose shards are on hosts of their own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "searcher/engine.h"
#include "tests/support/random_corpus.h"
#include "tests/support/same_answers.h"
#include "tests/support/sharded_corpus.h"
#include "tests/support/test_host.h"

namespace dateline {
namespace {

class ClusterHosts : public testing::Test {
 protected:
  void SetUp() override {
    if (!TestHost::can_be_made()) GTEST_SKIP() << "hosts need root and the command ip";
    for (std::uint32_t i = 0; i < kShards; ++i) {
      hosts_.push_back(std::make_unique<TestHost>(static_cast<int>(i)));
      hosts_.back()->serve(corpus_.shard(i));
    }
  }

  std::string cluster(const std::string& more = {}) {
    std::vector<std::string> shards;
    for (const auto& host : hosts_) shards.push_back("remote: '" + host->name() + '\'');
    return corpus_.file(shards, more);
  }

  RandomCorpus chance_{7};
  ShardedCorpus corpus_{chance_.articles(150)};
  std::vector<std::unique_ptr<TestHost>> hosts_;
};

TEST_F(ClusterHosts, AnswerAsOneIndex) { expect_same_answers(corpus_.whole(), cluster(), chance_); }

TEST_F(ClusterHosts, OneThatFallsSilentIsSaidUntilItIsBack) {
  Engine engine(
      cluster("missing: partial\ntimeout-ms: 500\nconnect-timeout-ms: 500\nretry-ms: 1\n"));
  const auto whole = engine.search(Request());
  ASSERT_TRUE(whole);
  EXPECT_THAT(whole->missing_shards, testing::IsEmpty());

  hosts_[1]->set_cable(false);
  const auto partial = engine.search(Request());
  ASSERT_TRUE(partial);
  EXPECT_THAT(partial->missing_shards, testing::ElementsAre(hosts_[1]->name()));
  EXPECT_LT(partial->total, whole->total);

  hosts_[1]->set_cable(true);
  const auto again = engine.search(Request());
  ASSERT_TRUE(again);
  EXPECT_THAT(again->missing_shards, testing::IsEmpty());
  EXPECT_EQ(again->total, whole->total);
}

}  // namespace
}  // namespace dateline
