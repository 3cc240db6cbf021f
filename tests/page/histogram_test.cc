// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/histogram.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace dateline {
namespace {

using Days = std::map<std::string, std::uint64_t>;

Facet facet(FacetField field, const Days& counts) {
  Facet out;
  out.field = field;
  for (const auto& [value, count] : counts) out.values.push_back({value, count, false});
  out.distinct = counts.size();
  return out;
}

Facet months_of(const Days& days) {
  Days months;
  for (const auto& [day, count] : days) months[day.substr(0, 7)] += count;
  return facet(FacetField::kMonth, months);
}

/// `2020-08-14..2020-08-14 3` a bar, with `*` before a selected one.
std::vector<std::string> bars(const Histogram& histogram) {
  std::vector<std::string> out;
  for (const HistogramBar& bar : histogram.bars) {
    out.push_back(fmt::format("{}{}..{} {}", bar.selected ? "*" : "", format_day(bar.days.first),
                              format_day(bar.days.last), bar.count));
  }
  return out;
}

Histogram made(const Days& days, const char* first = nullptr, const char* last = nullptr) {
  std::optional<UnixSeconds> from;
  std::optional<UnixSeconds> to;
  if (first != nullptr) from = parse_date_range(first)->first;
  if (last != nullptr) to = parse_date_range(last)->last;
  return make_histogram(months_of(days), facet(FacetField::kDay, days), from, to);
}

using Bars = std::vector<std::string>;

TEST(HistogramTest, ShortTimesAreShownByDay) {
  const auto histogram = made({{"2020-02-28", 2}, {"2020-03-01", 1}});
  EXPECT_EQ(histogram.unit, BarUnit::kDay);
  EXPECT_EQ(bars(histogram), (Bars{"*2020-02-28..2020-02-28 2", "*2020-02-29..2020-02-29 0",
                                   "*2020-03-01..2020-03-01 1"}));
}

TEST(HistogramTest, LongerOnesByMonthAndYear) {
  const auto months = made({{"2020-01-05", 1}, {"2020-01-07", 2}, {"2020-03-31", 3}});
  EXPECT_EQ(months.unit, BarUnit::kMonth);
  EXPECT_EQ(bars(months), (Bars{"*2020-01-01..2020-01-31 3", "*2020-02-01..2020-02-29 0",
                                "*2020-03-01..2020-03-31 3"}));
  const auto years = made({{"2012-06-01", 1}, {"2020-01-05", 1}});
  EXPECT_EQ(years.unit, BarUnit::kYear);
  EXPECT_EQ(years.bars.size(), 9U);
  EXPECT_EQ(bars(years).front(), "*2012-01-01..2012-12-31 1");
}

TEST(HistogramTest, DatesAskedForAreShownWithWhatIsAround) {
  const Days days{{"2018-01-01", 9},
                  {"2020-05-09", 1},
                  {"2020-05-10", 2},
                  {"2020-05-12", 3},
                  {"2022-12-31", 9}};
  const auto histogram = made(days, "2020-05-10", "2020-05-11");
  EXPECT_EQ(bars(histogram), (Bars{"2020-05-09..2020-05-09 1", "*2020-05-10..2020-05-10 2",
                                   "*2020-05-11..2020-05-11 0", "2020-05-12..2020-05-12 3"}));
}

TEST(HistogramTest, AnOpenEndReachesToTheLastArticle) {
  const Days days{{"2020-05-01", 1}, {"2020-05-02", 1}, {"2020-05-03", 1}, {"2020-05-04", 1}};
  EXPECT_EQ(bars(made(days, "2020-05-04")),
            (Bars{"2020-05-03..2020-05-03 1", "*2020-05-04..2020-05-04 1"}));
  EXPECT_EQ(bars(made(days, nullptr, "2020-05-01")),
            (Bars{"*2020-05-01..2020-05-01 1", "2020-05-02..2020-05-02 1"}));
}

TEST(HistogramTest, DatesWithoutAnyArticleAreShownToo) {
  EXPECT_EQ(bars(made({{"2020-05-02", 1}}, "2021-01-01", "2021-01-01")),
            (Bars{"2020-12-31..2020-12-31 0", "*2021-01-01..2021-01-01 0"}));
}

TEST(HistogramTest, MonthsStandInForDaysThatWereCut) {
  Facet days = facet(FacetField::kDay, {{"2022-12-31", 1}});
  days.distinct = 2;
  const auto months = facet(FacetField::kMonth, {{"2020-05", 7}, {"2022-12", 1}});
  const auto range = parse_date_range("2020-05").value();
  const auto histogram = make_histogram(months, days, range.first, range.last);
  EXPECT_EQ(histogram.unit, BarUnit::kMonth);
  EXPECT_EQ(bars(histogram), (Bars{"*2020-05-01..2020-05-31 7", "2020-06-01..2020-06-30 0"}));
}

TEST(HistogramTest, OneWrongDateDoesNotMakeThousandsOfBars) {
  const auto histogram = made({{"1000-01-01", 1}, {"2020-05-02", 1}});
  EXPECT_EQ(histogram.bars.size(), 150U);
  EXPECT_EQ(bars(histogram).back(), "*2020-01-01..2020-12-31 1");
}

TEST(HistogramTest, NothingDatedIsNothingShown) { EXPECT_TRUE(made({}).bars.empty()); }

}  // namespace
}  // namespace dateline
