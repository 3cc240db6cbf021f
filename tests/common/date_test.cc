// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/date.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>

#include "tests/support/row_name.h"

namespace dateline {
namespace {

// ---- Moments: `reads_as` is the same moment as we write it; empty means "is no date" ------------

struct MomentRow {
  const char* shows;
  std::string text;
  std::string reads_as;
};

class Moment : public testing::TestWithParam<MomentRow> {};

TEST_P(Moment, Reads) {
  const auto moment = parse_moment(GetParam().text);
  EXPECT_EQ(moment ? format_moment(*moment) : "", GetParam().reads_as);
}

const MomentRow kMoments[] = {
    {"utc", "2020-08-14T22:48:00Z", "2020-08-14T22:48:00Z"},
    {"bare day is midnight", "2020-08-14", "2020-08-14T00:00:00Z"},
    {"no zone is utc", "2020-08-14T22:48:00", "2020-08-14T22:48:00Z"},
    {"no seconds", "2020-08-14T22:48Z", "2020-08-14T22:48:00Z"},
    {"no seconds and no zone", "2020-08-14T22:48", "2020-08-14T22:48:00Z"},
    {"blank for the T", "2020-08-14 22:48:00", "2020-08-14T22:48:00Z"},
    {"fraction is dropped", "2020-08-14T22:48:00.999Z", "2020-08-14T22:48:00Z"},
    {"seven digit fraction", "2020-08-14T22:48:00.1234567+00:00", "2020-08-14T22:48:00Z"},
    {"east of utc", "2020-08-14T22:48:00+02:00", "2020-08-14T20:48:00Z"},
    {"west of utc into the next day", "2020-08-14T22:48:00-0500", "2020-08-15T03:48:00Z"},
    {"hours only offset", "2020-08-14T22:48:00+02", "2020-08-14T20:48:00Z"},
    {"half hour offset", "2020-08-14T00:10:00+05:30", "2020-08-13T18:40:00Z"},
    {"offset without seconds", "2020-08-14T22:48+02:00", "2020-08-14T20:48:00Z"},
    {"blank before the offset as in Jekyll", "2020-08-14 22:48:00 +0200", "2020-08-14T20:48:00Z"},
    {"leap day", "2020-02-29", "2020-02-29T00:00:00Z"},
    {"leap day of a fourth century", "2000-02-29", "2000-02-29T00:00:00Z"},
    {"before 1970", "1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"},
    {"first", "1000-01-01T00:00:00Z", "1000-01-01T00:00:00Z"},
    {"last", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"},

    {"empty", "", ""},
    {"no leap day", "2021-02-29", ""},
    {"no leap day in a century", "1900-02-29", ""},
    {"april 31", "2021-04-31", ""},
    {"month 0", "2021-00-10", ""},
    {"month 13", "2021-13-10", ""},
    {"day 0", "2021-01-00", ""},
    {"hour 24", "2020-08-14T24:00:00Z", ""},
    {"minute 60", "2020-08-14T22:60:00Z", ""},
    {"second 60", "2020-08-14T22:48:60Z", ""},
    {"offset of a day", "2020-08-14T22:48:00+24:00", ""},
    {"offset minute 60", "2020-08-14T22:48:00+02:60", ""},
    {"year only", "2020", ""},
    {"month only", "2020-08", ""},
    {"year 999", "0999-12-31", ""},
    {"year 10000", "10000-01-01", ""},
    {"offset leads out of the years", "9999-12-31T23:59:59-00:01", ""},
    {"offset leads before the years", "1000-01-01T00:00:00+00:01", ""},
    {"text behind", "2020-08-14T22:48:00Z or so", ""},
    {"text behind a day", "2020-08-14x", ""},
    {"blank behind", "2020-08-14 ", ""},
    {"blank before", " 2020-08-14", ""},
    {"T without a time", "2020-08-14T", ""},
    {"two zones", "2020-08-14T22:48:00Z+02:00", ""},
    {"sign without an offset", "2020-08-14T22:48:00+", ""},
    {"colon without minutes", "2020-08-14T22:48:00+02:", ""},
    {"point without a fraction", "2020-08-14T22:48:00.Z", ""},
    {"one digit month", "2020-8-14", ""},
    {"one digit hour", "2020-08-14T2:48:00Z", ""},
    {"slashes", "2020/08/14", ""},
    {"american", "08/14/2020", ""},
    {"name of a zone", "2020-08-14T22:48:00 GMT", ""},
    {"sign in a number", "2020-+8-14", ""},
    {"words", "yesterday", ""},
    {"seconds since 1970", "1597445280", ""},
    {"negative year", "-2020-08-14", ""},
};

INSTANTIATE_TEST_SUITE_P(Date, Moment, testing::ValuesIn(kMoments), row_name<MomentRow>);

// ---- Ranges ------------------------------------------------------------------------------------

struct RangeRow {
  const char* shows;
  std::string text;
  std::string first;  // empty: is no date
  std::string last;
};

class Range : public testing::TestWithParam<RangeRow> {};

TEST_P(Range, Spans) {
  const auto& row = GetParam();
  const auto range = parse_date_range(row.text);
  ASSERT_EQ(range.has_value(), !row.first.empty());
  if (!range) return;
  EXPECT_EQ(format_moment(range->first), row.first);
  EXPECT_EQ(format_moment(range->last), row.last);
}

const RangeRow kRanges[] = {
    {"year", "2020", "2020-01-01T00:00:00Z", "2020-12-31T23:59:59Z"},
    {"last year", "9999", "9999-01-01T00:00:00Z", "9999-12-31T23:59:59Z"},
    {"month", "2020-08", "2020-08-01T00:00:00Z", "2020-08-31T23:59:59Z"},
    {"february of a leap year", "2020-02", "2020-02-01T00:00:00Z", "2020-02-29T23:59:59Z"},
    {"february", "2021-02", "2021-02-01T00:00:00Z", "2021-02-28T23:59:59Z"},
    {"day", "2020-08-14", "2020-08-14T00:00:00Z", "2020-08-14T23:59:59Z"},
    {"moment", "2020-08-14T22:48:00Z", "2020-08-14T22:48:00Z", "2020-08-14T22:48:00Z"},
    {"moment without seconds", "2020-08-14 22:48", "2020-08-14T22:48:00Z", "2020-08-14T22:48:00Z"},
    {"empty", "", "", ""},
    {"year 0999", "0999", "", ""},
    {"five digits", "20200", "", ""},
    {"month 13", "2020-13", "", ""},
    {"month 0", "2020-00", "", ""},
    {"dash only", "2020-", "", ""},
    {"impossible day", "2021-02-29", "", ""},
    {"text behind", "2020-08 or so", "", ""},
};

INSTANTIATE_TEST_SUITE_P(Date, Range, testing::ValuesIn(kRanges), row_name<RangeRow>);

// ---- Days and the way back ---------------------------------------------------------------------

TEST(Date, DaysBefore1970AreNegative) {
  EXPECT_EQ(day_of(0), 0);
  EXPECT_EQ(day_of(kSecondsPerDay - 1), 0);
  EXPECT_EQ(day_of(-1), -1);
  EXPECT_EQ(day_of(-kSecondsPerDay), -1);
  EXPECT_EQ(day_of(-kSecondsPerDay - 1), -2);
  EXPECT_EQ(format_day(-1), "1969-12-31");
  EXPECT_EQ(format_day(18'488), "2020-08-14");
}

TEST(Date, EveryDayIsReadBackAsWritten) {
  const UnixDays last = day_of(*parse_moment("9999-12-31"));
  for (UnixDays day = day_of(*parse_moment("1000-01-01")); day <= last; ++day) {
    ASSERT_EQ(parse_moment(format_day(day)), UnixSeconds{day} * kSecondsPerDay) << format_day(day);
  }
}

TEST(Date, MomentsOutOfTheYearsAreShownAsTheNearest) {
  EXPECT_EQ(format_moment(std::numeric_limits<UnixSeconds>::max()), "9999-12-31T23:59:59Z");
  EXPECT_EQ(format_moment(std::numeric_limits<UnixSeconds>::min()), "0001-01-01T00:00:00Z");
  EXPECT_EQ(format_day(std::numeric_limits<UnixDays>::max()), "9999-12-31");
}

}  // namespace
}  // namespace dateline
