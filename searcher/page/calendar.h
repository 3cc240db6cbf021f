// SPDX-License-Identifier: GPL-2.0-or-later
// Dates as a newspaper writes them, all in UTC.
#pragma once

#include <string>

#include "common/date.h"

namespace dateline {

/// `14 August 2020`.
std::string long_day(UnixDays day);
/// `14 August 2020, 22:48`.
std::string long_moment(UnixSeconds moment);
/// `14 Aug`.
std::string short_day(UnixDays day);
/// `August 2020`, of the month that `day` is in.
std::string long_month(UnixDays day);
/// `Aug 2020`.
std::string short_month(UnixDays day);
/// `2020`.
std::string year_text(UnixDays day);

/// The first day of the month, or the year, that `day` is in.
UnixDays month_begin(UnixDays day);
UnixDays year_begin(UnixDays day);
/// The first day of the month, or the year, after that.
UnixDays next_month(UnixDays day);
UnixDays next_year(UnixDays day);

}  // namespace dateline
