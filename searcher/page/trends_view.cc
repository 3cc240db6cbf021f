// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/trends_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>

#include "common/date.h"
#include "searcher/page/calendar.h"
#include "searcher/page/page_url.h"
#include "searcher/page/percent.h"
#include "searcher/printable.h"
#include "searcher/text_layout.h"

namespace dateline {
namespace {

constexpr double kGapShare = 0.2;  // of the width that a bar has

/// What one row is drawn from: the numbers of all periods, the newest last.
struct Series {
  std::vector<double> values;
  double usual = 0;     ///< mean of the periods before the newest
  double greatest = 1;  ///< what the chart's height stands for
};

Series series_of(const Trend& trend, TrendMeasure measure) {
  Series series;
  series.values = measure == TrendMeasure::kHeat
                      ? trend.heats
                      : std::vector<double>(trend.counts.begin(), trend.counts.end());
  const auto past = series.values.size() - 1;
  const double sum = std::accumulate(series.values.begin(), series.values.end() - 1, 0.0);
  if (past > 0) series.usual = sum / static_cast<double>(past);
  for (const double value : series.values) series.greatest = std::max(series.greatest, value);
  return series;
}

std::vector<View> column_views(const Series& series) {
  const double width = kWhole / static_cast<double>(series.values.size());
  std::vector<View> views;
  for (const double value : series.values) {
    const double height = std::max(0.0, kWhole * value / series.greatest);
    View view;
    view.text("column_x", percent(width * (static_cast<double>(views.size()) + kGapShare / 2)));
    view.text("column_width", percent(width * (1 - kGapShare)));
    view.text("column_y", percent(kWhole - height));
    view.text("column_height", percent(height));
    view.flag("column_newest", views.size() + 1 == series.values.size());
    views.push_back(std::move(view));
  }
  return views;
}

std::string number_text(double number) {
  constexpr double kWhenRounded = 10;
  if (number >= kWhenRounded) return group_digits(static_cast<std::uint64_t>(std::llround(number)));
  const auto text = fmt::format("{:.1f}", std::max(0.0, number));
  return text.ends_with(".0") ? text.substr(0, text.size() - 2) : text;
}

std::string burst_text(double burst) {
  constexpr double kHalfOfLastDigit = 0.05;
  if (std::abs(burst) < kHalfOfLastDigit) return "0.0";
  return fmt::format("{}{:.1f}", burst < 0 ? "−" : "+", std::abs(burst));
}

/// The articles of the newest period.
std::string search_url(const SurveyPage& page, std::string_view field, const Trend& trend,
                       const TrendSpan& newest) {
  PageUrl url(parameters_for(Section::kArticles, page.kept));
  url.remove(field).add(field, trend.name);
  url.set("from", format_day(newest.first)).set("to", format_day(newest.last));
  return url.text();
}

View trend_row_view(const SurveyPage& page, const Trends& trends, TrendField field,
                    const Trend& trend) {
  const Series series = series_of(trend, trends.measure);
  View view;
  view.text("trend_name", printable(trend.name));
  view.text("trend_url", search_url(page, name_of(field), trend, trends.periods.back()));
  view.list("columns", column_views(series));
  view.text("usual_y", percent(kWhole - kWhole * series.usual / series.greatest));
  view.text("trend_newest", number_text(series.values.back()));
  view.text("trend_usual", number_text(series.usual));
  view.text("trend_burst", burst_text(trend.burst(trends.measure)));
  return view;
}

View trend_table_view(const SurveyPage& page, const Trends& trends, const TrendTable& table) {
  std::vector<View> rows;
  for (const Trend& trend : table.trends)
    rows.push_back(trend_row_view(page, trends, table.field, trend));
  View view;
  view.text("trend_title", table.field == TrendField::kTopic ? "Topics" : "Publishers");
  view.text("trend_field", std::string(name_of(table.field)));
  view.list("trend_rows", std::move(rows));
  return view;
}

std::string newest_text(TrendPeriod period) {
  if (period == TrendPeriod::kDay) return "Last day";
  return fmt::format("Last {} days", static_cast<int>(period));
}

std::vector<Choice> choices_of(const Trends& trends) {
  return {{"By",
           "per",
           {{"day", "day"}, {"week", "week"}, {"month", "month"}},
           "week",
           std::string(name_of(trends.period))},
          {"Measured in",
           "by",
           {{"heat", "heat"}, {"count", "articles"}},
           "heat",
           std::string(name_of(trends.measure))}};
}

SurveyHead head_of(const SurveyPage& page, const Trends& trends) {
  SurveyHead head;
  head.headline = headline_of(page.kept, "On the rise:", "On the rise");
  head.total = counted(trends.periods.size(), "period", "periods");
  const auto days = static_cast<std::uint64_t>(trends.period);
  head.folded = "of " + counted(days, "day", "days");
  head.now = trends.now;
  head.now_is_newest = trends.now_is_newest;
  head.notes = trends.notes;
  head.choices = choices_of(trends);
  return head;
}

}  // namespace

View trends_view(const SurveyPage& page, const Trends& trends) {
  View view = survey_view(page, head_of(page, trends));
  std::vector<View> tables;
  for (const TrendTable& table : trends.tables) {
    if (!table.trends.empty()) tables.push_back(trend_table_view(page, trends, table));
  }
  View part;
  part.flag("trends_empty", tables.empty());
  part.flag("without_past", !tables.empty() && trends.periods.size() < 2);
  if (!trends.periods.empty()) {
    part.text("trend_span", fmt::format("{} – {}", short_day(trends.periods.front().first),
                                        short_day(trends.periods.back().last)));
  }
  part.text("newest_title", newest_text(trends.period));
  part.list("trend_tables", std::move(tables));
  view.part("trends", std::move(part));
  return view;
}

}  // namespace dateline
