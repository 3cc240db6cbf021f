// SPDX-License-Identifier: GPL-2.0-or-later
// An index in three shards, local and served by xapian-tcpsrv, against the same articles in one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "common/cluster_file.h"
#include "searcher/engine.h"
#include "tests/support/random_corpus.h"
#include "tests/support/same_answers.h"
#include "tests/support/shard_server.h"
#include "tests/support/sharded_corpus.h"

namespace dateline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string remote(const ShardServer& server) { return "remote: '" + server.name() + '\''; }

class ClusterAnswers : public testing::TestWithParam<std::uint32_t> {};

TEST_P(ClusterAnswers, OfLocalShardsAreThoseOfOneIndex) {
  RandomCorpus chance(GetParam());
  ShardedCorpus corpus(chance.articles(40 + chance.below(200)));
  const std::string cluster = corpus.file({corpus.local(0), corpus.local(1), corpus.local(2)});
  expect_same_answers(corpus.whole(), cluster, chance);
}

TEST_P(ClusterAnswers, OfRemoteShardsAreThoseOfOneIndex) {
  RandomCorpus chance(100 + GetParam());
  ShardedCorpus corpus(chance.articles(40 + chance.below(200)));
  const ShardServer first(corpus.shard(0));
  const ShardServer second(corpus.shard(1));
  const std::string cluster = corpus.file({remote(first), remote(second), corpus.local(2)});
  expect_same_answers(corpus.whole(), cluster, chance);
}

INSTANTIATE_TEST_SUITE_P(Seeds, ClusterAnswers, testing::Range(1U, 6U));

/// What happens when a shard does not answer.
class LostShard : public testing::Test {
 protected:
  LostShard() : chance_(1), corpus_(chance_.articles(120)) {}

  /// The local shards, and one of the other that is served.
  std::string with(const std::string& third, const std::string& more = {}) {
    return corpus_.file({corpus_.local(0), corpus_.local(1), third},
                        more + "timeout-ms: 1000\nconnect-timeout-ms: 1000\nretry-ms: 1\n");
  }

  static std::uint64_t total(Engine& engine) { return engine.search(Request())->total; }

  [[nodiscard]] std::uint64_t total_of(const std::string& db) const {
    Engine engine(db);
    return total(engine);
  }

  RandomCorpus chance_;
  ShardedCorpus corpus_;
};

TEST_F(LostShard, IsAnErrorThatNamesIt) {
  const std::string nobody = "127.0.0.1:" + std::to_string(free_port());
  try {
    Engine engine(with("remote: '" + nobody + "'"));
    FAIL() << "an answer without a shard";
  } catch (const IndexError& error) {
    EXPECT_THAT(error.what(), HasSubstr("nobody answers for the shard " + nobody));
  }
}

TEST_F(LostShard, IsSaidOfAPartialAnswer) {
  const std::string nobody = "127.0.0.1:" + std::to_string(free_port());
  Engine engine(with("remote: '" + nobody + "'", "missing: partial\n"));
  const auto response = engine.search(Request());
  ASSERT_TRUE(response);
  EXPECT_EQ(response->total, total_of(corpus_.shard(0)) + total_of(corpus_.shard(1)));
  EXPECT_THAT(response->missing_shards, ElementsAre(nobody));
  ASSERT_FALSE(response->notes.empty());
  EXPECT_THAT(response->notes.front(), HasSubstr("PARTIAL"));
}

TEST_F(LostShard, ComesBack) {
  const std::uint16_t port = free_port();
  Engine engine(with("remote: '127.0.0.1:" + std::to_string(port) + "'", "missing: partial\n"));
  const std::uint64_t part = total(engine);
  const std::string state = engine.facts().state;
  const ShardServer server(corpus_.shard(2), ShardServer::Life::kLong, port);
  // A busy machine may need longer for its greeting than is waited for.
  for (int i = 0; i < 20 && total(engine) == part; ++i) {
  }
  EXPECT_EQ(total(engine), total_of(corpus_.whole()));
  EXPECT_LT(part, total(engine));
  EXPECT_NE(engine.facts().state, state);
  EXPECT_THAT(engine.missing_shards(), IsEmpty());
}

TEST_F(LostShard, IsReplacedByItsReplica) {
  ShardServer main(corpus_.shard(2), ShardServer::Life::kOneConnection);
  const ShardServer replica(corpus_.shard(2));
  Engine engine(with("{" + remote(main) + ", replicas: ['" + replica.name() + "']}"));
  const std::uint64_t all = total_of(corpus_.whole());
  EXPECT_EQ(total(engine), all);
  main.send_signal(SIGKILL);
  EXPECT_EQ(total(engine), all);
}

TEST_F(LostShard, IsReplacedByAnOldCopyThatIsNamed) {
  const TempDir folder;
  const std::string copy = (folder.path() / "copy").string();
  std::filesystem::copy(corpus_.shard(2), copy, std::filesystem::copy_options::recursive);
  const ShardServer main(corpus_.shard(2), ShardServer::Life::kOneConnection);
  const ShardServer replica(copy);
  Engine engine(with("{" + remote(main) + ", replicas: ['" + replica.name() + "']}"));
  for (std::size_t row = 0; row < 3; ++row) corpus_.remove_of_shard(2);
  EXPECT_THAT(engine.search(Request())->notes, testing::IsEmpty());
  main.send_signal(SIGKILL);
  EXPECT_THAT(
      engine.search(Request())->notes,
      ElementsAre(HasSubstr("OLD: a copy of a shard is behind what that was: " + replica.name())));
}

TEST_F(LostShard, ThatHangsIsReplacedByItsReplica) {
  ShardServer main(corpus_.shard(2), ShardServer::Life::kOneConnection);
  const ShardServer replica(corpus_.shard(2));
  Engine engine(with("{" + remote(main) + ", replicas: ['" + replica.name() + "']}"));
  EXPECT_EQ(total(engine), total_of(corpus_.whole()));
  main.send_signal(SIGSTOP);
  const auto started = std::chrono::steady_clock::now();
  EXPECT_EQ(total(engine), total_of(corpus_.whole()));
  EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds(10));
}

TEST_F(LostShard, ThatHangsFromTheBeginningIsNamed) {
  const ShardServer server(corpus_.shard(2));
  server.send_signal(SIGSTOP);
  Engine engine(with(remote(server), "missing: partial\n"));
  EXPECT_THAT(engine.missing_shards(), ElementsAre(server.name()));
  server.send_signal(SIGCONT);
}

TEST_F(LostShard, ChangesAreSeen) {
  const ShardServer server(corpus_.shard(2));
  Engine engine(with(remote(server)));
  const std::uint64_t before = total(engine);
  corpus_.remove_of_shard(2);
  EXPECT_EQ(total(engine), before - 1);
}

/// A run of xapian-replicate for the replica in `folder`.
Command replicate(std::uint16_t port, const std::string& folder) {
  Command command;
  command.argv = {"/usr/bin/xapian-replicate",      "--host=127.0.0.1", "--master=db",
                  "--port=" + std::to_string(port), "--one-shot",       folder};
  return command;
}

TEST(Replica, CatchesUpAfterAKill) {
  RandomCorpus chance(3);
  ShardedCorpus corpus(chance.articles(150));
  const TempDir folder;
  const std::string copy = (folder.path() / "copy").string();
  const std::uint16_t port = free_port();
  Command serve;
  serve.argv = {"/usr/bin/xapian-replicate-server", "--interface=127.0.0.1",
                "--port=" + std::to_string(port),
                std::filesystem::path(corpus.shard(0)).parent_path().string()};
  const RunningCommand server(std::move(serve));
  for (int i = 0; i < 200 && !is_listening(port); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  ASSERT_EQ(run_command(replicate(port, copy)).exit_code, 0);
  for (std::size_t row = 0; row < 30; ++row) corpus.remove(row);
  RunningCommand killed(replicate(port, copy));
  std::this_thread::sleep_for(std::chrono::milliseconds(3));
  killed.send_signal(SIGKILL);
  killed.finish();
  ASSERT_EQ(run_command(replicate(port, copy)).exit_code, 0);
  const ShardServer replica(copy);
  Engine of_replica(corpus.file({remote(replica)}));
  Engine of_shard(corpus.shard(0));
  const auto expected = of_shard.search(Request());
  const auto got = of_replica.search(Request());
  ASSERT_TRUE(got);
  EXPECT_LT(expected->total, 150U);
  expect_same(Request(), *got, *expected);
}

TEST(Cluster, RefusesWhatIsToldWithinOneIndex) {
  RandomCorpus chance(1);
  ShardedCorpus corpus(chance.articles(30));
  Engine engine(corpus.file({corpus.local(0), corpus.local(1), corpus.local(2)}));
  const auto survey = engine.survey(Request(), [](const Matches&) { FAIL(); });
  ASSERT_TRUE(survey);
  EXPECT_THAT(survey->message, HasSubstr("an index in shards has no hot"));
  Request request;
  request.collapse = Collapse::kStory;
  const auto stories = engine.search(request);
  ASSERT_FALSE(stories);
  EXPECT_THAT(stories.error().message, HasSubstr("an index in shards has no stories"));
}

TEST(Cluster, SuggestsAndMendsAsOneIndex) {
  RandomCorpus chance(7);
  ShardedCorpus corpus(chance.articles(200));
  const ShardServer server(corpus.shard(0));
  Engine one(corpus.whole());
  Engine parts(corpus.file({remote(server), corpus.local(1), corpus.local(2)}));
  for (const std::string typed : {"r", "ro", "a", "m", "ne"}) {
    SuggestRequest request;
    request.text = typed;
    const auto expected = one.suggest(request);
    const auto got = parts.suggest(request);
    ASSERT_TRUE(expected);
    ASSERT_TRUE(got);
    ASSERT_EQ(got->items.size(), expected->items.size()) << typed;
    for (std::size_t i = 0; i < got->items.size(); ++i) {
      EXPECT_EQ(got->items[i].text, expected->items[i].text) << typed;
      EXPECT_EQ(got->items[i].count, expected->items[i].count) << typed;
    }
  }
}

}  // namespace
}  // namespace dateline
