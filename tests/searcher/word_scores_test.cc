// SPDX-License-Identifier: GPL-2.0-or-later
// The first search of a state is ranked by Xapian, later ones of plain words by posting lists and
// arrays: the same.
#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/engine.h"
#include "tests/support/index_fixture.h"
#include "tests/support/random_corpus.h"

namespace dateline {
namespace {

constexpr std::size_t kScoredArticles = 400;

Response found(Engine& engine, const Request& request) {
  auto response = engine.search(request);
  EXPECT_TRUE(response);
  return std::move(*response);
}

void expect_same(const Response& by_xapian, const Response& by_scores) {
  EXPECT_EQ(by_scores.total, by_xapian.total);
  ASSERT_EQ(by_scores.hits.size(), by_xapian.hits.size());
  for (std::size_t i = 0; i < by_xapian.hits.size(); ++i) {
    EXPECT_EQ(by_scores.hits[i].record.id, by_xapian.hits[i].record.id) << i;
    EXPECT_DOUBLE_EQ(by_scores.hits[i].score, by_xapian.hits[i].score) << i;
  }
}

class ScoredWords : public testing::TestWithParam<std::uint32_t> {
 protected:
  void compare(Request request) {
    request.with_snippets = false;
    Engine first(index_.db());
    SCOPED_TRACE(request.text);
    expect_same(found(first, request), found(later_, request));
  }

  RandomCorpus chance_{GetParam()};
  IndexFixture index_{chance_.articles(kScoredArticles)};
  Engine later_ = [this] {
    Engine engine(index_.db());
    for (int i = 0; i < 3; ++i) (void)found(engine, {});
    return engine;
  }();
};

TEST_P(ScoredWords, come_in_the_same_order_with_the_same_scores) {
  for (int round = 0; round < 30; ++round) {
    Request request;
    request.text = chance_.text(1 + chance_.below(5));
    request.limit = 1 + chance_.below(30);
    request.offset = chance_.below(3) * request.limit;
    compare(request);
  }
}

TEST_P(ScoredWords, of_any_profile) {
  for (const char* profile : {"fresh", "hot", "text-only"}) {
    Request request;
    request.text = chance_.text(3);
    request.limit = 50;
    request.profile = profile;
    compare(request);
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, ScoredWords, testing::Range(1U, 7U));

/// Alike but for their dates and ids: more of them than are asked for.
TEST(ScoredTies, go_to_the_newer_article) {
  std::vector<Article> articles(40);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    articles[i].title = "storm";
    articles[i].published_at = static_cast<UnixSeconds>(i * 7 % 40 * kSecondsPerDay);
  }
  const IndexFixture index(articles);
  for (const char* profile : {"text-only", "balanced"}) {
    Request request;
    request.text = "storm";
    request.profile = profile;
    Engine engine(index.db());
    const Response by_xapian = found(engine, request);
    (void)found(engine, request);
    expect_same(by_xapian, found(engine, request));
    EXPECT_EQ(by_xapian.hits.front().record.published_at, 39 * kSecondsPerDay);
  }
}

}  // namespace
}  // namespace dateline
