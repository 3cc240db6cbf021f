// SPDX-License-Identifier: GPL-2.0-or-later
// Searches while a writer goes on.
#include "tests/support/moving_index.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>

#include "indexer/update.h"
#include "searcher/engine.h"
#include "tests/support/news_folder.h"
#include "tests/support/sanitized.h"

namespace dateline {
namespace {

TEST(MovingIndex, IsFollowedBetweenSearches) {
  IndexFixture index({});
  move_to(index, 0);
  Engine engine(index.db());
  for (std::size_t state = 1; state < 40; ++state) {
    move_to(index, state);
    if (state % 3 == 0) continue;  // sometimes two commits ahead
    const auto response = engine.search(moving_request());
    ASSERT_TRUE(response);
    EXPECT_EQ(expect_one_state(*response, moving_request().limit), state);
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

using Clock = std::chrono::steady_clock;

/// How many commits a test must see.
constexpr std::size_t kEnough = kIsSanitized ? 5 : 20;

TEST(MovingIndex, GivesAnswersOfOneStateDuringWrites) {
  IndexFixture index({});
  move_to(index, 0);
  Engine engine(index.db());
  const MovingWriter writer(index);
  std::size_t searches = 0;
  std::size_t last = 0;
  const auto end = Clock::now() + std::chrono::milliseconds(1200);
  while ((Clock::now() < end || writer.commits() < kEnough) && !HasFailure()) {
    Request one = moving_request();
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
  const MovingWriter writer(index);
  const auto end = Clock::now() + std::chrono::milliseconds(600);
  while ((Clock::now() < end || writer.commits() < kEnough) && !HasFailure()) {
    EXPECT_NO_THROW({
      Engine engine(index.db());
      expect_one_state(*engine.search(moving_request()), moving_request().limit);
    });
  }
}

}  // namespace
}  // namespace dateline
