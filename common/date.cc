// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/date.h"

#include <date/date.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <ratio>

#include "common/ascii.h"

namespace dateline {
namespace {

constexpr UnixSeconds kFirstMoment = -30'610'224'000;  // 1000-01-01T00:00:00Z
constexpr UnixSeconds kLastMoment = 253'402'300'799;   // 9999-12-31T23:59:59Z
constexpr UnixSeconds kLowestShown = -62'135'596'800;  // 0001-01-01T00:00:00Z
constexpr int kFirstYear = 1000;

/// Takes a date apart from its beginning; each step says whether the text went along.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  bool skip(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool skip_any(std::string_view wanted) {
    return std::any_of(wanted.begin(), wanted.end(), [this](char c) { return skip(c); });
  }

  /// Exactly `digits` digits.
  bool number(int digits, int& out) {
    int value = 0;
    for (int i = 0; i < digits; ++i) {
      if (!is_digit()) return false;
      value = value * 10 + (rest_.front() - '0');
      rest_.remove_prefix(1);
    }
    out = value;
    return true;
  }

  bool skip_digits() {
    if (!is_digit()) return false;
    while (is_digit()) rest_.remove_prefix(1);
    return true;
  }

 private:
  [[nodiscard]] bool is_digit() const { return !rest_.empty() && is_ascii_digit(rest_.front()); }

  std::string_view rest_;
};

UnixSeconds seconds_of(date::sys_days day) {
  return UnixSeconds{day.time_since_epoch().count()} * kSecondsPerDay;
}

date::year_month_day make_day(int year, int month, int day) {
  return date::year{year} / date::month{static_cast<unsigned>(month)} /
         date::day{static_cast<unsigned>(day)};
}

std::optional<date::sys_days> read_day(Cursor& cursor) {
  int year = 0;
  int month = 0;
  int day = 0;
  if (!cursor.number(4, year) || !cursor.skip('-') || !cursor.number(2, month) ||
      !cursor.skip('-') || !cursor.number(2, day)) {
    return std::nullopt;
  }
  const auto ymd = make_day(year, month, day);
  if (year < kFirstYear || !ymd.ok()) return std::nullopt;
  return date::sys_days{ymd};
}

/// `22:48` with optional seconds and their fraction, as seconds of the day.
std::optional<UnixSeconds> read_time(Cursor& cursor) {
  int hour = 0;
  int minute = 0;
  int second = 0;
  if (!cursor.number(2, hour) || !cursor.skip(':') || !cursor.number(2, minute)) {
    return std::nullopt;
  }
  if (cursor.skip(':')) {
    if (!cursor.number(2, second)) return std::nullopt;
    if (cursor.skip('.') && !cursor.skip_digits()) return std::nullopt;
  }
  if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return (UnixSeconds{hour} * 60 + minute) * 60 + second;
}

/// A zone offset in seconds; the cursor stands behind its sign.
std::optional<UnixSeconds> read_offset(Cursor& cursor) {
  int hours = 0;
  int minutes = 0;
  if (!cursor.number(2, hours)) return std::nullopt;
  if (cursor.skip(':')) {
    if (!cursor.number(2, minutes)) return std::nullopt;
  } else if (!cursor.at_end() && !cursor.number(2, minutes)) {
    return std::nullopt;
  }
  if (hours > 23 || minutes > 59) return std::nullopt;
  return (UnixSeconds{hours} * 60 + minutes) * 60;
}

/// `Z`, an offset (a blank before it is usual in Jekyll's dates), or nothing; then the text's end.
std::optional<UnixSeconds> read_zone(Cursor& cursor) {
  if (cursor.at_end()) return 0;
  if (cursor.skip('Z')) return cursor.at_end() ? std::optional<UnixSeconds>(0) : std::nullopt;
  cursor.skip(' ');
  const bool east = cursor.skip('+');
  if (!east && !cursor.skip('-')) return std::nullopt;
  const auto offset = read_offset(cursor);
  if (!offset || !cursor.at_end()) return std::nullopt;
  return east ? *offset : -*offset;
}

}  // namespace

std::optional<UnixSeconds> parse_moment(std::string_view text) {
  Cursor cursor(text);
  const auto day = read_day(cursor);
  if (!day) return std::nullopt;
  if (cursor.at_end()) return seconds_of(*day);
  if (!cursor.skip_any("T ")) return std::nullopt;
  const auto time = read_time(cursor);
  if (!time) return std::nullopt;
  const auto offset = read_zone(cursor);
  if (!offset) return std::nullopt;
  const UnixSeconds moment = seconds_of(*day) + *time - *offset;
  if (moment < kFirstMoment || moment > kLastMoment) return std::nullopt;
  return moment;
}

std::optional<DateRange> parse_date_range(std::string_view text) {
  Cursor cursor(text);
  int year = 0;
  if (!cursor.number(4, year) || year < kFirstYear) return std::nullopt;
  if (cursor.at_end()) {
    return DateRange{seconds_of(make_day(year, 1, 1)),
                     seconds_of(make_day(year, 12, 31)) + kSecondsPerDay - 1};
  }
  int month = 0;
  if (!cursor.skip('-') || !cursor.number(2, month)) return std::nullopt;
  if (cursor.at_end()) {
    const auto last = date::year{year} / month / date::last;
    if (!last.ok()) return std::nullopt;
    return DateRange{seconds_of(make_day(year, month, 1)),
                     seconds_of(date::sys_days{last}) + kSecondsPerDay - 1};
  }
  const auto moment = parse_moment(text);
  if (!moment) return std::nullopt;
  const bool whole_day = text.size() == std::string_view("2020-08-14").size();
  return DateRange{*moment, whole_day ? *moment + kSecondsPerDay - 1 : *moment};
}

std::string format_moment(UnixSeconds moment) {
  moment = std::clamp(moment, kLowestShown, kLastMoment);
  const auto day = day_of(moment);
  const UnixSeconds time = moment - UnixSeconds{day} * kSecondsPerDay;
  return fmt::format("{}T{:02}:{:02}:{:02}Z", format_day(day), time / 3600, time / 60 % 60,
                     time % 60);
}

std::string format_day(UnixDays day) {
  constexpr auto kLowestDay = static_cast<UnixDays>(kLowestShown / kSecondsPerDay);
  constexpr auto kHighestDay = static_cast<UnixDays>(kLastMoment / kSecondsPerDay);
  const date::year_month_day ymd{
      date::sys_days{date::days{std::clamp(day, kLowestDay, kHighestDay)}}};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()),
                     static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
}

UnixDays day_of(UnixSeconds moment) {
  const auto day = date::floor<std::chrono::duration<UnixSeconds, std::ratio<kSecondsPerDay>>>(
      std::chrono::duration<UnixSeconds>{moment});
  constexpr UnixSeconds kLimit = std::numeric_limits<UnixDays>::max();
  return static_cast<UnixDays>(std::clamp<UnixSeconds>(day.count(), -kLimit, kLimit));
}

}  // namespace dateline
