// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/explain.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/prior.h"
#include "common/schema.h"
#include "searcher/engine.h"
#include "tests/support/index_fixture.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

constexpr UnixSeconds kNow = 1'600'000'000;

/// The first article holds the words that the tests ask for; the others make them rare.
std::vector<Article> corpus(const Article& first) {
  Article other;
  other.language = "en";
  other.title = "filler";
  std::vector<Article> articles(20, other);
  articles[0] = first;
  return articles;
}

Hit explained(const Article& article, const std::string& text) {
  const IndexFixture index(corpus(article));
  Engine engine(index.db());
  Request request;
  request.text = text;
  request.explain = true;
  request.now = kNow;
  auto response = engine.search(request);
  return response && response->total == 1 ? response->hits[0] : Hit();
}

struct ExplainRow {
  const char* shows;
  const char* language;
  const char* title;
  const char* excerpt;
  const char* body;
  std::vector<const char*> related;
  const char* query;
  /// How often the query's one term stands in each field.
  std::uint32_t in_title;
  std::uint32_t in_excerpt;
  std::uint32_t in_related;
  std::uint32_t in_body;
  const char* url = "";
  std::uint32_t in_url = 0;
};

class Shares : public testing::TestWithParam<ExplainRow> {};

TEST_P(Shares, AreWhatEachFieldAdded) {
  const ExplainRow& row = GetParam();
  Article article;
  article.language = row.language;
  article.title = row.title;
  article.excerpt = row.excerpt;
  article.body = row.body;
  article.url = row.url;
  for (const char* title : row.related) article.related.emplace_back().title = title;
  const Hit hit = explained(article, row.query);
  ASSERT_TRUE(hit.explanation);
  ASSERT_EQ(hit.explanation->terms.size(), 1U);
  const double title = row.in_title * field_weight::kTitle;
  const double excerpt = row.in_excerpt * field_weight::kExcerpt;
  const double related = row.in_related * field_weight::kRelated;
  const double body = row.in_body * field_weight::kBody;
  const double url = row.in_url * field_weight::kUrl;
  const double unit = hit.explanation->terms[0].sum() / (title + excerpt + related + url + body);
  EXPECT_GT(unit, 0);
  EXPECT_NEAR(hit.explanation->title(), unit * title, 1e-9);
  EXPECT_NEAR(hit.explanation->excerpt(), unit * excerpt, 1e-9);
  EXPECT_NEAR(hit.explanation->related(), unit * related, 1e-9);
  EXPECT_NEAR(hit.explanation->url(), unit * url, 1e-9);
  EXPECT_NEAR(hit.explanation->body(), unit * body, 1e-9);
  EXPECT_NEAR(hit.explanation->sum(), hit.score, 1e-9);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, Shares,
    testing::Values(ExplainRow{"title", "en", "Storm", "x", "y", {"z"}, "storm", 1, 0, 0, 0},
                    ExplainRow{"excerpt", "en", "x", "A storm", "y", {"z"}, "storm", 0, 1, 0, 0},
                    ExplainRow{"body", "en", "x", "y", "A storm", {"z"}, "storm", 0, 0, 0, 1},
                    ExplainRow{
                        "related", "en", "x", "y", "z", {"Storm", "storms"}, "storm", 0, 0, 2, 0},
                    ExplainRow{"URL alone",
                               "en",
                               "x",
                               "y",
                               "z",
                               {},
                               "storm",
                               0,
                               0,
                               0,
                               0,
                               "https://a.example/storm-after-storm-hits",
                               1},
                    ExplainRow{"URL and body",
                               "en",
                               "x",
                               "y",
                               "storms",
                               {},
                               "storm",
                               0,
                               0,
                               0,
                               1,
                               "https://a.example/the-storm-hits",
                               1},
                    ExplainRow{"URL does not repeat another field",
                               "en",
                               "x",
                               "storm",
                               "y",
                               {},
                               "storm",
                               0,
                               1,
                               0,
                               0,
                               "https://a.example/the-storm-hits"},
                    ExplainRow{"all fields",
                               "en",
                               "Storm",
                               "storm storm",
                               "storm, storm, storm",
                               {"storm storm", "no", "storms and storm"},
                               "storm",
                               1,
                               2,
                               4,
                               3},
                    ExplainRow{"a form of the article's language",
                               "de",
                               "Häuser",
                               "Haus im Haus",
                               "x",
                               {"Häusern"},
                               "haus",
                               1,
                               2,
                               1,
                               0},
                    ExplainRow{"a joined form among its parts",
                               "en",
                               "x",
                               "e-mail email",
                               "y",
                               {},
                               "email",
                               0,
                               2,
                               0,
                               0}),
    row_name<ExplainRow>);

TEST(Explanation, NamesTheWordsInQueryOrder) {
  Article article;
  article.language = "en";
  article.title = "The café in the storm";
  const Hit hit = explained(article, "Storms nothing Café");
  ASSERT_TRUE(hit.explanation);
  std::vector<std::string> words;
  for (const TermWeight& term : hit.explanation->terms)
    words.push_back(term.word + '=' + term.term);
  EXPECT_EQ(words, (std::vector<std::string>{"Storms=storm", "Café=cafe", "Café=café"}));
}

TEST(Explanation, SplitsThePrior) {
  Article article;
  article.language = "en";
  article.title = "Storm";
  article.quality = kMaxQuality;
  article.heat = 0;
  article.published_at = kNow - 3 * kSecondsPerDay;
  const Hit hit = explained(article, "storm");
  ASSERT_TRUE(hit.explanation);
  const Explanation& parts = *hit.explanation;
  EXPECT_GT(parts.prior_factor, 0);
  EXPECT_LE(parts.prior_factor, 1);
  EXPECT_NEAR(parts.quality, parts.prior_factor * quality_part(kMaxQuality), 1e-12);
  EXPECT_NEAR(parts.heat, -parts.prior_factor * kHeatWeight / 2, 1e-12);
  EXPECT_GT(parts.age, 0);
  EXPECT_EQ(parts.age_days, 3);
}

TEST(Explanation, OfAnArticleWithoutSignalsIsTextAlone) {
  Article article;
  article.language = "en";
  article.title = "Storm";
  const Hit hit = explained(article, "storm");
  ASSERT_TRUE(hit.explanation);
  EXPECT_EQ(hit.explanation->quality, 0);
  EXPECT_EQ(hit.explanation->heat, 0);
  EXPECT_EQ(hit.explanation->age, 0);
  EXPECT_EQ(hit.explanation->age_days, std::nullopt);
  EXPECT_NEAR(hit.explanation->title(), hit.score, 1e-9);
}

}  // namespace
}  // namespace dateline
