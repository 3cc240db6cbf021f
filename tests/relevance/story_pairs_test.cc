// SPDX-License-Identifier: GPL-2.0-or-later
// Pairs of articles are counted as the field does.
#include "tests/relevance/story_pairs.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "tests/support/row_name.h"

namespace dateline {
namespace {

/// Articles a, b, c … and a letter each for the story that one is in; '.' is by itself.
StoryNames names_of(const std::string& letters) {
  StoryNames names;
  for (char id = 'a'; const char story : letters) {
    names[std::string(1, id)] = story == '.' ? std::string("alone ") + id : std::string(1, story);
    ++id;
  }
  return names;
}

struct PairRow {
  const char* shows;
  const char* people;
  const char* index;
  double precision;
  double recall;
};

const PairRow kPairRows[] = {
    {"TheSame", "xxy.y", "uuv.v", 1, 1},
    {"NobodyHasAny", "...", "...", 1, 1},
    {"NothingIsFound", "xx.", "...", 1, 0},
    {"NothingIsThere", "...", "uu.", 0, 1},
    {"OneTooManyInAStory", "xx.", "uuu", 1. / 3, 1},
    {"AStoryInTwo", "xxxx", "uuvv", 1, 2. / 6},
    {"HalfRightHalfThere", "xxx.", ".uuu", 1. / 3, 1. / 3},
};

class PairsOf : public testing::TestWithParam<PairRow> {};

TEST_P(PairsOf, AreCounted) {
  const PairRow& row = GetParam();
  const StoryPairs pairs = compare_stories(names_of(row.people), names_of(row.index));
  EXPECT_DOUBLE_EQ(pairs.precision(), row.precision);
  EXPECT_DOUBLE_EQ(pairs.recall(), row.recall);
}

INSTANTIATE_TEST_SUITE_P(Rows, PairsOf, testing::ValuesIn(kPairRows), row_name<PairRow>);

TEST(StoryPairsTest, LabelsOfMissingArticlesAreNoResult) {
  EXPECT_THROW(compare_stories(names_of("xx"), names_of("u")), std::runtime_error);
}

}  // namespace
}  // namespace dateline
