// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render_explanation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/searcher/sample_hit.h"

namespace dateline {
namespace {

using testing::HasSubstr;

Hit explained_hit() {
  Hit hit = sample_hit();
  Explanation why;
  why.terms = {{"facial", "facial", 3.21, 1.2, 0.3, 0, 0},
               {"recognition", "recognit", 2.5, 1.1, 0, 0.4, 0.05}};
  why.quality = 0.0663;
  why.heat = -0.1857;
  why.age = 0.25;
  why.prior_factor = 0.85;
  why.age_days = 7;
  hit.explanation = why;
  return hit;
}

TEST(RenderExplanation, IsAReceiptThatAddsUp) {
  EXPECT_EQ(render_explanation(explained_hit(), 4, {false, 80}),
            R"(                             title excerpt related     url    body
    facial                   3.210   1.200   0.300       ·       ·   4.710
    recognition (recognit)   2.500   1.100       ·   0.400   0.050   4.050
    quality 104 ×0.85                                                0.066
    heat 194 ×0.85                                                  -0.186
    age 7 days ×0.85                                                 0.250
    ──────────────────────────────────────────────────────────────────────
    score                                                            8.891
)");
}

TEST(RenderExplanation, LeavesTheFieldsOutWhereThereIsNoRoom) {
  EXPECT_EQ(render_explanation(explained_hit(), 4, {false, 60}),
            R"(    facial                   4.710
    recognition (recognit)   4.050
    quality 104 ×0.85        0.066
    heat 194 ×0.85          -0.186
    age 7 days ×0.85         0.250
    ──────────────────────────────
    score                    8.891
)");
}

TEST(RenderExplanation, OfAQueryWithoutWordsAndAnArticleWithoutSignals) {
  Hit hit = bare_hit();
  hit.explanation.emplace();
  EXPECT_EQ(render_explanation(hit, 0, {false, 80}),
            R"(quality not known   0.000
heat not known      0.000
no date             0.000
─────────────────────────
score               0.000
)");
}

struct AgeRow {
  std::int32_t days;
  const char* expected;
};

class AgeLabelTest : public testing::TestWithParam<AgeRow> {};

TEST_P(AgeLabelTest, CountsDays) {
  Hit hit = bare_hit();
  hit.explanation.emplace().age_days = GetParam().days;
  EXPECT_THAT(render_explanation(hit, 0, {false, 80}), HasSubstr(GetParam().expected));
}

INSTANTIATE_TEST_SUITE_P(All, AgeLabelTest,
                         testing::Values(AgeRow{0, "age 0 days "}, AgeRow{1, "age 1 day "},
                                         AgeRow{400, "age 400 days "}, AgeRow{-2, "age -2 days "}));

TEST(RenderExplanation, CutsLongWords) {
  Hit hit = bare_hit();
  hit.explanation.emplace().terms = {{std::string(40, 'w'), std::string(40, 'w'), 1, 0, 0, 0, 0}};
  EXPECT_THAT(render_explanation(hit, 0, {false, 80}),
              HasSubstr(std::string(27, 'w') + "…   1.000"));
}

}  // namespace
}  // namespace dateline
