// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "searcher/engine.h"
#include "searcher/text_query.h"
#include "tests/support/index_fixture.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

constexpr std::size_t kDocuments = kMinDocumentsForCommonWords;
constexpr auto kAtShare = static_cast<std::size_t>(kDocuments * kCommonWordShare);
static_assert(3 * kAtShare + 10 < kDocuments, "the words below must not overlap");

/// `alpha` and `beta` are common, by one article each, in different articles; `edge` is in exactly
/// the share that is not yet common; `rare` in two, of which one holds `alpha`.
std::vector<Article> corpus(std::size_t documents) {
  std::vector<Article> articles(documents);
  const auto add = [&](std::size_t row, const char* word) {
    articles[row].title += std::string(" ") + word;
  };
  for (std::size_t row = 0; row <= kAtShare; ++row) {
    add(row, "alpha");
    add(documents - 1 - row, "beta");
    if (row > 0) add(row + kAtShare, "edge");
  }
  add(0, "rare");
  add(documents / 2 + 5, "rare");
  for (Article& article : articles) {
    article.language = "en";
    while (std::count(article.title.begin(), article.title.end(), ' ') < 3) {
      article.title += " filler";
    }
  }
  return articles;
}

Response search(const std::vector<Article>& articles, const std::string& text) {
  const IndexFixture index(articles);
  Engine engine(index.db());
  Request request;
  request.text = text;
  auto response = engine.search(request);
  return response ? std::move(*response) : Response();
}

struct CommonWordRow {
  const char* shows;
  const char* query;
  std::size_t total;
  const char* noted;  ///< the words that the note names; empty: no note
};

class CommonWord : public testing::TestWithParam<CommonWordRow> {};

TEST_P(CommonWord, SelectsOnlyWithoutARarerOne) {
  const Response response = search(corpus(kDocuments), GetParam().query);
  EXPECT_EQ(response.total, GetParam().total);
  const std::string noted = GetParam().noted;
  ASSERT_EQ(response.notes.size(), noted.empty() ? 0U : 1U);
  if (!noted.empty()) {
    EXPECT_EQ(response.notes[0].substr(response.notes[0].find(": ") + 2), noted);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Rows, CommonWord,
    testing::Values(
        CommonWordRow{"alone it selects", "alpha", kAtShare + 1, ""},
        CommonWordRow{"beside a rarer word it does not", "alpha rare", 2, "alpha"},
        CommonWordRow{"in whatever order", "rare alpha", 2, "alpha"},
        CommonWordRow{"each of several", "alpha rare beta", 2, "alpha, beta"},
        CommonWordRow{"it is named as typed and once", "ALPHA rare Alpha", 2, "ALPHA"},
        CommonWordRow{"beside an unknown word it does", "alpha unheard", kAtShare + 1, ""},
        CommonWordRow{"two common words select both", "alpha beta", 2 * (kAtShare + 1), ""},
        CommonWordRow{"at the share a word is not common", "edge rare", kAtShare + 2, ""},
        CommonWordRow{"what is not common makes others yield", "alpha edge", kAtShare, "alpha"},
        CommonWordRow{"a rare word alone", "rare", 2, ""}),
    row_name<CommonWordRow>);

TEST(CommonWords, AddToTheScore) {
  const Response response = search(corpus(kDocuments), "alpha rare");
  ASSERT_EQ(response.hits.size(), 2U);
  EXPECT_EQ(row_of_id(response.hits[0].record.id), 0U);
  EXPECT_GT(response.hits[0].score, response.hits[1].score);
}

TEST(CommonWords, AreNotToldInASmallIndex) {
  const Response response = search(corpus(kDocuments - 1), "alpha rare");
  EXPECT_EQ(response.total, kAtShare + 2);
  EXPECT_TRUE(response.notes.empty());
}

/// All forms of one word go together: an accent must not make a common word rare.
TEST(CommonWords, AreSoInAllTheirForms) {
  auto articles = corpus(kDocuments);
  for (std::size_t row = 0; row <= kAtShare; ++row) articles[row].title += " cafe";
  articles[3].title += " café";
  const Response response = search(articles, "café rare");
  EXPECT_EQ(response.total, 2U);
  ASSERT_EQ(response.notes.size(), 1U);
  EXPECT_EQ(response.notes[0].substr(response.notes[0].find(": ") + 2), "café");
}

}  // namespace
}  // namespace dateline
