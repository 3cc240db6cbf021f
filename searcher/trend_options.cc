// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <optional>
#include <string_view>

#include "searcher/survey_options.h"
#include "searcher/trends.h"

namespace dateline {
namespace {

namespace po = boost::program_options;

std::optional<std::vector<TrendField>> fields_of(std::string_view name) {
  if (name == "topic") return {{TrendField::kTopic}};
  if (name == "provider") return {{TrendField::kProvider}};
  if (name == "topic,provider") return {{TrendField::kTopic, TrendField::kProvider}};
  if (name == "provider,topic") return {{TrendField::kProvider, TrendField::kTopic}};
  return std::nullopt;
}

std::optional<TrendPeriod> period_of(std::string_view name) {
  for (const auto period : {TrendPeriod::kDay, TrendPeriod::kWeek, TrendPeriod::kMonth}) {
    if (name == name_of(period)) return period;
  }
  return std::nullopt;
}

std::optional<TrendMeasure> measure_of(std::string_view name) {
  for (const auto measure : {TrendMeasure::kHeat, TrendMeasure::kCount}) {
    if (name == name_of(measure)) return measure;
  }
  return std::nullopt;
}

}  // namespace

po::options_description trend_option_descriptions() {
  const auto one = [](const char* name) { return po::value<std::string>()->value_name(name); };
  po::options_description table;
  add_survey_options(table);
  auto add = table.add_options();
  add("of", one("FIELD"), "topic, provider or topic,provider (default)");
  add("per", one("PERIOD"), "day, week (default) or month: 1, 7 or 30 days");
  add("periods", one("N"), "how many, the newest one included (default 8)");
  add("by", one("MEASURE"), "order by the burst of heat (default) or count");
  return table;
}

Result<TrendRequest, Failure> read_trend_options(const Arguments& in) {
  constexpr std::uint32_t kLeastPeriods = 2;
  TrendRequest out;
  for (const auto& problem :
       {read_survey(in, out.matches),
        read_choice(in, "of", "topic, provider or topic,provider", fields_of, out.fields),
        read_choice(in, "per", "day, week or month", period_of, out.period),
        read_number(in, "periods", kMaxTrendPeriods, out.periods),
        read_choice(in, "by", "heat or count", measure_of, out.measure)}) {
    if (problem) return *problem;
  }
  if (out.periods < kLeastPeriods) {
    return Failure{"--periods takes 2 or more: a period and what it is held against"};
  }
  return out;
}

}  // namespace dateline
