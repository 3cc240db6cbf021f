// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/histogram.h"

#include <algorithm>
#include <map>

#include "searcher/page/calendar.h"

namespace dateline {
namespace {

constexpr UnixDays kMaxDays = 62;
constexpr UnixDays kMaxDaysInMonths = 6 * 366;
constexpr std::ptrdiff_t kMaxYears = 150;

using Counts = std::map<UnixDays, std::uint64_t>;  // by the first day

Counts counts_of(const Facet& facet) {
  Counts counts;
  for (const FacetValue& value : facet.values) {
    const auto range = parse_date_range(value.value);
    if (range) counts[day_of(range->first)] += value.count;
  }
  return counts;
}

UnixDays begin_of(BarUnit unit, UnixDays day) {
  if (unit == BarUnit::kDay) return day;
  return unit == BarUnit::kMonth ? month_begin(day) : year_begin(day);
}

UnixDays next_of(BarUnit unit, UnixDays day) {
  if (unit == BarUnit::kDay) return day + 1;
  return unit == BarUnit::kMonth ? next_month(day) : next_year(day);
}

std::uint64_t sum(const Counts& counts, const DaySpan& span) {
  std::uint64_t total = 0;
  const auto end = counts.upper_bound(span.last);
  for (auto at = counts.lower_bound(span.first); at != end; ++at) total += at->second;
  return total;
}

/// The time to show: all there is, or what is asked for and its surroundings.
DaySpan window_of(const DaySpan& all, const std::optional<DaySpan>& asked) {
  if (!asked) return all;
  const UnixDays around = std::max<UnixDays>(1, asked->length() / 2);
  return {std::min(asked->first, std::max(all.first, asked->first - around)),
          std::max(asked->last, std::min(all.last, asked->last + around))};
}

BarUnit unit_of(const DaySpan& window, bool has_days) {
  if (has_days && window.length() <= kMaxDays) return BarUnit::kDay;
  return window.length() <= kMaxDaysInMonths ? BarUnit::kMonth : BarUnit::kYear;
}

std::optional<DaySpan> span_asked(const DaySpan& all, std::optional<UnixSeconds> first,
                                  std::optional<UnixSeconds> last) {
  if (!first && !last) return std::nullopt;
  DaySpan asked{first ? day_of(*first) : all.first, last ? day_of(*last) : all.last};
  if (!first) asked.first = std::min(asked.first, asked.last);
  if (!last) asked.last = std::max(asked.first, asked.last);
  return asked;
}

}  // namespace

Histogram make_histogram(const Facet& months, const Facet& days, std::optional<UnixSeconds> first,
                         std::optional<UnixSeconds> last) {
  const Counts by_month = counts_of(months);
  const Counts by_day = counts_of(days);
  if (by_month.empty() || by_day.empty()) return {};
  const bool all_days = days.values.size() >= days.distinct;
  const DaySpan all{all_days ? by_day.begin()->first : by_month.begin()->first,
                    by_day.rbegin()->first};
  const auto asked = span_asked(all, first, last);
  const DaySpan window = window_of(all, asked);

  Histogram out;
  out.unit = unit_of(window, all_days || by_day.begin()->first <= window.first);
  const Counts& counts = out.unit == BarUnit::kDay ? by_day : by_month;
  for (UnixDays day = begin_of(out.unit, window.first); day <= window.last;) {
    const UnixDays next = next_of(out.unit, day);
    const DaySpan span{day, next - 1};
    const bool selected = !asked || (span.first <= asked->last && asked->first <= span.last);
    out.bars.push_back({span, sum(counts, span), selected});
    day = next;
  }
  const auto too_many = std::ssize(out.bars) - kMaxYears;
  if (too_many > 0) out.bars.erase(out.bars.begin(), out.bars.begin() + too_many);
  return out;
}

}  // namespace dateline
