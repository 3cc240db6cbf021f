// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/filter_text.h"

#include <gtest/gtest.h>

#include "common/date.h"

namespace dateline {
namespace {

TEST(FilterText, OfNoFiltersIsEmpty) { EXPECT_EQ(filter_text({}), ""); }

TEST(FilterText, NamesEachFilterOnce) {
  Filters filters;
  filters.topics = {"AI", "Space"};
  filters.providers = {"BBC"};
  filters.types = {"video"};
  filters.categories = {"news"};
  filters.languages = {"de", "en"};
  filters.from = parse_moment("2020-01-01");
  filters.to = parse_moment("2020-12-31T23:59:59Z");
  filters.min_quality = 50;
  filters.min_heat = 7;
  EXPECT_EQ(filter_text(filters),
            "only topic AI or Space, provider BBC, type video, category news, language de or en, "
            "from 2020-01-01, to 2020-12-31, quality 50 or more, heat 7 or more");
}

TEST(FilterText, NamesRanges) {
  Filters filters;
  filters.min_quality = 20;
  filters.max_quality = 30;
  filters.max_heat = 9;
  EXPECT_EQ(filter_text(filters), "only quality 20 to 30, heat 9 or less");
  filters.max_quality = 20;
  filters.max_heat = std::nullopt;
  EXPECT_EQ(filter_text(filters), "only quality 20");
}

TEST(FilterText, KeepsTheTimeOfAMomentWithinADay) {
  Filters filters;
  filters.from = parse_moment("1969-12-31T12:00:00Z");
  filters.to = parse_moment("2020-12-31T00:00:00Z");
  EXPECT_EQ(filter_text(filters), "only from 1969-12-31T12:00:00Z, to 2020-12-31T00:00:00Z");
}

}  // namespace
}  // namespace dateline
