// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/histogram_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "searcher/page/calendar.h"
#include "searcher/page/histogram.h"
#include "searcher/page/page_url.h"
#include "searcher/page/percent.h"
#include "searcher/text_layout.h"

namespace dateline {
namespace {

constexpr double kBarShare = 0.8;     // of the width that a bar has; the rest is gap
constexpr double kLeastHeight = 2;    // percent, so that few are not none
constexpr std::size_t kMaxTicks = 7;  // labels below the bars
constexpr double kLastTick = 84;      // percent; a label further right would be cut

const Facet* facet_of(const Response& response, FacetField field) {
  const auto at = std::find_if(response.facets.begin(), response.facets.end(),
                               [&](const Facet& facet) { return facet.field == field; });
  return at == response.facets.end() ? nullptr : &*at;
}

std::string long_label(BarUnit unit, const DaySpan& days) {
  if (unit == BarUnit::kDay) return long_day(days.first);
  return unit == BarUnit::kMonth ? long_month(days.first) : year_text(days.first);
}

std::string short_label(BarUnit unit, const DaySpan& days) {
  if (unit == BarUnit::kDay) return short_day(days.first);
  return unit == BarUnit::kMonth ? short_month(days.first) : year_text(days.first);
}

std::string_view unit_name(BarUnit unit) {
  if (unit == BarUnit::kDay) return "day";
  return unit == BarUnit::kMonth ? "month" : "year";
}

std::uint64_t greatest_of(const Histogram& histogram) {
  std::uint64_t greatest = 1;
  for (const HistogramBar& bar : histogram.bars) greatest = std::max(greatest, bar.count);
  return greatest;
}

std::vector<View> bar_views(const Parameters& kept, const Histogram& histogram) {
  const double width = kWhole / static_cast<double>(histogram.bars.size());
  const auto greatest = static_cast<double>(greatest_of(histogram));
  std::vector<View> views;
  for (const HistogramBar& bar : histogram.bars) {
    const double share = static_cast<double>(bar.count) / greatest;
    const double height = bar.count == 0 ? 0 : std::max(kLeastHeight, kWhole * share);
    const double left = width * static_cast<double>(views.size());
    const auto first = format_day(bar.days.first);
    const auto last = format_day(bar.days.last);
    View view;
    view.text("bar_slot_x", percent(left));
    view.text("bar_slot_width", percent(width));
    view.text("bar_x", percent(left + width * (1 - kBarShare) / 2));
    view.text("bar_width", percent(width * kBarShare));
    view.text("bar_y", percent(kWhole - height));
    view.text("bar_height", percent(height));
    view.text("bar_label", fmt::format("{}: {} article{}", long_label(histogram.unit, bar.days),
                                       group_digits(bar.count), bar.count == 1 ? "" : "s"));
    view.text("bar_count", fmt::format("{}", bar.count));
    view.text("bar_from", first);
    view.text("bar_to", last);
    view.text("bar_url", PageUrl(kept).set("from", first).set("to", last).text());
    view.flag("bar_selected", bar.selected);
    views.push_back(std::move(view));
  }
  return views;
}

std::vector<View> tick_views(const Histogram& histogram) {
  const std::size_t bars = histogram.bars.size();
  const std::size_t step = (bars + kMaxTicks - 1) / kMaxTicks;
  std::vector<View> views;
  for (std::size_t i = 0; i < bars; i += step) {
    const double left = kWhole * static_cast<double>(i) / static_cast<double>(bars);
    if (left > kLastTick) break;
    View view;
    view.text("tick_x", percent(left));
    view.text("tick_label", short_label(histogram.unit, histogram.bars[i].days));
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace

std::vector<View> histogram_views(const PageRequest& request, const Response& response) {
  const Facet* const months = facet_of(response, FacetField::kMonth);
  const Facet* const days = facet_of(response, FacetField::kDay);
  if (months == nullptr || days == nullptr) return {};
  const auto& filters = response.filters;
  const auto histogram = make_histogram(*months, *days, filters.from, filters.to);
  const bool is_asked = filters.from || filters.to;
  if (histogram.bars.empty() || (histogram.bars.size() < 2 && !is_asked)) return {};
  View view;
  view.text("histogram_unit", std::string(unit_name(histogram.unit)));
  view.text("histogram_greatest", group_digits(greatest_of(histogram)));
  view.list("bars", bar_views(request.kept, histogram));
  view.list("ticks", tick_views(histogram));
  if (filters.from) view.text("range_from", format_day(day_of(*filters.from)));
  if (filters.to) view.text("range_to", format_day(day_of(*filters.to)));
  const auto timeless = PageUrl(request.kept).remove("from").remove("to");
  if (timeless.parameters() != PageUrl(request.kept).parameters()) {
    view.text("all_dates_url", timeless.text());
  }
  std::vector<View> hidden;
  for (const auto& [name, value] : timeless.parameters()) {
    View field;
    field.text("range_name", name);
    field.text("range_value", value);
    hidden.push_back(std::move(field));
  }
  view.list("range_hidden", std::move(hidden));
  return {std::move(view)};
}

}  // namespace dateline
