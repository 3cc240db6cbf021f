// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/duplicates.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "common/open_index.h"
#include "common/record.h"
#include "searcher/engine.h"
#include "tests/support/index_fixture.h"
#include "tests/support/random_corpus.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

using Words = std::vector<std::string>;

/// Articles of words that no stemmer touches, many of them others but for a few words.
class Syndicated {
 public:
  explicit Syndicated(std::uint32_t seed) : chance_(seed) {}

  std::vector<Article> articles(std::size_t count) {
    std::vector<Article> out;
    while (out.size() < count) {
      Article article = out.empty() || chance_.chance(30) ? fresh() : copy(out);
      article.published_at = 86'400 * static_cast<UnixSeconds>(out.size());
      out.push_back(std::move(article));
    }
    return out;
  }

 private:
  std::string word() { return "q" + std::to_string(chance_.below(400)) + "x"; }

  std::string words(std::uint32_t count) {
    std::string text = "storm";
    while (count-- > 0) text += ' ' + word();
    return text;
  }

  Article fresh() {
    Article article;
    article.title = words(3 + chance_.below(4));
    if (chance_.chance(20)) article.title += ' ' + std::to_string(chance_.below(3));
    article.excerpt = words(8 + chance_.below(25));
    article.url = "https://a.example/" + word();
    article.provider.name = chance_.chance(50) ? "Herald" : "Courier";
    return article;
  }

  Article copy(const std::vector<Article>& all) {
    Article article = all[chance_.below(static_cast<std::uint32_t>(all.size()))];
    article.provider.name = chance_.chance(50) ? "Herald" : "Courier";
    if (chance_.chance(80)) article.url = "https://b.example/" + word();
    if (chance_.chance(70)) change(article.title, 1 + chance_.below(2));
    if (chance_.chance(70)) change(article.excerpt, chance_.below(5));
    return article;
  }

  void change(std::string& text, std::uint32_t times) {
    std::istringstream in(text);
    Words words;
    for (std::string word; in >> word;) words.push_back(word);
    for (; times > 0; --times)
      words[chance_.below(static_cast<std::uint32_t>(words.size()))] = word();
    text.clear();
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  }

  RandomCorpus chance_;
};

/// The pairs of neighbours, as a set of texts.
std::set<std::string> pairs_of(const Article& article) {
  std::set<std::string> pairs;
  for (const std::string& text : {article.title, article.excerpt}) {
    std::istringstream in(text);
    std::string before;
    for (std::string word; in >> word; before = word) {
      if (!before.empty()) pairs.insert(before + ' ' + word);
    }
  }
  return pairs;
}

std::multiset<std::string> numbers_of(const Article& article) {
  std::istringstream in(article.title);
  std::multiset<std::string> numbers;
  for (std::string word; in >> word;) {
    if (std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; })) {
      numbers.insert(word);
    }
  }
  return numbers;
}

double resemblance(const Article& a, const Article& b) {
  const auto first = pairs_of(a);
  const auto second = pairs_of(b);
  std::set<std::string> either = first;
  either.insert(second.begin(), second.end());
  const std::size_t both = first.size() + second.size() - either.size();
  return static_cast<double>(both) / static_cast<double>(either.size());
}

/// Whether one repeats the other, if resemblance counts from `elsewhere` or `at_home` on.
bool repeats(const Article& a, const Article& b, double elsewhere, double at_home) {
  if (a.url == b.url || a.title == b.title) return true;
  if (numbers_of(a) != numbers_of(b)) return false;
  if (a.provider.name != b.provider.name) return resemblance(a, b) >= elsewhere;
  const auto words = 1 + std::ranges::count(a.excerpt, ' ');
  return a.excerpt == b.excerpt && words >= 8 && resemblance(a, b) >= at_home;
}

Record record_of(const Article& article, std::size_t row) {
  Record record;
  record.id = id_of_row(row);
  record.title = article.title;
  record.excerpt = article.excerpt;
  record.url = article.url;
  record.provider = article.provider;
  return record;
}

class Duplicates : public testing::TestWithParam<std::uint32_t> {
 protected:
  std::vector<Article> articles_ = Syndicated(GetParam()).articles(150);
  IndexFixture index_{articles_};
};

/// By sketches alone a few of those that barely resemble each other are missed; of those that
/// clearly do, and of like titles and URLs, none.
TEST_P(Duplicates, AreWhatComparingAllPairsFinds) {
  constexpr double kSure = 0.9;
  const Xapian::Database database = open_index(index_.db());
  Analyzer analyzer;
  const DuplicateFinder finder(database, analyzer);
  std::size_t near = 0;
  std::size_t found_near = 0;
  for (std::size_t row = 0; row < articles_.size(); ++row) {
    std::set<std::size_t> found;
    for (const auto other :
         finder.repeats(record_of(articles_[row], row), Xapian::Query::MatchAll)) {
      found.insert(row_of_id(decode_record(database.get_document(other).get_data())->id));
    }
    for (std::size_t other = 0; other < articles_.size(); ++other) {
      const bool is_found = found.count(other) > 0;
      const Article& a = articles_[row];
      const Article& b = articles_[other];
      const bool is_repeat = other != row && repeats(a, b, kNearElsewhere, kNearAtHome);
      near += is_repeat ? 1U : 0U;
      found_near += is_repeat && is_found ? 1U : 0U;
      if (is_found) {
        EXPECT_TRUE(is_repeat) << a.title << " / " << b.title;
      } else {
        EXPECT_FALSE(other != row && repeats(a, b, kSure, kSure)) << a.title << " / " << b.title;
      }
    }
  }
  EXPECT_GT(near, 100U);
  EXPECT_GE(static_cast<double>(found_near), 0.93 * static_cast<double>(near));
}

/// Walks down the whole answer, and lets each article stand for those below it that repeat it.
TEST_P(Duplicates, CollapseIntoTheFirstOfThem) {
  Engine engine(index_.db());
  const Xapian::Database database = open_index(index_.db());
  Analyzer analyzer;
  const DuplicateFinder finder(database, analyzer);
  Request request;
  request.text = "storm";
  request.limit = 1000;
  const auto whole = engine.search(request);
  ASSERT_TRUE(whole);
  std::map<std::string, std::uint64_t> expected;
  std::vector<std::string> order;
  std::set<std::string> taken;
  for (const Hit& hit : whole->hits) {
    if (!taken.insert(hit.record.id).second) continue;
    order.push_back(hit.record.id);
    for (const auto other : finder.repeats(hit.record, Xapian::Query("storm"))) {
      const auto record = decode_record(database.get_document(other).get_data());
      if (taken.insert(record->id).second) ++expected[hit.record.id];
    }
  }
  request.collapse = Collapse::kDuplicates;
  for (std::uint32_t offset = 0; offset <= order.size(); offset += 7) {
    request.offset = offset;
    request.limit = 7;
    const auto page = engine.search(request);
    ASSERT_TRUE(page);
    EXPECT_EQ(page->total, whole->total);
    ASSERT_EQ(page->hits.size(), std::min<std::size_t>(7, order.size() - offset));
    for (std::size_t i = 0; i < page->hits.size(); ++i) {
      EXPECT_EQ(page->hits[i].record.id, order[offset + i]);
      EXPECT_EQ(page->hits[i].collapsed->count, expected[order[offset + i]]);
    }
  }
}

struct SeriesRow {
  const char* shows;
  const char* title;
  const char* excerpt;
  const char* provider;
  bool repeats;
};

class DuplicateRows : public testing::TestWithParam<SeriesRow> {};

TEST_P(DuplicateRows, repeat_the_first_article) {
  const std::string teams =
      " vs Foxes preview, fantasy tips, line-up, pitch report, injury update, odds, weather, "
      "history, tickets, stadium, referee, form, stars, quotes";
  const std::string report =
      "The crane fell onto a ferry in the old harbour on Monday, and six of "
      "those who saw it say that nobody had been aboard";
  const auto article = [&](std::string title, std::string excerpt, const std::string& provider) {
    Article out;
    out.title = title == "series" ? "Bears" + teams : title == "next" ? "Owls" + teams : title;
    out.excerpt = excerpt == "title" ? out.title : excerpt == "report" ? report : excerpt;
    out.provider.name = provider;
    return out;
  };
  const SeriesRow& row = GetParam();
  const bool is_series = std::string(row.title) == "next";
  const IndexFixture index({article(is_series ? "series" : "Gantry crane falls in Hamburg",
                                    is_series ? row.excerpt : "report", "Herald"),
                            article(row.title, row.excerpt, row.provider)});
  const Xapian::Database database = open_index(index.db());
  Analyzer analyzer;
  const auto first = decode_record(database.get_document(1).get_data());
  const auto found = DuplicateFinder(database, analyzer).repeats(*first, Xapian::Query::MatchAll);
  EXPECT_EQ(found.size(), row.repeats ? 1U : 0U);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, DuplicateRows,
    testing::Values(SeriesRow{"a_new_headline", "Crane falls in Hamburg", "report", "Herald", true},
                    SeriesRow{"elsewhere_too", "Crane falls in Hamburg", "report", "Courier", true},
                    SeriesRow{"a_series", "next", "title", "Herald", false},
                    SeriesRow{"which_others_may_copy", "next", "title", "Courier", true},
                    SeriesRow{"a_short_excerpt_says_nothing", "next", "Fantasy cricket", "Herald",
                              false},
                    SeriesRow{"another_report", "Crane falls in Hamburg",
                              "Six were hurt by it, say doctors", "Herald", false}),
    row_name<SeriesRow>);

INSTANTIATE_TEST_SUITE_P(Seeds, Duplicates, testing::Range(1U, 5U));

}  // namespace
}  // namespace dateline
