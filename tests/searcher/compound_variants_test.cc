// SPDX-License-Identifier: GPL-2.0-or-later
// Words written as one find what others write apart, and the other way round.
#include "searcher/compound_variants.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "searcher/engine.h"
#include "tests/support/index_fixture.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

constexpr std::size_t kLookedFor = 30;

/// The first rows are what the tests look for; 120 more make frequencies that say something.
std::vector<Article> compound_corpus() {
  std::vector<std::string> titles = {
      "Tornado seen in Cape Town",      // 0
      "A cape for the town crier",      // 1
      "#GrandPrix by night",            // 2
      "A grand old prix",               // 3
      "PowerApps for beginners",        // 4
      "PowerApps against PowerApps",    // 5
      "PowerApps once more",            // 6
      "Power apps in an hour",          // 7
      "The apps that draw most power",  // 8
      "A tik and a tok",                // 9
  };
  for (int i = 0; i < 20; ++i) titles.push_back(fmt::format("TikTok rises {}", i));  // 10 to 29
  for (int i = 0; i < 120; ++i) titles.push_back(fmt::format("Record profits of quiet day {}", i));
  std::vector<Article> out;
  for (std::string& title : titles) {
    Article& article = out.emplace_back();
    article.language = "en";
    article.title = std::move(title);
  }
  return out;
}

class CompoundVariants : public testing::Test {
 protected:
  static Response search(const std::string& text) {
    static const IndexFixture index(compound_corpus());
    static Engine engine(index.db());
    Request request;
    request.text = text;
    request.explain = true;
    request.limit = 200;
    return *engine.search(request);
  }

  /// The rows below kLookedFor that are hits, by score.
  static std::string rows_of(const Response& response) {
    std::vector<std::size_t> found;
    for (const Hit& hit : response.hits) {
      const std::size_t row = row_of_id(hit.record.id);
      if (row < kLookedFor) found.push_back(row);
      EXPECT_NEAR(hit.explanation->sum(), hit.score, 1e-9 * std::max(1.0, std::abs(hit.score)));
    }
    return fmt::format("{}", fmt::join(found, " "));
  }
};

struct CompoundQueryRow {
  const char* shows;
  const char* query;
  const char* rows;
  const char* note;  // the first one
};

class CompoundFinds : public CompoundVariants,
                      public testing::WithParamInterface<CompoundQueryRow> {};

TEST_P(CompoundFinds, BestFirst) {
  const Response response = search(GetParam().query);
  EXPECT_EQ(rows_of(response), GetParam().rows);
  EXPECT_EQ(response.notes.empty() ? "" : response.notes.front(), GetParam().note);
}

const CompoundQueryRow kCompoundRows[] = {
    {"a hashtag that no article has", "#CapeTown", "0 1",
     "no article has CapeTown: searched for Cape Town too"},
    {"in one field", "title:CapeTown", "0 1",
     "no article has CapeTown: searched for Cape Town too"},
    {"a word of it that stands in the query anyway", "cape CapeTown", "0 1",
     "no article has CapeTown: searched for Cape Town too"},
    {"a rare one that some have, beside its words", "GrandPrix", "2 3",
     "few articles have GrandPrix: searched for Grand Prix too"},
    {"a frequent one finds its words as a phrase alone", "PowerApps", "5 4 6 7", ""},
    {"small letters say nothing of words", "powerapps", "5 4 6", ""},
    {"two words find the one", "power apps", "7 8 5 4 6", ""},
    {"in another order they make no word", "tok tik", "9", ""},
    {"within quotes", "\"power apps\"", "7", ""},
    {"each of which must match", "+power +apps", "7 8", ""},
    {"a blank that was forgotten", "capetown", "0",
     "no article has capetown: searched for cape town too"},
    {"words that never stand so", "towncape", "", ""},
};

INSTANTIATE_TEST_SUITE_P(Words, CompoundFinds, testing::ValuesIn(kCompoundRows),
                         row_name<CompoundQueryRow>);

TEST_F(CompoundVariants, no_other_word_is_meant_where_one_was_taken_apart) {
  EXPECT_EQ(search("#CapeTowm").did_you_mean, std::nullopt);
  EXPECT_EQ(search("#profts").did_you_mean, "#profits");
}

TEST_F(CompoundVariants, the_usual_spelling_weighs_as_a_word_does) {
  EXPECT_EQ(search("tik tok").total, 21U);
  EXPECT_NEAR(search("tik tok").hits.back().score, search("tiktok").hits.back().score, 1e-9);
  EXPECT_LT(search("power apps").hits.back().score, search("powerapps").hits.back().score / 2);
}

TEST_F(CompoundVariants, a_typing_slip_is_not_cut_in_two) {
  const Response response = search("profts");
  EXPECT_EQ(response.notes,
            (std::vector<std::string>{"no article has profts: searched for profits too"}));
  EXPECT_EQ(response.total, 120U);
}

}  // namespace
}  // namespace dateline
