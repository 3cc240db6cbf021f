// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/section.h"

#include <gtest/gtest.h>

#include <vector>

namespace dateline {
namespace {

TEST(SectionTest, KeepsWhatMakesIt) {
  const Parameters all = {{"q", "ice"},    {"sort", "date"},   {"per", "day"}, {"now", "2020"},
                          {"topic", "AI"}, {"half-life", "7"}, {"page", "2"},  {"to", ""}};
  struct SectionRow {
    Section section;
    Parameters kept;
  };
  const std::vector<SectionRow> rows = {
      {Section::kArticles, {{"q", "ice"}, {"sort", "date"}, {"topic", "AI"}}},
      {Section::kHot, {{"q", "ice"}, {"now", "2020"}, {"topic", "AI"}, {"half-life", "7"}}},
      {Section::kTrends, {{"q", "ice"}, {"per", "day"}, {"now", "2020"}, {"topic", "AI"}}},
      {Section::kCoverage, {{"q", "ice"}, {"sort", "date"}, {"now", "2020"}, {"topic", "AI"}}}};
  for (const auto& [section, kept] : rows) {
    EXPECT_EQ(kept_parameters(section, all), kept) << title_of(section);
  }
}

TEST(SectionTest, ADayBecomesTheLastOneOfASearch) {
  const Parameters hot = {{"q", "ice"}, {"now", "2020-08-14"}, {"half-life", "7"}};
  EXPECT_EQ(parameters_for(Section::kTrends, hot),
            (Parameters{{"q", "ice"}, {"now", "2020-08-14"}}));
  EXPECT_EQ(parameters_for(Section::kArticles, hot),
            (Parameters{{"q", "ice"}, {"to", "2020-08-14"}}));
  EXPECT_EQ(parameters_for(Section::kArticles, {{"now", "2020"}, {"to", "2019"}}),
            (Parameters{{"to", "2019"}}));
}

}  // namespace
}  // namespace dateline
