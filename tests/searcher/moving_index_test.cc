// SPDX-License-Identifier: GPL-2.0-or-later
// Searches while a writer goes on.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "indexer/update.h"
#include "searcher/engine.h"
#include "tests/support/index_fixture.h"
#include "tests/support/news_folder.h"

namespace dateline {
namespace {

constexpr std::size_t kMovingIndexRows = 100;
constexpr std::size_t kDocuments = kMovingIndexRows - 1;

/// Every state of the index holds all rows but one, each article stamped with the state's number.
Article stamped(std::size_t state) {
  Article article;
  article.language = "en";
  article.title = fmt::format("always state{}", state);
  article.excerpt = "some more words that are always there, so that there are blocks to read";
  article.type = fmt::format("type{}", state);
  article.topics = {fmt::format("topic{}", state)};
  article.heat = static_cast<std::int32_t>(state % 100);
  article.published_at = 1'600'000'000 + static_cast<UnixSeconds>(state);
  return article;
}

void move_to(IndexFixture& index, std::size_t state) {
  const std::size_t missing = state % kMovingIndexRows;
  index.remove(missing);
  for (std::size_t row = 0; row < kMovingIndexRows; ++row) {
    if (row != missing) index.put(row, stamped(state));
  }
  index.commit();
}

Request request() {
  Request request;
  request.text = "always words";
  request.limit = 20;
  request.facets = {FacetField::kType, FacetField::kTopic};
  return request;
}

/// The answer is of one state, whichever it is: returned as a number.
std::size_t expect_one_state(const Response& response, std::uint32_t limit) {
  EXPECT_EQ(response.total, kDocuments);
  EXPECT_EQ(response.hits.size(), limit);
  if (response.hits.empty()) return 0;
  const std::size_t state = std::stoul(response.hits[0].record.type.substr(4));
  const Article expected = stamped(state);
  for (const Hit& hit : response.hits) {
    EXPECT_EQ(hit.record.title, expected.title);
    EXPECT_EQ(hit.record.topics, expected.topics);
    EXPECT_NE(row_of_id(hit.record.id), state % kMovingIndexRows);
    EXPECT_EQ(hit.title.highlights.size(), 1U);
  }
  for (const Facet& facet : response.facets) {
    const auto& name = facet.field == FacetField::kType ? expected.type : expected.topics[0];
    EXPECT_EQ(facet.values, (std::vector<FacetValue>{{name, kDocuments, false}}));
  }
  EXPECT_EQ(response.now, expected.published_at);
  return state;
}

TEST(MovingIndex, IsFollowedBetweenSearches) {
  IndexFixture index({});
  move_to(index, 0);
  Engine engine(index.db());
  for (std::size_t state = 1; state < 40; ++state) {
    move_to(index, state);
    if (state % 3 == 0) continue;  // sometimes two commits ahead
    const auto response = engine.search(request());
    ASSERT_TRUE(response);
    EXPECT_EQ(expect_one_state(*response, request().limit), state);
  }
}

TEST(MovingIndex, IsFollowedIntoAnotherGeneration) {
  NewsFolder folder;
  folder.write("a.md", article_text("Fog"));
  UpdateOptions options;
  options.db = folder.db();
  options.paths = {folder.news()};
  const std::atomic<bool> never{false};
  ASSERT_TRUE(update_index(options, {}, never));
  Engine engine(folder.db());
  options.rebuild = true;
  for (int i = 1; i < 5; ++i) {
    folder.write(fmt::format("{}.md", i), article_text("Fog"));
    ASSERT_TRUE(update_index(options, {}, never));
    Request fog;
    fog.text = "fog";
    const auto response = engine.search(fog);
    ASSERT_TRUE(response);
    EXPECT_EQ(response->total, 1U + static_cast<unsigned>(i));
    EXPECT_EQ(response->hits.size(), response->total);
  }
}

/// Moves an index from state to state in a thread, as long as it lives.
class Writer {
 public:
  explicit Writer(IndexFixture& index) : thread_([this, &index] { run(index); }) {}
  ~Writer() {
    stop_ = true;
    thread_.join();
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  [[nodiscard]] std::size_t commits() const { return commits_; }

 private:
  void run(IndexFixture& index) {
    while (!stop_) {
      move_to(index, commits_ + 1);
      ++commits_;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }

  std::atomic<bool> stop_ = false;
  std::atomic<std::size_t> commits_ = 0;
  std::thread thread_;
};

using Clock = std::chrono::steady_clock;

constexpr std::size_t kEnough = 20;

TEST(MovingIndex, GivesAnswersOfOneStateDuringWrites) {
  IndexFixture index({});
  move_to(index, 0);
  Engine engine(index.db());
  const Writer writer(index);
  std::size_t searches = 0;
  std::size_t last = 0;
  const auto end = Clock::now() + std::chrono::milliseconds(1200);
  while ((Clock::now() < end || writer.commits() < kEnough) && !HasFailure()) {
    Request one = request();
    one.explain = searches++ % 2 == 0;
    EXPECT_NO_THROW({
      const auto response = engine.search(one);
      const std::size_t state = expect_one_state(*response, one.limit);
      EXPECT_GE(state, last);
      last = state;
    });
  }
  EXPECT_GT(searches, kEnough);
}

TEST(MovingIndex, IsOpenedDuringWrites) {
  IndexFixture index({});
  move_to(index, 0);
  const Writer writer(index);
  const auto end = Clock::now() + std::chrono::milliseconds(600);
  while ((Clock::now() < end || writer.commits() < kEnough) && !HasFailure()) {
    EXPECT_NO_THROW({
      Engine engine(index.db());
      expect_one_state(*engine.search(request()), request().limit);
    });
  }
}

}  // namespace
}  // namespace dateline
