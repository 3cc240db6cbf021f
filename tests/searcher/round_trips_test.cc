// SPDX-License-Identifier: GPL-2.0-or-later
// How often a search asks each shard, as each time takes a network's delay.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "common/cluster_file.h"
#include "searcher/engine.h"
#include "tests/support/counting_relay.h"
#include "tests/support/random_corpus.h"
#include "tests/support/row_name.h"
#include "tests/support/shard_server.h"
#include "tests/support/sharded_corpus.h"

namespace dateline {
namespace {

/// Looking for changes, before and after.
constexpr int kChanges = 2;
/// Statistics, then matches: of a count, and of a ranking.
constexpr int kPass = 2;

class Relayed {
 public:
  Relayed() {
    std::vector<std::string> shards;
    for (std::uint32_t i = 0; i < kShards; ++i) {
      servers_.push_back(std::make_unique<ShardServer>(corpus_.shard(i)));
      relays_.push_back(std::make_unique<CountingRelay>(servers_.back()->port()));
      shards.push_back("remote: '" + relays_.back()->name() + '\'');
    }
    engine_ = std::make_unique<Engine>(corpus_.file(shards));
  }

  Response search(const Request& request) {
    for (const auto& relay : relays_) relay->take_questions();
    auto response = engine_->search(request);
    EXPECT_TRUE(response);
    return std::move(*response);
  }

  /// Of each shard, without those for its hits.
  std::vector<int> questions(const Response& response) {
    std::vector<int> out;
    for (const auto& relay : relays_) out.push_back(relay->take_questions());
    for (const Hit& hit : response.hits) --out[shard_of_id(hit.record.id, kShards)];
    return out;
  }

 private:
  RandomCorpus chance_{11};
  ShardedCorpus corpus_{chance_.articles(200)};
  std::vector<std::unique_ptr<ShardServer>> servers_;
  std::vector<std::unique_ptr<CountingRelay>> relays_;
  std::unique_ptr<Engine> engine_;
};

Request search_for(const std::string& text) {
  Request request;
  request.text = text;
  return request;
}

TEST(RoundTrips, OfASearchAreFew) {
  struct Row {
    const char* text;
    int frequencies;
  };
  Relayed index;
  index.search(search_for("quartz"));  // reads what is read once
  for (const Row& row : {Row{"", 0}, Row{"budget", kPass}, Row{"storm vote bank e-mail", kPass},
                         Row{"+storm -vote topic:AI", kPass}}) {
    for (const int frequencies : {row.frequencies, 0}) {  // which the second search knows
      const auto response = index.search(search_for(row.text));
      EXPECT_GT(response.total, 0U) << row.text;
      for (const int questions : index.questions(response)) {
        EXPECT_LE(questions, kChanges + frequencies + 2 * kPass) << row.text;
      }
    }
  }
}

TEST(RoundTrips, OfFacetsAreNone) {
  Relayed index;
  Request request = search_for("storm vote");
  request.facets = {FacetField::kTopic, FacetField::kProvider, FacetField::kMonth};
  index.search(request);
  const auto response = index.search(request);
  for (const int questions : index.questions(response)) EXPECT_LE(questions, kChanges + 2 * kPass);
}

TEST(RoundTrips, OfAnotherProfileAreTwo) {
  constexpr int kGreatestSignals = 2;
  Relayed index;
  Request request = search_for("storm vote");
  request.profile = "hot";
  index.search(request);
  const auto response = index.search(request);
  for (const int questions : index.questions(response)) {
    EXPECT_LE(questions, kChanges + kGreatestSignals + 2 * kPass);
  }
}

}  // namespace
}  // namespace dateline
