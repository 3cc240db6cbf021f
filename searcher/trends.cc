// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/trends.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "common/prior.h"
#include "common/schema.h"
#include "common/unicode.h"
#include "searcher/matches.h"

namespace dateline {
namespace {

/// What the matches of one name come to.
struct Series {
  std::map<std::string, std::uint64_t> spellings;
  std::vector<std::uint64_t> counts;
  std::vector<double> heats;
};

/// A match's share in a series.
struct Addend {
  std::size_t period = 0;
  double heat = 0;
};

/// The series of one field, by folded name.
class SeriesTable {
 public:
  explicit SeriesTable(std::size_t periods) : periods_(periods) {}

  void add(const std::string& name, const Addend& addend) {
    auto [at, is_new] = folded_.try_emplace(name);
    if (is_new) at->second = fold_name(name);
    Series& series = series_[at->second];
    series.counts.resize(periods_);
    series.heats.resize(periods_);
    ++series.spellings[name];
    ++series.counts[addend.period];
    series.heats[addend.period] += addend.heat;
  }

  /// The trends over the periods from `first` on.
  [[nodiscard]] std::vector<Trend> trends(std::size_t first) const;

 private:
  std::size_t periods_;
  std::unordered_map<std::string, std::string> folded_;  // by name
  std::map<std::string, Series> series_;
};

double newest_burst(std::vector<double> values) {
  const double newest = values.back();
  values.pop_back();
  return burst(newest, values);
}

std::vector<Trend> SeriesTable::trends(std::size_t first) const {
  const auto begin = static_cast<std::ptrdiff_t>(first);
  std::vector<Trend> out;
  for (const auto& [folded, series] : series_) {
    Trend trend;
    trend.name = std::ranges::max_element(series.spellings, {}, [](const auto& spelling) {
                   return spelling.second;
                 })->first;
    trend.counts.assign(series.counts.begin() + begin, series.counts.end());
    trend.heats.assign(series.heats.begin() + begin, series.heats.end());
    trend.count_burst = newest_burst({trend.counts.begin(), trend.counts.end()});
    std::vector<double> in_medians = trend.heats;
    for (double& heat : in_medians) heat /= kMedianHeat;
    trend.heat_burst = newest_burst(std::move(in_medians));
    out.push_back(std::move(trend));
  }
  return out;
}

/// Adds up the matches, period by period.
class TrendCount {
 public:
  TrendCount(const Matches& matches, const TrendRequest& request)
      : matches_(matches),
        request_(request),
        today_(day_of(matches.now)),
        length_(static_cast<UnixDays>(request.period)),
        first_(request.periods - 1),
        tables_(request.fields.size(), SeriesTable(request.periods)) {
    for_each_match(within_periods(), {slot::kDate, slot::kHeat, slot::kTopics, slot::kProvider},
                   [this](const Xapian::Document& match) { add(match); });
  }

  [[nodiscard]] Trends trends() const {
    Trends out;
    out.now = matches_.now;
    out.now_is_newest = matches_.now_is_newest;
    out.period = request_.period;
    out.measure = request_.measure;
    out.notes = matches_.notes;
    for (std::size_t i = first_; i < request_.periods; ++i) {
      const UnixDays last = today_ - static_cast<UnixDays>(request_.periods - 1 - i) * length_;
      out.periods.push_back({last - length_ + 1, last});
    }
    for (std::size_t i = 0; i < tables_.size(); ++i) {
      out.tables.push_back(table(request_.fields[i], tables_[i]));
    }
    return out;
  }

 private:
  /// What is older counts in no period; of shards it would have to travel.
  [[nodiscard]] Matches within_periods() const {
    Matches within = matches_;
    const UnixDays first = today_ - static_cast<UnixDays>(request_.periods) * length_ + 1;
    const std::string lower = date_lower_bound(UnixSeconds{first} * kSecondsPerDay);
    within.query = {Xapian::Query::OP_FILTER, matches_.query,
                    Xapian::Query(Xapian::Query::OP_VALUE_GE, slot::kDate, lower)};
    return within;
  }

  void add(const Xapian::Document& match) {
    const auto back = static_cast<std::size_t>((today_ - day_of(moment_of(match))) / length_);
    if (back >= request_.periods) return;
    const Addend addend{request_.periods - 1 - back, counted_heat(heat_of(match))};
    first_ = std::min(first_, addend.period);
    for (std::size_t i = 0; i < tables_.size(); ++i) {
      for (const std::string& name : names_of(match, request_.fields[i])) {
        tables_[i].add(name, addend);
      }
    }
  }

  [[nodiscard]] std::vector<std::string> names_of(const Xapian::Document& match,
                                                  TrendField field) const {
    std::vector<std::string> names;
    if (field == TrendField::kProvider) {
      names.push_back(match.get_value(slot::kProvider));
      if (names.front().empty()) names.clear();
      return names;
    }
    for (const TopicId id : decode_topics(match.get_value(slot::kTopics))) {
      if (id < matches_.topics.size()) names.push_back(matches_.topics[id]);
    }
    return names;
  }

  [[nodiscard]] TrendTable table(TrendField field, const SeriesTable& series) const {
    TrendTable out{field, series.trends(first_), 0};
    out.distinct = out.trends.size();
    const auto rank = [measure = request_.measure](const Trend& trend) {
      return std::tuple(-trend.burst(measure), -static_cast<double>(trend.counts.back()));
    };
    std::ranges::stable_sort(out.trends, {}, rank);
    out.trends.resize(std::min<std::size_t>(out.trends.size(), request_.matches.limit));
    return out;
  }

  const Matches& matches_;
  const TrendRequest& request_;
  UnixDays today_;
  UnixDays length_;
  std::size_t first_;  // period with a match
  std::vector<SeriesTable> tables_;
};

}  // namespace

std::string_view name_of(TrendField field) {
  return field == TrendField::kTopic ? "topic" : "provider";
}

std::string_view name_of(TrendMeasure measure) {
  return measure == TrendMeasure::kHeat ? "heat" : "count";
}

std::string_view name_of(TrendPeriod period) {
  if (period == TrendPeriod::kDay) return "day";
  return period == TrendPeriod::kWeek ? "week" : "month";
}

double burst(double newest, const std::vector<double>& past) {
  if (past.empty()) return 0;
  const double mean =
      std::accumulate(past.begin(), past.end(), 0.0) / static_cast<double>(past.size());
  return (newest - mean) / std::sqrt(mean + 1);
}

Result<Trends, BadRequest> find_trends(Engine& engine, const TrendRequest& request) {
  Trends trends;
  auto bad = engine.survey(
      request.matches,
      [&](const Matches& matches) { trends = TrendCount(matches, request).trends(); },
      Engine::SurveyOf::kValues);
  if (bad) return *bad;
  return trends;
}

}  // namespace dateline
