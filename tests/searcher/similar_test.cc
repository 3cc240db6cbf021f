// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/similar.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "searcher/engine.h"
#include "tests/support/index_fixture.h"

namespace dateline {
namespace {

Article told(const std::string& title, const std::string& excerpt, const std::string& url = {}) {
  Article article;
  article.title = title;
  article.excerpt = excerpt;
  article.url = url;
  article.language = "en";
  return article;
}

/// Rows 0 to 3 are about one thing, 1 repeats 0; the others about none of it.
std::vector<Article> similar_corpus() {
  std::vector<Article> articles = {
      told("Crane topples in Hamburg", "A gantry crane fell onto a container ship.", "https://a/1"),
      told("CRANE topples in Hamburg", "Police and firemen came."),
      told("Container ship freed", "The gantry that fell onto the ship was lifted."),
      told("Gantry inspections", "Every crane in Hamburg is looked at."),
  };
  for (const char* word : {"budget", "election", "football", "opera", "harvest", "vaccine", "river",
                           "museum", "tunnel", "island"}) {
    articles.push_back(
        told(std::string("A ") + word + " of the year", "Nobody had expected this."));
  }
  return articles;
}

std::vector<std::size_t> rows(const Response& response) {
  std::vector<std::size_t> out;
  for (const Hit& hit : response.hits) out.push_back(row_of_id(hit.record.id));
  return out;
}

TEST(Similar, FindsWhatSharesTellingWordsButNotTheArticleNorWhatRepeatsIt) {
  const IndexFixture index(similar_corpus());
  Engine engine(index.db());
  const auto example = engine.find(id_of_row(0));
  ASSERT_TRUE(example);
  const auto response = engine.similar(*example, {});
  ASSERT_TRUE(response);
  EXPECT_EQ(rows(*response), (std::vector<std::size_t>{2, 3}));
  EXPECT_EQ(response->total, 2U);
}

TEST(Similar, KeepsToTheRequest) {
  const IndexFixture index(similar_corpus());
  Engine engine(index.db());
  Request request;
  request.limit = 1;
  request.offset = 1;
  request.explain = true;
  request.text = "football";
  const auto response = engine.similar(*engine.find(id_of_row(0)), request);
  ASSERT_TRUE(response);
  ASSERT_EQ(rows(*response), std::vector<std::size_t>{3});
  EXPECT_NEAR(response->hits[0].explanation->sum(), response->hits[0].score, 1e-9);
}

TEST(Similar, TakesAnArticleThatIsNotInTheIndex) {
  const IndexFixture index(similar_corpus());
  Engine engine(index.db());
  Record example;
  example.title = "An opera about football";
  const auto response = engine.similar(example, {});
  ASSERT_TRUE(response);
  EXPECT_EQ(response->total, 2U);
}

TEST(Similar, OfNoWordsIsNothing) {
  const IndexFixture index(similar_corpus());
  Engine engine(index.db());
  Record example;
  example.title = "zyzzyva";
  const auto response = engine.similar(example, {});
  ASSERT_TRUE(response);
  EXPECT_EQ(response->total, 0U);
  EXPECT_TRUE(response->hits.empty());
}

TEST(Similar, ArticlesAreFoundByIdAndByUrl) {
  const IndexFixture index(similar_corpus());
  Engine engine(index.db());
  EXPECT_EQ(engine.find(id_of_row(2))->title, "Container ship freed");
  EXPECT_EQ(engine.find("https://a/1")->id, id_of_row(0));
  EXPECT_FALSE(engine.find("https://a/2"));
}

}  // namespace
}  // namespace dateline
