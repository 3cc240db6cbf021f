// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/calendar.h"

#include <date/date.h>
#include <fmt/format.h>

#include <array>
#include <string_view>

namespace dateline {
namespace {

constexpr std::size_t kShort = 3;
constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

date::year_month_day civil(UnixDays day) { return date::sys_days(date::days(day)); }

UnixDays days_of(const date::year_month_day& day) {
  return date::sys_days(day).time_since_epoch().count();
}

std::string_view month_name(const date::year_month_day& day) {
  return kMonths.at(static_cast<unsigned>(day.month()) - 1);
}

}  // namespace

std::string long_day(UnixDays day) {
  const auto date = civil(day);
  return fmt::format("{} {} {}", static_cast<unsigned>(date.day()), month_name(date),
                     static_cast<int>(date.year()));
}

std::string long_moment(UnixSeconds moment) {
  constexpr UnixSeconds kMinute = 60;
  constexpr UnixSeconds kHour = 60 * kMinute;
  const UnixDays day = day_of(moment);
  const UnixSeconds second = moment - day * kSecondsPerDay;
  return fmt::format("{}, {:02}:{:02}", long_day(day), second / kHour, second % kHour / kMinute);
}

std::string short_day(UnixDays day) {
  const auto date = civil(day);
  return fmt::format("{} {}", static_cast<unsigned>(date.day()),
                     month_name(date).substr(0, kShort));
}

std::string long_month(UnixDays day) {
  const auto date = civil(day);
  return fmt::format("{} {}", month_name(date), static_cast<int>(date.year()));
}

std::string short_month(UnixDays day) {
  const auto date = civil(day);
  return fmt::format("{} {}", month_name(date).substr(0, kShort), static_cast<int>(date.year()));
}

std::string year_text(UnixDays day) {
  return fmt::format("{}", static_cast<int>(civil(day).year()));
}

UnixDays month_begin(UnixDays day) {
  const auto date = civil(day);
  return days_of(date.year() / date.month() / 1);
}

UnixDays year_begin(UnixDays day) { return days_of(civil(day).year() / 1 / 1); }

UnixDays next_month(UnixDays day) {
  const auto date = civil(day);
  const auto next = date.year() / date.month() + date::months(1);
  return days_of(next / 1);
}

UnixDays next_year(UnixDays day) { return days_of((civil(day).year() + date::years(1)) / 1 / 1); }

}  // namespace dateline
