// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/compound_words.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/support/row_name.h"

namespace dateline {
namespace {

struct CompoundRow {
  const char* shows;
  const char* text;
  const char* words;
};

class CamelWords : public testing::TestWithParam<CompoundRow> {};

TEST_P(CamelWords, Are) {
  EXPECT_EQ(fmt::format("{}", fmt::join(camel_words(GetParam().text), " ")), GetParam().words);
}

const CompoundRow kCamelRows[] = {
    {"two words", "CapeTown", "Cape Town"},
    {"three words", "BlackLivesMatter", "Black Lives Matter"},
    {"small at first", "realDonaldTrump", "real Donald Trump"},
    {"one letter within", "MakeAWish", "Make A Wish"},
    {"an acronym at first", "NASANews", "NASA News"},
    {"an acronym at last", "VoterID", "Voter ID"},
    {"digits before", "Covid19Vaccine", "Covid19 Vaccine"},
    {"accents", "ÉcoleÉlémentaire and CaféParis", "ÉcoleÉlémentaire and Café Paris"},
    {"one word", "Town", ""},
    {"capitals", "NASA", ""},
    {"small letters", "capetown", ""},
    {"a name of products", "iPhone", ""},
    {"initials", "U.N", ""},
    {"a hyphen", "Cape-Town", ""},
    {"nothing", "", ""},
};

INSTANTIATE_TEST_SUITE_P(Rows, CamelWords, testing::ValuesIn(kCamelRows), row_name<CompoundRow>);

class TwoWords : public testing::TestWithParam<CompoundRow> {};

TEST_P(TwoWords, Are) {
  std::string out;
  for (const auto& [first, second] : two_words(GetParam().text)) {
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", first, second);
  }
  EXPECT_EQ(out, GetParam().words);
}

const CompoundRow kTwoRows[] = {
    {"every border but at the ends", "recordxy", "rec ordxy, reco rdxy, recor dxy"},
    {"six letters", "capman", "cap man"},
    {"five letters", "wales", ""},
    {"a digit", "record5profits", ""},
    {"beyond ASCII", "cafénoir", ""},
    {"nothing", "", ""},
};

INSTANTIATE_TEST_SUITE_P(Rows, TwoWords, testing::ValuesIn(kTwoRows), row_name<CompoundRow>);

class Joined : public testing::TestWithParam<CompoundRow> {};

TEST_P(Joined, Are) {
  const std::string text = GetParam().text;
  Analyzer analyzer;
  std::string out;
  for (const JoinedWords& joined : joined_words(text, analyzer.analyze(text, {}))) {
    out += fmt::format("{}{}@{}+{}{}", out.empty() ? "" : " ", joined.text, joined.first,
                       joined.count, joined.has_number ? "n" : "");
  }
  EXPECT_EQ(out, GetParam().words);
}

const CompoundRow kJoinedRows[] = {
    {"two words", "power apps", "powerapps@0+2"},
    {"as typed", "Power Apps", "PowerApps@0+2"},
    {"three words", "black lives matter", "blacklives@0+2 blacklivesmatter@0+3 livesmatter@1+2"},
    {"no four", "aa bb cc dd", "aabbcc@0+3 bbccdd@1+3"},
    {"too short", "the me", ""},
    {"hyphen", "build-up", "buildup@0+2"},
    {"two blanks", "power  apps", ""},
    {"comma", "power, apps", ""},
    {"a single letter", "a builder", ""},
    {"word and number", "covid 19", "covid19@0+2n"},
    {"however short", "g 20", ""},
    {"two letters and a number", "uk 20", "uk20@0+2n"},
    {"number and word", "19 covid", ""},
    {"number behind two words", "new covid 19", "newcovid@0+2 covid19@1+2n"},
    {"apostrophe", "china's exports", ""},
    {"other scripts", "чёрное море", "чёрноеморе@0+2"},
    {"no blanks between words", "东京奥运", ""},
    {"one word", "storm", ""},
};

INSTANTIATE_TEST_SUITE_P(Rows, Joined, testing::ValuesIn(kJoinedRows), row_name<CompoundRow>);

}  // namespace
}  // namespace dateline
