// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "common/date.h"
#include "tests/searcher/sample_hit.h"
#include "tests/support/index_fixture.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

constexpr UnixSeconds kNewest = 1'600'000'000;

Article article(const char* title, const char* excerpt, const char* body = "") {
  Article out;
  out.language = "en";
  out.title = title;
  out.excerpt = excerpt;
  out.body = body;
  return out;
}

std::vector<Article> engine_corpus() {
  std::vector<Article> articles = {
      article("Glacier retreat", "The ice is going.", "A glacier in the body."),
      article("Holiday ideas", "Where to go.", "A lake, a beach and a glacier."),
      article("No excerpt", "", "Only a body, which says iceberg."),
      article("Avalanche", "", "A body without the word."),
      article("Avalanche again", "An excerpt without it.", "A body without it."),
      article("", "", ""),
  };
  articles[0].published_at = kNewest;
  articles[1].published_at = kNewest - 10 * kSecondsPerDay;
  articles.push_back(article(std::string(300, 'a').c_str(), "A word of three hundred letters"));
  return articles;
}

class EngineTest : public testing::Test {
 protected:
  static const std::string& db() {
    static const IndexFixture index(engine_corpus());
    return index.db();
  }
  Response search(const std::string& text) {
    Request request;
    request.text = text;
    auto response = engine_.search(request);
    EXPECT_TRUE(response) << response.error().message;
    return response ? std::move(*response) : Response();
  }
  std::string error_of(const Request& request) {
    const auto response = engine_.search(request);
    return response ? "no error" : response.error().message;
  }

  Engine engine_{db()};
};

TEST_F(EngineTest, WithoutWordsOrFiltersGivesEverythingBestFirst) {
  const Response response = search("");
  EXPECT_EQ(response.total, engine_corpus().size());
  ASSERT_EQ(response.hits.size(), engine_corpus().size());
  EXPECT_EQ(row_of_id(response.hits[0].record.id), 0U) << "the newest";
  EXPECT_TRUE(response.hits[0].snippet.highlights.empty());
  EXPECT_EQ(response.hits[0].snippet.text, "The ice is going.");
}

TEST_F(EngineTest, TextWithoutAWordFindsNothing) {
  for (const char* text :
       {"?!", "...", "-", "((((", "\"\"", "+-&|", "😀", "\u00a0", "AND", "date:soon"}) {
    const Response response = search(text);
    EXPECT_EQ(response.total, 0U) << text;
    EXPECT_TRUE(response.hits.empty()) << text;
  }
  EXPECT_EQ(search(std::string(1, '\0')).total, 0U);
}

TEST_F(EngineTest, BlanksAndAStarLetEverythingThrough) {
  for (const char* text : {" ", "\n", "*", " * "}) {
    EXPECT_EQ(search(text).total, engine_corpus().size()) << text;
  }
}

TEST_F(EngineTest, FacetsOfNothingAreEmpty) {
  Request request;
  request.text = "?!";
  request.facets = {FacetField::kTopic, FacetField::kMonth};
  request.filters.topics = {"AI"};
  const auto response = engine_.search(request);
  ASSERT_TRUE(response);
  ASSERT_EQ(response->facets.size(), 2U);
  EXPECT_EQ(response->facets[0].values, (std::vector<FacetValue>{{"AI", 0, true}}));
  EXPECT_TRUE(response->facets[1].values.empty());
}

TEST_F(EngineTest, NamesTheLimitThatIsOver) {
  Request request;
  request.limit = 1001;
  EXPECT_EQ(error_of(request), "limit is 1001, the limit is 1000");
  request = {};
  request.offset = 1'000'001;
  EXPECT_EQ(error_of(request), "offset is 1000001, the limit is 1000000");
  request = {};
  request.facet_limit = 1001;
  EXPECT_EQ(error_of(request), "facet-limit is 1001, the limit is 1000");
  request = {};
  request.limits.max_hits = 5000;
  request.limit = 5000;
  EXPECT_EQ(error_of(request), "no error");
}

TEST_F(EngineTest, RefusesTextThatIsNotUtf8) {
  Request request;
  request.text = "caf\xe9";
  EXPECT_EQ(error_of(request), "the query is not UTF-8 at byte 4");
}

TEST_F(EngineTest, ReckonsFromTheNewestArticleUnlessTold) {
  const Response plain = search("glacier");
  EXPECT_EQ(plain.now, kNewest);
  EXPECT_TRUE(plain.now_is_newest);
  Request request;
  request.text = "glacier";
  request.now = kNewest + kSecondsPerDay;
  request.explain = true;
  const auto later = engine_.search(request);
  ASSERT_TRUE(later);
  EXPECT_EQ(later->now, kNewest + kSecondsPerDay);
  EXPECT_FALSE(later->now_is_newest);
  EXPECT_EQ(later->hits[0].explanation->age_days, 1);
}

TEST_F(EngineTest, FindsWordsLongerThanATerm) {
  EXPECT_EQ(search(std::string(300, 'A')).total, 1U);
  EXPECT_EQ(search(std::string(299, 'a')).total, 0U);
}

struct Snippet {
  const char* shows;
  const char* query;
  std::size_t row;
  const char* snippet;
};

class SnippetOfHit : public EngineTest, public testing::WithParamInterface<Snippet> {};

TEST_P(SnippetOfHit, IsTheBestStretch) {
  const auto hits = search(GetParam().query).hits;
  const auto hit = std::find_if(hits.begin(), hits.end(), [](const Hit& it) {
    return row_of_id(it.record.id) == GetParam().row;
  });
  ASSERT_NE(hit, hits.end());
  EXPECT_EQ(bracketed(hit->snippet), GetParam().snippet);
}

INSTANTIATE_TEST_SUITE_P(Rows, SnippetOfHit,
                         testing::Values(Snippet{"of the excerpt if it matches", "ice glacier", 0,
                                                 "The [ice] is going."},
                                         Snippet{"of the body if only that matches", "glacier", 1,
                                                 "A lake, a beach and a [glacier]."},
                                         Snippet{"of the body beside a title that matches",
                                                 "glacier", 0, "A [glacier] in the body."},
                                         Snippet{"of the body without an excerpt", "iceberg", 2,
                                                 "Only a body, which says [iceberg]."},
                                         Snippet{"the start of the body if only the title matches",
                                                 "avalanche", 3, "A body without the word."},
                                         Snippet{"the start of the excerpt before that of the body",
                                                 "avalanche", 4, "An excerpt without it."}),
                         row_name<Snippet>);

TEST(EngineOpening, SaysWhereNoIndexIs) {
  const TempDir folder;
  const std::string db = (folder.path() / "none").string();
  try {
    const Engine engine(db);
    FAIL() << "opened nothing";
  } catch (const IndexError& error) {
    EXPECT_EQ(std::string(error.what()).rfind(db + ": no index here", 0), 0U) << error.what();
  }
}

TEST(EngineOnAnEmptyIndex, AnswersWithNothing) {
  IndexFixture index({article("gone", "")});
  index.remove(0);
  index.commit();
  Engine engine(index.db());
  for (const char* text : {"", "gone"}) {
    Request request;
    request.text = text;
    request.facets = {FacetField::kTopic, FacetField::kYear};
    const auto response = engine.search(request);
    ASSERT_TRUE(response);
    EXPECT_EQ(response->total, 0U);
    EXPECT_TRUE(response->hits.empty());
  }
}

TEST_F(EngineTest, FindsAnArticleByItsId) {
  Engine engine(db());
  EXPECT_EQ(engine.article(id_of_row(3)).value_or(Record{}).title, "Avalanche");
  EXPECT_FALSE(engine.article("no such id"));
}

TEST_F(EngineTest, FactsChangeWithTheIndex) {
  IndexFixture index(engine_corpus());
  Engine engine(index.db());
  Engine other(index.db());
  const IndexFacts before = engine.facts();
  EXPECT_EQ(before.documents, engine_corpus().size());
  EXPECT_EQ(before.newest, kNewest);
  EXPECT_EQ(other.facts().state, before.state);
  index.put(engine_corpus().size(), article("One more", ""));
  index.commit();
  EXPECT_EQ(engine.facts().documents, engine_corpus().size() + 1);
  EXPECT_NE(engine.facts().state, before.state);
}

}  // namespace
}  // namespace dateline
