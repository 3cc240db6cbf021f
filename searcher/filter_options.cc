// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/filter_options.h"

#include <fmt/format.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "common/date.h"

namespace dateline {
namespace {

namespace po = boost::program_options;

Problem read_least(const Arguments& in, const char* name, std::int32_t max,
                   std::optional<std::int32_t>& out) {
  if (!in.has(name)) return std::nullopt;
  std::uint32_t number = 0;
  auto problem = read_number(in, name, static_cast<std::uint32_t>(max), number);
  if (!problem) out = static_cast<std::int32_t>(number);
  return problem;
}

Problem read_border(const Arguments& in, const char* name, UnixSeconds DateRange::*border,
                    std::optional<UnixSeconds>& out) {
  if (!in.has(name)) return std::nullopt;
  const auto range = parse_date_range(in.text(name));
  if (!range) {
    return Failure{fmt::format("--{} takes a date such as 2020, 2020-08 or 2020-08-14, not '{}'",
                               name, in.text(name))};
  }
  out = (*range).*border;
  return std::nullopt;
}

}  // namespace

void add_filter_options(po::options_description& table) {
  const auto one = [](const char* name) { return po::value<std::string>()->value_name(name); };
  const auto many = [](const char* name) {
    return po::value<std::vector<std::string>>()->value_name(name);
  };
  auto add = table.add_options();
  add("topic", many("T"), "only articles on topic T *");
  add("provider", many("P"), "only from this provider, by name or domain *");
  add("type", many("T"), "only this type: article, video, ... *");
  add("category", many("C"), "only this category: news, people, ... *");
  add("lang", many("L"), "only this language: en, de, ... *");
  add("from", one("DATE"), "not before DATE: 2020, 2020-08 or 2020-08-14");
  add("to", one("DATE"), "not after DATE; a year, month or day counts to its end");
  add("min-quality", one("N"), "only articles of at least this quality");
  add("min-heat", one("N"), "only articles of at least this heat");
}

Problem read_filters(const Arguments& in, Filters& out) {
  for (const auto& problem :
       {read_names(in, "topic", out.topics), read_names(in, "provider", out.providers),
        read_names(in, "type", out.types), read_names(in, "category", out.categories),
        read_names(in, "lang", out.languages), read_border(in, "from", &DateRange::first, out.from),
        read_border(in, "to", &DateRange::last, out.to),
        read_least(in, "min-quality", kMaxQuality, out.min_quality),
        read_least(in, "min-heat", kMaxHeat, out.min_heat)}) {
    if (problem) return problem;
  }
  if (out.from && out.to && *out.from > *out.to) {
    return Failure{fmt::format("--from {} is after --to {}", in.text("from"), in.text("to"))};
  }
  return std::nullopt;
}

}  // namespace dateline
