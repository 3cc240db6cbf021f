// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "common/date.h"
#include "searcher/response.h"

namespace dateline {

/// Days in a row, both ends in it.
struct DaySpan {
  UnixDays first = 0;
  UnixDays last = 0;

  [[nodiscard]] UnixDays length() const { return last - first + 1; }
  friend bool operator==(const DaySpan&, const DaySpan&) = default;
};

enum class BarUnit : std::uint8_t { kDay, kMonth, kYear };

/// The articles of a day, a month or a year.
struct HistogramBar {
  DaySpan days;
  std::uint64_t count = 0;
  bool selected = false;  ///< some of its days are asked for; all are if no dates are

  friend bool operator==(const HistogramBar&, const HistogramBar&) = default;
};

struct Histogram {
  BarUnit unit = BarUnit::kDay;
  std::vector<HistogramBar> bars;  ///< by date, one after the other, those without articles too
};

/// What the date facets of a search count. `first` and `last`, the dates asked for, are shown with
/// half as much time on both sides, so that a reader sees where they are and may go on from there;
/// without dates, everything is shown. Days for up to two months, months for up to six years, else
/// years, the last 150 of them. `days` may be cut: months stand in for days that it lacks.
Histogram make_histogram(const Facet& months, const Facet& days, std::optional<UnixSeconds> first,
                         std::optional<UnixSeconds> last);

}  // namespace dateline
