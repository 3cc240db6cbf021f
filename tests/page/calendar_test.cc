// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/calendar.h"

#include <gtest/gtest.h>

#include "common/date.h"

namespace dateline {
namespace {

UnixDays day(const char* text) { return day_of(parse_moment(text).value()); }

TEST(CalendarTest, WritesDates) {
  EXPECT_EQ(long_day(day("2020-08-04")), "4 August 2020");
  EXPECT_EQ(short_day(day("2020-12-31")), "31 Dec");
  EXPECT_EQ(long_month(day("2020-08-14")), "August 2020");
  EXPECT_EQ(short_month(day("1969-01-01")), "Jan 1969");
  EXPECT_EQ(year_text(day("1969-12-31")), "1969");
}

TEST(CalendarTest, FindsBordersOfMonthsAndYears) {
  EXPECT_EQ(month_begin(day("2020-02-29")), day("2020-02-01"));
  EXPECT_EQ(next_month(day("2020-01-31")), day("2020-02-01"));
  EXPECT_EQ(next_month(day("2020-12-05")), day("2021-01-01"));
  EXPECT_EQ(year_begin(day("1969-12-31")), day("1969-01-01"));
  EXPECT_EQ(next_year(day("2020-02-29")), day("2021-01-01"));
}

}  // namespace
}  // namespace dateline
