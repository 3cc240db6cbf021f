// SPDX-License-Identifier: GPL-2.0-or-later
// What is on the rise: topics and providers against their own past.
//
//   burst = (x - mean) / sqrt(mean + 1)
//
// `x` is the newest period's count, `mean` the mean of the periods before. Counts of independent
// events are about Poisson distributed, whose standard deviation is the square root of the mean, so
// this says how many standard deviations the newest count stands above what was usual; the 1 keeps
// the burst of what has no past finite, and that of very small counts low. For heat, `x` and `mean`
// are counted in median heats (common/prior.h): a period's heat as that many middling articles.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/date.h"
#include "common/result.h"
#include "searcher/command_line.h"
#include "searcher/engine.h"

namespace dateline {

enum class TrendField : std::uint8_t { kTopic, kProvider };
enum class TrendMeasure : std::uint8_t { kHeat, kCount };

/// Days of a period. Periods end with the day of `now`, so that none is half over; a month is 30
/// days, so that all are alike.
enum class TrendPeriod : std::uint8_t { kDay = 1, kWeek = 7, kMonth = 30 };

/// "topic", "provider"; "heat", "count"; "day", "week", "month".
std::string_view name_of(TrendField field);
std::string_view name_of(TrendMeasure measure);
std::string_view name_of(TrendPeriod period);

inline constexpr std::uint32_t kMaxTrendPeriods = 366;

struct TrendRequest {
  Request matches;  ///< its words, filters and now; its limit is for each field
  std::vector<TrendField> fields = {TrendField::kTopic, TrendField::kProvider};
  TrendPeriod period = TrendPeriod::kWeek;
  TrendMeasure measure = TrendMeasure::kHeat;  ///< what the order goes by
  std::uint32_t periods = 8;                   ///< the newest one included, 2..kMaxTrendPeriods
};

/// A topic or provider. Both lists are by period, the oldest first.
struct Trend {
  std::string name;  ///< its most frequent spelling
  std::vector<std::uint64_t> counts;
  std::vector<double> heats;
  double count_burst = 0;  ///< 0 if there is no period before the newest
  double heat_burst = 0;

  [[nodiscard]] double burst(TrendMeasure measure) const {
    return measure == TrendMeasure::kHeat ? heat_burst : count_burst;
  }
};

struct TrendTable {
  TrendField field = TrendField::kTopic;
  std::vector<Trend> trends;   ///< by burst, then count, then name
  std::uint64_t distinct = 0;  ///< how many there are without the limit
};

struct TrendSpan {
  UnixDays first = 0;
  UnixDays last = 0;
};

struct Trends {
  UnixSeconds now = 0;
  bool now_is_newest = false;
  TrendPeriod period = TrendPeriod::kWeek;
  TrendMeasure measure = TrendMeasure::kHeat;
  /// The oldest first. Those before the first match are left out: they say nothing of the past.
  std::vector<TrendSpan> periods;
  std::vector<TrendTable> tables;  ///< in the request's order
  std::vector<std::string> notes;
};

/// The measure above; 0 without a past.
double burst(double newest, const std::vector<double>& past);

/// Throws IndexError.
Result<Trends, BadRequest> find_trends(Engine& engine, const TrendRequest& request);

/// The options of the verb that are about the trends themselves, and what they say.
boost::program_options::options_description trend_option_descriptions();
Result<TrendRequest, Failure> read_trend_options(const Arguments& in);

}  // namespace dateline
