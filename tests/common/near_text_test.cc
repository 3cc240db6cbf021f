// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/near_text.h"

#include <gtest/gtest.h>

#include <string>

#include "common/title_words.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

NearText near_text(Analyzer& analyzer, const std::string& title, const std::string& excerpt = {}) {
  NearText near;
  near.add(analyzer.analyze(title, {}));
  near.add(analyzer.analyze(excerpt, {}));
  return near;
}

TEST(NearText, ResemblanceIsTheShareOfCommonPairs) {
  Analyzer analyzer;
  const NearText a = near_text(analyzer, "one two three four", "five six");
  EXPECT_DOUBLE_EQ(a.resemblance(a), 1);
  EXPECT_DOUBLE_EQ(a.resemblance(near_text(analyzer, "ONE, two: three - four.", "Five six")), 1);
  // one-two, two-three of six different pairs.
  EXPECT_DOUBLE_EQ(a.resemblance(near_text(analyzer, "one two three", "six five")), 2.0 / 5);
  EXPECT_DOUBLE_EQ(a.resemblance(near_text(analyzer, "four three two one")), 0);
  EXPECT_DOUBLE_EQ(near_text(analyzer, "").resemblance(near_text(analyzer, "")), 0);
}

TEST(NearText, NoPairReachesOverTheEndOfAField) {
  Analyzer analyzer;
  EXPECT_DOUBLE_EQ(near_text(analyzer, "one two").resemblance(near_text(analyzer, "one", "two")),
                   0);
}

TEST(NearText, TheFirstFieldIsTheSameWhateverItsCaseAndPunctuation) {
  Analyzer analyzer;
  const auto of = [&](const std::string& title) {
    return near_text(analyzer, title, "more").first_field();
  };
  EXPECT_EQ(of("Crane falls – in Málaga"), of("CRANE FALLS (in Malaga)!"));
  EXPECT_NE(of("Crane falls"), of("falls Crane"));
  EXPECT_NE(of("Crane"), of("Crane Crane"));
  EXPECT_FALSE(of(""));
  EXPECT_FALSE(of("!?"));
}

TEST(NearText, ShortTextsHaveNoBands) {
  Analyzer analyzer;
  EXPECT_TRUE(near_text(analyzer, "a b c d e").bands().empty());
  EXPECT_EQ(near_text(analyzer, "a b c d e f").bands().size(), kNearBands);
}

TEST(NearText, BandsFollowFromThePairsAlone) {
  Analyzer analyzer;
  const auto bands = near_text(analyzer, "one two three", "four five six seven eight").bands();
  EXPECT_EQ(near_text(analyzer, "ONE two three!", "Four five six, seven eight").bands(), bands);
  EXPECT_EQ(near_text(analyzer, "four five six seven eight", "one two three").bands(), bands);
  EXPECT_NE(near_text(analyzer, "one two three", "nine ten eleven twelve zero").bands(), bands);
}

struct WordsRow {
  const char* shows;
  const char* title;
  const char* words;
};

class TitleWords : public testing::TestWithParam<WordsRow> {};

TEST_P(TitleWords, Of) {
  Analyzer analyzer;
  std::string words;
  for (const std::string& word : title_words(GetParam().title, analyzer)) {
    words += (words.empty() ? "" : " ") + word;
  }
  EXPECT_EQ(words, GetParam().words);
}

INSTANTIATE_TEST_SUITE_P(
    All, TitleWords,
    testing::Values(WordsRow{"not_stemmed", "Storms recognised", "storms recognised"},
                    WordsRow{"folded", "ÉNERGIE Café", "energie cafe"},
                    WordsRow{"possessive", "Ann's and Ben’s", "ann and ben"},
                    WordsRow{"no_numbers", "14 ways in 2020", "ways in"},
                    WordsRow{"no_single_letters", "A C++ Q", "c++"},
                    WordsRow{"letters_and_digits", "mp3 covid-19", "mp3 covid"},
                    WordsRow{"nothing", "", ""}),
    row_name<WordsRow>);

}  // namespace
}  // namespace dateline
