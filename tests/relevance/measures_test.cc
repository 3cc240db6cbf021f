// SPDX-License-Identifier: GPL-2.0-or-later
// Every expected value is worked out by hand from the definition, in the row.
#include "tests/relevance/measures.h"

#include <gtest/gtest.h>

#include <cmath>
#include <sstream>
#include <string>

#include "tests/relevance/significance.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

struct MeasureRow {
  const char* shows;
  const char* grades;   ///< "a2 b0": document and grade
  const char* ranking;  ///< documents, best first
  Measures expected;    ///< map, nDCG@10, P@10, MRR, S@10, bpref
};

Grades grades_of(const std::string& text) {
  Grades grades;
  std::istringstream in(text);
  for (std::string word; in >> word;) {
    grades[word.substr(0, 1)] = std::stoi(word.substr(1));
  }
  return grades;
}

Ranking ranking_of(const std::string& text) {
  Ranking ranking;
  std::istringstream in(text);
  for (std::string word; in >> word;) ranking.push_back(word);
  return ranking;
}

class MeasureTest : public testing::TestWithParam<MeasureRow> {};

TEST_P(MeasureTest, IsAsDefined) {
  const MeasureRow& row = GetParam();
  const Measures got = measure(grades_of(row.grades), ranking_of(row.ranking));
  constexpr double kNear = 1e-9;
  EXPECT_NEAR(got.average_precision, row.expected.average_precision, kNear);
  EXPECT_NEAR(got.ndcg10, row.expected.ndcg10, kNear);
  EXPECT_NEAR(got.precision10, row.expected.precision10, kNear);
  EXPECT_NEAR(got.reciprocal_rank, row.expected.reciprocal_rank, kNear);
  EXPECT_NEAR(got.success10, row.expected.success10, kNear);
  EXPECT_NEAR(got.bpref, row.expected.bpref, kNear);
}

const double kLog3 = std::log2(3.0);
const double kLog5 = std::log2(5.0);

const MeasureRow kMeasureRows[] = {
    {"the_best_ranking", "a1 b1 x0", "a b x", {1, 1, .2, 1, 1, 1}},
    {"nothing_found", "a1", "", {0, 0, 0, 0, 0, 0}},
    {"nothing_relevant", "a0", "a", {0, 0, 0, 0, 0, 0}},
    // Relevant at ranks 1 and 4 of three relevant: (1/1 + 2/4) / 3. DCG 1 + 1/log2 5, ideal 1 +
    // 1/log2 3 + 1/log2 4. Both x and y are judged irrelevant, one stands above b: 1 - 1/min(2,3).
    {"two_of_three",
     "a1 b1 c1 x0 y0",
     "a x ? b",
     {.5, (1 + 1 / kLog5) / (1 + 1 / kLog3 + .5), .2, 1, 1, (1 + (1 - 1. / 2)) / 3}},
    // The gain is the grade itself, and the ideal has the 2 first.
    {"grades_are_gains", "a2 b1", "b a", {1, (1 + 2 / kLog3) / (2 + 1 / kLog3), .2, 1, 1, 1}},
    // One relevant document at rank 11: found, but not by the measures of the first ten.
    {"below_the_cut", "z1", "a b c d e f g h i j z", {1. / 11, 0, 0, 1. / 11, 0, 1}},
    // More irrelevant ones above than there are relevant ones: no less than 0.
    {"bpref_is_never_negative", "a1 x0 y0 z0", "x y z a", {.25, 1 / kLog5, .1, .25, 1, 0}},
    // What has a negative grade is as if it had not been judged.
    {"negative_is_unjudged", "a1 x-1", "x a", {.5, 1 / kLog3, .1, .5, 1, 1}},
    // One irrelevant judged, two relevant: the whole of it stands above b: 1 - 1/min(1,2).
    {"bpref_of_few_irrelevant",
     "a1 b1 x0",
     "a x b",
     {(1 + 2. / 3) / 2, (1 + .5) / (1 + 1 / kLog3), .2, 1, 1, .5}},
};

INSTANTIATE_TEST_SUITE_P(All, MeasureTest, testing::ValuesIn(kMeasureRows), row_name<MeasureRow>);

TEST(Mean, CountsQueriesThatTheRunLacksAndNoneWithoutRelevantOnes) {
  const Judgments judgments = {{"1", {{"a", 1}}}, {"2", {{"a", 1}}}, {"3", {{"a", 0}}}};
  const auto all = measure_all(judgments, {{"1", {"a"}}, {"3", {"a"}}});
  EXPECT_EQ(all.size(), 2U);
  EXPECT_DOUBLE_EQ(mean(all).average_precision, .5);
}

TEST(ReadRun, OrdersByScoreAs32BitsThenByNameFalling) {
  std::istringstream in(
      "1 Q0 low 1 1 t\n"
      "1 Q0 b 2 184.24991 t\n"  // the same 32-bit number as the next one, whose name is greater
      "1 Q0 c 3 184.249909 t\n"
      "1 Q0 top 4 200 t\n");
  EXPECT_EQ(read_run(in), (dateline::Run{{"1", {"top", "c", "b", "low"}}}));
}

TEST(ReadJudgments, NamesABadLine) {
  std::istringstream in("1 0 a 1\n\n1 0 a\n");
  try {
    read_judgments(in);
    FAIL() << "no exception";
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find("line 3"), std::string::npos) << error.what();
  }
}

TEST(Randomization, OfSignsThatAllAgree) {
  // Of 2^10 ways to draw ten signs, two are as far from 0 as what was seen.
  EXPECT_NEAR(randomization_p(std::vector<double>(10, .1)), 2. / 1024, .002);
  EXPECT_DOUBLE_EQ(randomization_p({0, 0, 0}), 1);
  EXPECT_GT(randomization_p({.1, -.1, .1, -.1}), .9);
}

}  // namespace
}  // namespace dateline
