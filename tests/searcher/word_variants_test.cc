// SPDX-License-Identifier: GPL-2.0-or-later
// What words find beside themselves, and in which order.
#include "searcher/word_variants.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "searcher/engine.h"
#include "tests/support/index_fixture.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

Article titled(const std::string& title, const std::string& excerpt = "") {
  Article article;
  article.language = "en";
  article.title = title;
  article.excerpt = excerpt;
  return article;
}

/// Rows 0 to 7 are what the tests look for; 120 more make frequencies that say something.
std::vector<Article> word_variants_corpus() {
  std::vector<Article> out = {
      titled("COVID-19 spreads"),                        // 0
      titled("Covid 19 again"),                          // 1
      titled("covid19 cases"),                           // 2
      titled("A spelling", "The recogntion of a slip"),  // 3
      titled("Artificial intelligence writes"),          // 4
      titled("An AI paints"),                            // 5
      titled("The intelligence is artificial"),          // 6
      titled("1,000,000 people"),                        // 7
  };
  out[4].topics = {"Robots"};
  for (int i = 0; i < 120; ++i) {
    out.push_back(titled(i % 4 == 0 ? "Recognition of faces" : "Weather report",
                         fmt::format("quiet day {}", i)));
  }
  return out;
}

const char* const kSynonyms = R"(AI = artificial intelligence
painting => topic:Robots
)";

class WordVariants : public testing::Test {
 protected:
  static Engine& engine() {
    static const IndexFixture index(word_variants_corpus());
    Analyzer analyzer;
    static Engine engine(index.db(), *parse_synonyms(kSynonyms, "s.txt", analyzer));
    return engine;
  }

  static Response search(const std::string& text) {
    Request request;
    request.text = text;
    request.explain = true;
    request.limit = 200;
    return *engine().search(request);
  }

  /// The rows below 8 that are hits, best first.
  static std::string rows(const Response& response) {
    std::vector<std::size_t> found;
    for (const Hit& hit : response.hits) {
      const std::size_t row = row_of_id(hit.record.id);
      if (row < 8) found.push_back(row);
      EXPECT_NEAR(hit.explanation->sum(), hit.score, 1e-9 * std::max(1.0, std::abs(hit.score)));
    }
    return fmt::format("{}", fmt::join(found, " "));
  }
};

struct WordVariantsRow {
  const char* shows;
  const char* query;
  const char* rows;
};

class VariantFinds : public WordVariants, public testing::WithParamInterface<WordVariantsRow> {};

TEST_P(VariantFinds, just) {
  auto response = search(GetParam().query);
  std::sort(response.hits.begin(), response.hits.end(), [](const Hit& a, const Hit& b) {
    return row_of_id(a.record.id) < row_of_id(b.record.id);
  });
  EXPECT_EQ(rows(response), GetParam().rows);
}

const WordVariantsRow kWordVariantsRows[] = {
    {"with a hyphen", "COVID-19", "0 1 2"},
    {"in one word", "covid19", "0 1 2"},
    {"in two words", "covid 19", "0 1 2"},
    {"in two words that must match", "title:(covid 19)", "0 1 2"},
    {"a number without separators", "1000000", "7"},
    {"with commas", "1,000,000", "7"},
    {"with points", "1.000.000", "7"},
    {"a synonym of several words, which stand together", "ai", "4 5"},
    {"a synonym of one word", "artificial intelligence", "4 5 6"},
    {"a topic beside the words", "painting", "4 5"},
    {"no synonym within quotes", "\"ai\"", "5"},
};

INSTANTIATE_TEST_SUITE_P(Words, VariantFinds, testing::ValuesIn(kWordVariantsRows),
                         row_name<WordVariantsRow>);

TEST_F(WordVariants, corrects_what_few_articles_have_and_ranks_the_exact_word_first) {
  const Response response = search("recogntion");
  EXPECT_EQ(response.total, 31U);
  EXPECT_EQ(row_of_id(response.hits[0].record.id), 3U);
  EXPECT_GT(response.hits[0].score, 2 * response.hits[1].score);
  EXPECT_EQ(
      response.notes,
      (std::vector<std::string>{"few articles have recogntion: searched for recognition too"}));
}

TEST_F(WordVariants, corrects_what_no_article_has_and_says_what_it_may_mean) {
  const Response response = search("recogniton");
  EXPECT_EQ(response.total, 30U);
  EXPECT_EQ(response.did_you_mean, "recognition");
  EXPECT_EQ(response.notes,
            (std::vector<std::string>{"no article has recogniton: searched for recognition too"}));
}

TEST_F(WordVariants, leaves_a_frequent_word_and_a_quoted_one_alone) {
  EXPECT_TRUE(search("recognition").notes.empty());
  EXPECT_EQ(search("recognition").total, 30U);
  EXPECT_EQ(search("\"recogntion\"").total, 1U);
}

TEST_F(WordVariants, says_what_synonyms_were_used) {
  EXPECT_EQ(
      search("ai").notes,
      (std::vector<std::string>{"searched for artificial intelligence too, by the synonyms"}));
}

TEST(SynonymsOfAnIndex, are_read_from_its_folder) {
  const IndexFixture index(word_variants_corpus());
  Request request;
  request.text = "ai";
  EXPECT_EQ(Engine(index.db()).search(request)->total, 1U);
  const auto file = std::filesystem::path(index.db()) / "synonyms.txt";
  std::ofstream(file) << kSynonyms;
  EXPECT_EQ(Engine(index.db()).search(request)->total, 2U);
  std::ofstream(file) << "ai\n";
  EXPECT_THROW(Engine{index.db()}, IndexError);
}

}  // namespace
}  // namespace dateline
