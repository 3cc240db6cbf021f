// SPDX-License-Identifier: GPL-2.0-or-later
// The first search of a state counts by Xapian's values, later ones by columns: the same.
#include <gtest/gtest.h>

#include <cstddef>
#include <iterator>
#include <string>
#include <vector>

#include "common/date.h"
#include "searcher/engine.h"
#include "tests/support/index_fixture.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

struct CountedArticle {
  const char* provider;
  const char* type;
  const char* language;
  const char* topic;
  UnixDays day;  ///< below 0: no date
};

constexpr UnixDays kFirstDayOf2020 = 18'262;

constexpr CountedArticle kCountedArticles[] = {
    {"El País", "article", "es", "Energy", kFirstDayOf2020},
    {"EL PAIS", "Article", "es", "energy", kFirstDayOf2020 + 31},
    {"EL PAIS", "video", "", "", kFirstDayOf2020 + 31},
    {"bbc", "video", "en", "Energy", kFirstDayOf2020 - 1},
    {"BBC", "", "en", "Space", -1},
    {"", "article", "en", "", kFirstDayOf2020 - 1},
};

Article counted_article(const CountedArticle& row) {
  Article article;
  article.title = "storm";
  article.provider.name = row.provider;
  article.type = row.type;
  article.language = row.language;
  if (*row.topic != '\0') article.topics = {row.topic};
  if (row.day >= 0) article.published_at = row.day * kSecondsPerDay;
  return article;
}

struct CounterRow {
  const char* shows;
  FacetField field;
  const char* expected;  ///< value:count, as shown
};

const CounterRow kCounterRows[] = {
    {"TheMostFrequentSpellingOrTheFirst", FacetField::kProvider, "EL PAIS:3 BBC:2 "},
    {"ATypeThatIsMissing", FacetField::kType, "article:3 video:2 "},
    {"ALanguageThatIsGuessed", FacetField::kLanguage, "en:4 es:2 "},
    {"ATopicInTwoSpellings", FacetField::kTopic, "Energy:3 Space:1 "},
    {"ADateThatIsMissing", FacetField::kYear, "2019:2 2020:3 "},
    {"Months", FacetField::kMonth, "2019-12:2 2020-01:1 2020-02:2 "},
    {"Days", FacetField::kDay, "2019-12-31:2 2020-01-01:1 2020-02-01:2 "},
};

class CounterOf : public testing::TestWithParam<CounterRow> {
 protected:
  static std::string values_of(const Response& response) {
    std::string out;
    for (const FacetValue& value : response.facets.at(0).values) {
      out += value.value + ':' + std::to_string(value.count) + ' ';
    }
    return out;
  }
};

TEST_P(CounterOf, CountsAsXapiansValuesDo) {
  std::vector<Article> articles;
  for (const CountedArticle& row : kCountedArticles) articles.push_back(counted_article(row));
  const IndexFixture index(articles);
  Engine engine(index.db());
  Request word;
  word.text = "storm";
  word.facets = {GetParam().field};
  Request phrase = word;
  phrase.text = "+storm";  // not by posting lists alone
  for (const Request& request : {word, word, phrase}) {
    const auto response = engine.search(request);
    ASSERT_TRUE(response);
    EXPECT_EQ(values_of(*response), GetParam().expected);
    EXPECT_EQ(response->facets[0].matches, std::size(kCountedArticles));
  }
}

INSTANTIATE_TEST_SUITE_P(Rows, CounterOf, testing::ValuesIn(kCounterRows), row_name<CounterRow>);

}  // namespace
}  // namespace dateline
