// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/survey_options.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <initializer_list>
#include <system_error>

#include "common/date.h"
#include "common/unicode.h"
#include "searcher/filter_options.h"

namespace dateline {
namespace {

namespace po = boost::program_options;

auto one(const char* name) { return po::value<std::string>()->value_name(name); }

std::optional<bool> is_json_format(std::string_view name) {
  if (name == "json") return true;
  if (name == "text") return false;
  return std::nullopt;
}

}  // namespace

void add_as_of_option(po::options_description& table) {
  table.add_options()("now", one("DATE"),
                      "answer as of then: a day, to its end, or a moment (default: the newest "
                      "article)");
}

void add_survey_options(po::options_description& table) {
  add_filter_options(table);
  table.add_options()("limit", one("N"), "lines to show (default 10)");
  add_as_of_option(table);
}

Problem read_as_of(const Arguments& in, std::optional<UnixSeconds>& out) {
  if (!in.has("now")) return std::nullopt;
  const auto range = parse_date_range(in.text("now"));
  if (!range) {
    return Failure{fmt::format(
        "--now takes a day or a moment such as 2020-08-14 or 2020-08-14T22:48:00Z, not '{}'",
        in.text("now"))};
  }
  out = range->last;
  return std::nullopt;
}

Problem read_survey(const Arguments& in, Request& out) {
  out.text = fmt::format("{}", fmt::join(in.words, " "));
  if (first_invalid_utf8(out.text)) return Failure{"the query is not UTF-8"};
  for (const auto& problem :
       {read_filters(in, out.filters), read_number(in, "limit", out.limits.max_hits, out.limit),
        read_as_of(in, out.now)}) {
    if (problem) return problem;
  }
  return std::nullopt;
}

Problem read_positive(const Arguments& in, const char* name, double& out) {
  if (!in.has(name)) return std::nullopt;
  const std::string text = in.text(name);
  double number = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number, std::chars_format::fixed);
  const bool is_number = read.ec == std::errc() && read.ptr == end;
  if (!is_number || !std::isfinite(number) || number <= 0) {
    return Failure{fmt::format("--{} takes a number above 0, not '{}'", name, text)};
  }
  out = number;
  return std::nullopt;
}

void add_output_options(po::options_description& table) {
  auto add = table.add_options();
  add("db", one("DB"), "the folder of the index (required)");
  add("format", one("F"), "text (default) or json");
  add("color", one("WHEN"), "auto (default), always or never");
  add("help,h", "show this help (-h too)");
}

Problem read_output(const Arguments& in, OutputOptions& out) {
  out.db = in.text("db");
  if (out.db.empty()) return Failure{"which index? Name its folder with --db DB"};
  for (const auto& problem :
       {read_choice(in, "format", "text or json", is_json_format, out.json),
        read_choice(in, "color", "auto, always or never", when_of, out.color)}) {
    if (problem) return problem;
  }
  return std::nullopt;
}

}  // namespace dateline
