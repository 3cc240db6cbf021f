// SPDX-License-Identifier: GPL-2.0-or-later
// The values of fields with a range: `date:2020-08..2020-09`, `quality:>=50`.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "common/date.h"

namespace dateline {

/// An inclusive range; a border that is not set is open.
template <typename Number>
struct Range {
  std::optional<Number> least;
  std::optional<Number> greatest;

  friend bool operator==(const Range&, const Range&) = default;
};

/// Reads a whole number's range: `50` (just that), `>=50`, `>50`, `<=50`, `<50`, `50..100`, `50..`,
/// `..100`. Nothing for anything else, ranges that hold no number included.
std::optional<Range<std::int32_t>> read_number_range(std::string_view text);

/// Reads a range of dates (see parse_date_range()): `2020`, `2020-08`, `2020-08-14`, two of them
/// with `..` between, an open end, the comparisons as above; and in words, reckoned in UTC from
/// `now`: `today`, `yesterday`, `this-week` (from Monday), `last-week`, `this-month`, `last-month`,
/// `this-year`, `last-year`, `last-7-days`, `last-24-hours`.
std::optional<Range<UnixSeconds>> read_date_range(std::string_view text, UnixSeconds now);

}  // namespace dateline
