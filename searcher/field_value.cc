// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/field_value.h"

#include <charconv>
#include <limits>
#include <string>

#include "common/ascii.h"

namespace dateline {
namespace {

constexpr std::string_view kDots = "..";
constexpr UnixSeconds kSecondsPerHour = 3'600;

std::optional<std::int32_t> number_in(std::string_view text) {
  std::int32_t number = 0;
  const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
  if (error != std::errc() || end != text.end()) return std::nullopt;
  return number;
}

/// Reads comparisons and `..`; `one` reads a single value as the range that it spans.
template <typename Number, typename One>
std::optional<Range<Number>> read_range(std::string_view text, One one) {
  if (const auto dots = text.find(kDots); dots != std::string_view::npos) {
    const auto left = text.substr(0, dots);
    const auto right = text.substr(dots + kDots.size());
    const auto first = one(left);
    const auto last = one(right);
    if ((!left.empty() && !first) || (!right.empty() && !last)) return std::nullopt;
    if (!first && !last) return std::nullopt;
    Range<Number> range;
    if (first) range.least = first->least;
    if (last) range.greatest = last->greatest;
    if (first && last && *range.least > *range.greatest) return std::nullopt;
    return range;
  }
  for (const std::string_view sign : {">=", "<=", ">", "<"}) {
    if (!text.starts_with(sign)) continue;
    const auto value = one(text.substr(sign.size()));
    if (!value) return std::nullopt;
    if (sign == ">=") return Range<Number>{value->least, {}};
    if (sign == "<=") return Range<Number>{{}, value->greatest};
    if (sign == ">") return Range<Number>{*value->greatest + 1, {}};
    return Range<Number>{{}, *value->least - 1};
  }
  return one(text);
}

std::optional<Range<UnixSeconds>> days(UnixDays first, UnixDays last) {
  return Range<UnixSeconds>{first * kSecondsPerDay, (last + 1) * kSecondsPerDay - 1};
}

/// The range of a date as it is typed, `2020-08` say.
std::optional<Range<UnixSeconds>> typed(std::string_view text) {
  const auto range = parse_date_range(text);
  if (!range) return std::nullopt;
  return Range<UnixSeconds>{range->first, range->last};
}

/// The month (`length` 7) or year (4) that a day lies in.
std::optional<Range<UnixSeconds>> around(UnixDays day, std::size_t length) {
  return typed(format_day(day).substr(0, length));
}

/// The month or year before the one that `day` lies in.
std::optional<Range<UnixSeconds>> before(UnixDays day, std::size_t length) {
  const auto present = around(day, length);
  if (!present) return std::nullopt;
  return around(day_of(*present->least - 1), length);
}

/// `last-7-days`, `last-24-hours`.
std::optional<Range<UnixSeconds>> last_some(std::string_view text, UnixSeconds now) {
  constexpr std::string_view kLast = "last-";
  if (!text.starts_with(kLast)) return std::nullopt;
  text.remove_prefix(kLast.size());
  const auto dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto count = number_in(text.substr(0, dash));
  if (!count || *count < 1) return std::nullopt;
  const std::string_view unit = text.substr(dash + 1);
  const bool is_days = unit == "days" || unit == "day";
  if (!is_days && unit != "hours" && unit != "hour") return std::nullopt;
  const UnixSeconds length = (is_days ? kSecondsPerDay : kSecondsPerHour) * *count;
  return Range<UnixSeconds>{now - length, now};
}

std::optional<Range<UnixSeconds>> in_words(std::string_view text, UnixSeconds now) {
  constexpr UnixDays kDaysPerWeek = 7;
  constexpr UnixDays kThursday = 3;  // 1970-01-01, counted from Monday
  constexpr std::size_t kMonth = 7;
  constexpr std::size_t kYear = 4;
  const UnixDays today = day_of(now);
  const UnixDays weekday = ((today + kThursday) % kDaysPerWeek + kDaysPerWeek) % kDaysPerWeek;
  const UnixDays monday = today - weekday;
  if (text == "today") return days(today, today);
  if (text == "yesterday") return days(today - 1, today - 1);
  if (text == "this-week") return days(monday, monday + kDaysPerWeek - 1);
  if (text == "last-week") return days(monday - kDaysPerWeek, monday - 1);
  if (text == "this-month") return around(today, kMonth);
  if (text == "last-month") return before(today, kMonth);
  if (text == "this-year") return around(today, kYear);
  if (text == "last-year") return before(today, kYear);
  return last_some(text, now);
}

}  // namespace

std::optional<Range<std::int32_t>> read_number_range(std::string_view text) {
  using IntLimits = std::numeric_limits<std::int32_t>;
  return read_range<std::int32_t>(
      text, [](std::string_view one) -> std::optional<Range<std::int32_t>> {
        const auto number = number_in(one);
        if (!number || *number == IntLimits::min() || *number == IntLimits::max())
          return std::nullopt;
        return Range<std::int32_t>{number, number};
      });
}

std::optional<Range<UnixSeconds>> read_date_range(std::string_view text, UnixSeconds now) {
  const std::string plain = to_ascii_lower(text);
  if (const auto range = in_words(plain, now)) return range;
  return read_range<UnixSeconds>(text, typed);
}

}  // namespace dateline
