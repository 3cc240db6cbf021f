// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "common/date.h"
#include "common/unicode.h"
#include "searcher/command_line.h"

namespace dateline {
namespace {

namespace po = boost::program_options;

/// What is wrong, or nothing.
using Problem = std::optional<Failure>;

using Texts = std::vector<std::string>;

po::options_description option_descriptions() {
  const auto one = [](const char* name) { return po::value<std::string>()->value_name(name); };
  const auto many = [](const char* name) { return po::value<Texts>()->value_name(name); };
  po::options_description table;
  auto add = table.add_options();
  add("db", one("DB"), "the folder of the index (required)");
  add("topic", many("T"), "only articles on topic T *");
  add("provider", many("P"), "only from this provider, by name or domain *");
  add("type", many("T"), "only this type: article, video, ... *");
  add("category", many("C"), "only this category: news, people, ... *");
  add("lang", many("L"), "only this language: en, de, ... *");
  add("from", one("DATE"), "not before DATE: 2020, 2020-08 or 2020-08-14");
  add("to", one("DATE"), "not after DATE; a year, month or day counts to its end");
  add("min-quality", one("N"), "only articles of at least this quality");
  add("min-heat", one("N"), "only articles of at least this heat");
  add("sort", one("ORDER"), "relevance (default), date, heat or quality");
  add("limit", one("N"), "hits to show (default 10)");
  add("offset", one("N"), "hits to pass over first (default 0)");
  add("facets", one("LIST"), "count: topic,provider,type,category,lang,year,month");
  add("facet-limit", one("N"), "values to show of each facet (default 10)");
  add("explain", "show what each score is made of");
  add("now", one("DATE"), "count ages from this day, not from the newest article");
  add("format", one("F"), "text (default), json, ndjson or tsv");
  add("color", one("WHEN"), "auto (default), always or never");
  add("help,h", "show this help (-h too)");
  return table;
}

Problem read_number(const Arguments& in, const char* name, std::uint32_t max, std::uint32_t& out) {
  if (!in.has(name)) return std::nullopt;
  const auto number = whole_number(name, in.text(name), max);
  if (!number) return number.error();
  out = *number;
  return std::nullopt;
}

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

/// Looks the option's value up with `find`; `choices` is for the message.
template <typename Value>
Problem read_choice(const Arguments& in, const char* name, std::string_view choices,
                    std::optional<Value> (*find)(std::string_view), Value& out) {
  if (!in.has(name)) return std::nullopt;
  const auto value = find(in.text(name));
  if (!value) {
    return Failure{fmt::format("--{} takes {}, not '{}'", name, choices, in.text(name))};
  }
  out = *value;
  return std::nullopt;
}

std::optional<OutputFormat> output_format_of(std::string_view name) {
  if (name == "text") return OutputFormat::kText;
  if (name == "json") return OutputFormat::kJson;
  if (name == "ndjson") return OutputFormat::kNdjson;
  if (name == "tsv") return OutputFormat::kTsv;
  return std::nullopt;
}

Problem read_facets(const Arguments& in, std::vector<FacetField>& out) {
  if (!in.has("facets")) return std::nullopt;
  const std::string list = in.text("facets");
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    const auto name = std::string_view(list).substr(begin, end - begin);
    const auto field = facet_field_of(name);
    if (!field) {
      return Failure{
          fmt::format("--facets takes a comma list of topic, provider, type, category, lang, year "
                      "and month; '{}' is none of them",
                      name)};
    }
    if (std::find(out.begin(), out.end(), *field) == out.end()) out.push_back(*field);
    begin = end + 1;
  }
  return std::nullopt;
}

Problem read_now(const Arguments& in, std::optional<UnixSeconds>& out) {
  if (!in.has("now")) return std::nullopt;
  out = parse_moment(in.text("now"));
  if (out) return std::nullopt;
  return Failure{fmt::format(
      "--now takes a day or a moment such as 2020-08-14 or 2020-08-14T22:48:00Z, not '{}'",
      in.text("now"))};
}

Problem read_names(const Arguments& in, const char* name, Texts& out) {
  out = in.texts(name);
  for (const std::string& value : out) {
    if (value.empty()) return Failure{fmt::format("--{} needs a value", name)};
    if (first_invalid_utf8(value)) {
      return Failure{fmt::format("the value of --{} is not UTF-8", name)};
    }
  }
  return std::nullopt;
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

Problem read_request(const Arguments& in, Request& out) {
  out.text = fmt::format("{}", fmt::join(in.words, " "));
  if (first_invalid_utf8(out.text)) return Failure{"the query is not UTF-8"};
  out.explain = in.has("explain");
  for (const auto& problem :
       {read_filters(in, out.filters), read_facets(in, out.facets),
        read_number(in, "facet-limit", out.limits.max_facet_values, out.facet_limit),
        read_choice(in, "sort", "relevance, date, heat or quality", sort_order_of, out.sort),
        read_number(in, "limit", out.limits.max_hits, out.limit),
        read_number(in, "offset", out.limits.max_offset, out.offset), read_now(in, out.now)}) {
    if (problem) return problem;
  }
  return std::nullopt;
}

}  // namespace

Result<QueryOptions, Failure> parse_query_options(const std::vector<std::string>& arguments) {
  auto in = parse_arguments(arguments, option_descriptions());
  if (!in) return in.error();
  QueryOptions out;
  out.help = in->has("help");
  if (out.help) return out;
  out.db = in->text("db");
  if (out.db.empty()) return Failure{"which index? Name its folder with --db DB"};
  for (const auto& problem :
       {read_request(*in, out.request),
        read_choice(*in, "format", "text, json, ndjson or tsv", output_format_of, out.format),
        read_choice(*in, "color", "auto, always or never", when_of, out.color)}) {
    if (problem) return *problem;
  }
  return out;
}

std::string query_option_table() { return option_table(option_descriptions()); }

}  // namespace dateline
