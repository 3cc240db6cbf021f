// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/article.h"

namespace dateline {

/// Days since 1970-01-01 in UTC.
using UnixDays = std::int32_t;

inline constexpr UnixSeconds kSecondsPerDay = 86'400;

/// An inclusive stretch of time.
struct DateRange {
  UnixSeconds first = 0;
  UnixSeconds last = 0;

  friend bool operator==(const DateRange&, const DateRange&) = default;
};

/// Reads an ISO 8601 moment: `2020-08-14T22:48:00Z`, with a zone offset (`+02:00`, `+0200`, `+02`),
/// with fractions of a second (dropped), with a space instead of the `T` or before the offset (as
/// in Jekyll's own dates), without a zone (taken as UTC), without seconds, or as a bare date
/// (midnight UTC). Years 1000 to 9999. Nothing for anything else, impossible dates such as
/// 2021-02-29 and trailing text included.
std::optional<UnixSeconds> parse_moment(std::string_view text);

/// Reads what a person types as a date: a year, `2020-08`, `2020-08-14` or a moment as above. The
/// answer spans the whole year, month, day, or the one second. Nothing for anything else.
std::optional<DateRange> parse_date_range(std::string_view text);

/// `2020-08-14T22:48:00Z`. Years beyond 1 and 9999 are shown as the nearest moment within.
std::string format_moment(UnixSeconds moment);

/// `2020-08-14`.
std::string format_day(UnixDays day);

/// The UTC day of a moment; days before 1970 are negative.
UnixDays day_of(UnixSeconds moment);

}  // namespace dateline
