// SPDX-License-Identifier: GPL-2.0-or-later
// What quality, heat and age may do to an order, and what they may not.
#include "searcher/ranking.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "common/prior.h"
#include "searcher/engine.h"
#include "tests/support/index_fixture.h"
#include "tests/support/naive_searcher.h"
#include "tests/support/random_corpus.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

constexpr UnixSeconds kNow = 1'600'000'000;
constexpr UnixSeconds kLongAgo = kNow - 1000 * kSecondsPerDay;

// Relative to the constants, which may be tuned.
constexpr auto kGood = static_cast<std::int32_t>(kMedianQuality * 3);
constexpr auto kMedian = static_cast<std::int32_t>(kMedianQuality);
constexpr auto kPoor = static_cast<std::int32_t>(kMedianQuality / 3);
constexpr auto kHot = static_cast<std::int32_t>(kMedianHeat * 3);
constexpr auto kCold = static_cast<std::int32_t>(kMedianHeat / 3);

struct Signals {
  std::optional<std::int32_t> quality;
  std::optional<std::int32_t> heat;
  std::optional<UnixSeconds> published_at;
};

constexpr Signals kBest = {kMaxQuality, kMaxHeat, kNow};
constexpr Signals kWorst = {0, 0, kLongAgo};

Article with_signals(const Signals& signals) {
  Article article;
  article.language = "en";
  article.quality = signals.quality;
  article.heat = signals.heat;
  article.published_at = signals.published_at;
  return article;
}

/// Articles that hold none of the queries' words, so that these are rare.
void add_filler(std::vector<Article>& articles) {
  for (int i = 0; i < 60; ++i) {
    Article article = with_signals({});
    article.title = "something else entirely";
    article.excerpt = "a text of no interest that is about as long as most excerpts are";
    articles.push_back(article);
  }
}

std::vector<Hit> hits_of(const std::vector<Article>& articles, const std::string& text) {
  const IndexFixture index(articles);
  Engine engine(index.db());
  Request request;
  request.text = text;
  request.now = kNow;
  auto response = engine.search(request);
  return response ? response->hits : std::vector<Hit>();
}

struct SameText {
  const char* shows;
  Signals first;
  Signals second;
};

class OnTheSameText : public testing::TestWithParam<SameText> {};

TEST_P(OnTheSameText, TheBetterSignalsWin) {
  // The second one stands first in the index.
  std::vector<Article> articles = {with_signals(GetParam().second), with_signals(GetParam().first)};
  for (Article& article : articles) article.title = "Glacier retreat";
  add_filler(articles);
  for (const char* query : {"glacier", "glacier retreat", "glacier retreat alps snow water lake"}) {
    const auto hits = hits_of(articles, query);
    ASSERT_EQ(hits.size(), 2U) << query;
    EXPECT_EQ(row_of_id(hits[0].record.id), 1U) << query;
    EXPECT_GT(hits[0].score, hits[1].score) << query;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Rows, OnTheSameText,
    testing::Values(
        SameText{"hot and good before cold and poor", {kGood, kHot, {}}, {kPoor, kCold, {}}},
        SameText{"hot before cold", {kMedian, kHot, kNow}, {kMedian, kCold, kNow}},
        SameText{"good before poor", {kGood, {}, {}}, {kPoor, {}, {}}},
        SameText{"new before old", {{}, {}, kNow}, {{}, {}, kLongAgo}},
        SameText{"today before last week", {{}, {}, kNow}, {{}, {}, kNow - 7 * kSecondsPerDay}},
        SameText{"new before undated", {{}, {}, kNow}, {}},
        SameText{"hot before unknown", {{}, kHot, {}}, {}},
        SameText{"unknown before cold", {}, {{}, kCold, {}}},
        SameText{"good before unknown", {kGood, {}, {}}, {}},
        SameText{"unknown before poor", {}, {kPoor, {}, {}}},
        SameText{"all before nothing", kBest, kWorst},
        SameText{"new from after now before old",
                 {{}, {}, kNow + 9000 * kSecondsPerDay},
                 {{}, {}, kLongAgo}}),
    row_name<SameText>);

struct FarBetter {
  const char* shows;
  const char* query;
  Article better;
  Article worse;
};

Article texts(const char* title, const char* excerpt, const char* body = "") {
  Article article;
  article.title = title;
  article.excerpt = excerpt;
  article.body = body;
  return article;
}

class FarBetterText : public testing::TestWithParam<FarBetter> {};

TEST_P(FarBetterText, BeatsTheBestSignals) {
  std::vector<Article> articles = {with_signals(kBest), with_signals(kWorst)};
  for (std::size_t i = 0; i < 2; ++i) {
    const Article& text = i == 0 ? GetParam().worse : GetParam().better;
    articles[i].title = text.title;
    articles[i].excerpt = text.excerpt;
    articles[i].body = text.body;
  }
  add_filler(articles);
  const auto hits = hits_of(articles, GetParam().query);
  ASSERT_EQ(hits.size(), 2U);
  EXPECT_EQ(row_of_id(hits[0].record.id), 1U);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, FarBetterText,
    testing::Values(
        FarBetter{"title before a mention in a body", "glacier",
                  texts("Glacier retreat", "The ice is going."),
                  texts("Holiday ideas", "Where to go this summer with the whole family.",
                        "A lake, a beach, a city, a forest, a farm, a river and a glacier.")},
        FarBetter{"title and excerpt before a mention in an excerpt", "glacier",
                  texts("Glacier retreat", "The glacier lost ten metres."),
                  texts("Holiday ideas for all who have seen the rest",
                        "A lake, a beach, a city, a forest, a farm, a river, a castle, a cave, a "
                        "tower, a bridge, a mill, a fair, a zoo, a museum and a glacier.")},
        FarBetter{"both words before one", "glacier retreat",
                  texts("Glacier retreat", "The ice is going."),
                  texts("Retreat of an army", "They went home.")},
        FarBetter{"three words before one", "glacier retreat alps",
                  texts("Glacier retreat in the Alps", "The ice is going."),
                  texts("Retreat of an army", "They went home to the hills.")},
        FarBetter{"five words before two", "glacier retreat alps snow water",
                  texts("Glacier retreat in the Alps", "Less snow, less water."),
                  texts("Retreat of an army", "No water left.")}),
    row_name<FarBetter>);

TEST(UnknownSignals, GivePlainRelevance) {
  RandomCorpus chance(7);
  auto articles = chance.articles(300);
  for (Article& article : articles) {
    article.quality.reset();
    article.heat.reset();
    article.published_at.reset();
  }
  const IndexFixture index(articles);
  NaiveSearcher oracle(articles);
  Engine engine(index.db());
  for (const char* query : {"storm", "bank election", "zebra quartz climate budget vote"}) {
    Request request;
    request.text = query;
    request.limit = 300;
    const auto response = engine.search(request);
    ASSERT_TRUE(response);
    auto expected = oracle.search(request).hits;
    ASSERT_EQ(response->hits.size(), expected.size());
    std::stable_sort(expected.begin(), expected.end(),
                     [](const NaiveHit& a, const NaiveHit& b) { return a.text > b.text; });
    for (std::size_t i = 0; i < expected.size(); ++i) {
      EXPECT_NEAR(response->hits[i].score, expected[i].text, 1e-9 * expected[i].text);
    }
  }
}

/// Whatever stands before an article with a better text differs from it by at most the share of the
/// bound that the prior may span.
TEST(Prior, ReordersOnlyWithinItsShare) {
  RandomCorpus chance(8);
  auto articles = chance.articles(400);
  for (Article& article : articles) {
    const auto extreme = [&](std::int32_t most) { return chance.chance(50) ? most : 0; };
    article.quality = extreme(kMaxQuality);
    article.heat = extreme(kMaxHeat);
    article.published_at = chance.chance(50) ? kNow : kLongAgo;
  }
  const IndexFixture index(articles);
  NaiveSearcher oracle(articles);
  Engine engine(index.db());
  std::size_t reordered = 0;
  for (int i = 0; i < 20; ++i) {
    Request request;
    request.text = chance.text(1 + chance.below(6));
    request.limit = 400;
    const auto response = engine.search(request);
    ASSERT_TRUE(response);
    const NaiveAnswer expected = oracle.search(request);
    std::vector<double> text(articles.size());
    for (const NaiveHit& hit : expected.hits) {
      text[hit.row] = hit.text;
      EXPECT_LE(hit.text, expected.bound);
    }
    double least = expected.bound;
    for (const Hit& hit : response->hits) {
      const double own = text[row_of_id(hit.record.id)];
      EXPECT_LE(own - least, kMaxShare * expected.bound + 1e-9) << request.text;
      reordered += own > least ? 1U : 0U;
      least = std::min(least, own);
    }
  }
  EXPECT_GT(reordered, 100U) << "a prior that does nothing proves nothing";
}

}  // namespace
}  // namespace dateline
