// SPDX-License-Identifier: GPL-2.0-or-later
// Trends of an index in shards, against those of the same articles in one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "searcher/trends.h"
#include "tests/support/random_corpus.h"
#include "tests/support/shard_server.h"
#include "tests/support/sharded_corpus.h"

namespace dateline {
namespace {

using testing::HasSubstr;

constexpr double kTolerance = 1e-9;  // sums of heat in another order

void expect_same_tables(const TrendTable& got, const TrendTable& expected) {
  EXPECT_EQ(got.distinct, expected.distinct);
  std::map<std::string, const Trend*> by_name;
  for (const Trend& trend : expected.trends) by_name[trend.name] = &trend;
  ASSERT_EQ(got.trends.size(), expected.trends.size());
  for (const Trend& trend : got.trends) {
    ASSERT_TRUE(by_name.contains(trend.name)) << trend.name;
    const Trend& other = *by_name[trend.name];
    EXPECT_EQ(trend.counts, other.counts) << trend.name;
    ASSERT_EQ(trend.heats.size(), other.heats.size());
    for (std::size_t i = 0; i < trend.heats.size(); ++i) {
      EXPECT_NEAR(trend.heats[i], other.heats[i], kTolerance * (1 + other.heats[i]));
    }
    EXPECT_NEAR(trend.heat_burst, other.heat_burst, kTolerance * (1 + other.heats.back()));
  }
}

class ClusterTrends : public testing::TestWithParam<std::uint32_t> {
 protected:
  static std::vector<TrendRequest> requests(UnixSeconds now) {
    std::vector<TrendRequest> out;
    for (const TrendPeriod period : {TrendPeriod::kDay, TrendPeriod::kWeek, TrendPeriod::kMonth}) {
      TrendRequest request;
      request.fields = {TrendField::kTopic, TrendField::kProvider};
      request.period = period;
      request.periods = 6;
      request.matches.limit = 100;  // all of them: names that are level may stand in any order
      out.push_back(request);
      request.matches.text = "storm vote";
      out.push_back(request);
      request.matches.now = now;
      request.matches.filters.topics = {"AI", "Economie"};
      out.push_back(request);
    }
    return out;
  }
};

TEST_P(ClusterTrends, AreThoseOfOneIndex) {
  RandomCorpus chance(GetParam());
  const auto articles = chance.articles(250);
  ShardedCorpus corpus(articles);
  const ShardServer first(corpus.shard(0));
  const ShardServer second(corpus.shard(1));
  Engine one(corpus.whole());
  Engine parts(corpus.file(
      {"remote: '" + first.name() + '\'', "remote: '" + second.name() + '\'', corpus.local(2)}));
  for (const TrendRequest& request : requests(articles[0].published_at.value_or(0))) {
    SCOPED_TRACE(std::string(name_of(request.period)) + ' ' + request.matches.text);
    const auto expected = find_trends(one, request);
    const auto got = find_trends(parts, request);
    ASSERT_TRUE(expected);
    ASSERT_TRUE(got) << got.error().message;
    EXPECT_EQ(got->now, expected->now);
    EXPECT_EQ(got->periods.size(), expected->periods.size());
    ASSERT_EQ(got->tables.size(), expected->tables.size());
    for (std::size_t i = 0; i < got->tables.size(); ++i) {
      expect_same_tables(got->tables[i], expected->tables[i]);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, ClusterTrends, testing::Range(21U, 25U));

TEST(ClusterTrendsOfSome, SayWhatTheyAreWithout) {
  RandomCorpus chance(5);
  ShardedCorpus corpus(chance.articles(60));
  const std::string nobody = "127.0.0.1:" + std::to_string(free_port());
  Engine engine(corpus.file({corpus.local(0), corpus.local(1), "remote: '" + nobody + '\''},
                            "missing: partial\n"));
  TrendRequest request;
  request.fields = {TrendField::kTopic};
  const auto trends = find_trends(engine, request);
  ASSERT_TRUE(trends);
  ASSERT_FALSE(trends->notes.empty());
  EXPECT_THAT(trends->notes.front(), HasSubstr("PARTIAL: nobody answers for the shard " + nobody));
}

}  // namespace
}  // namespace dateline
