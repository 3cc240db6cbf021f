// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "common/date.h"
#include "common/split.h"
#include "common/unicode.h"
#include "searcher/command_line.h"
#include "searcher/filter_options.h"
#include "searcher/option_values.h"
#include "searcher/search_settings.h"

namespace dateline {

namespace po = boost::program_options;

po::options_description search_option_descriptions() {
  const auto one = [](const char* name) { return po::value<std::string>()->value_name(name); };
  po::options_description table;
  auto add = table.add_options();
  add_filter_options(table);
  add("sort", one("ORDER"), "relevance (default), date, heat or quality");
  add("collapse", one("KEY"), "the best hit only of each: provider, story, duplicates");
  add("limit", one("N"), "hits to show (default 10)");
  add("offset", one("N"), "hits to pass over first (default 0)");
  add("max-per-provider", one("N"), "at most N of a provider on a page of --limit hits");
  add("facets", one("LIST"), "count: topic,provider,type,category,lang,year,month,day");
  add("facet-limit", one("N"), "values to show of each facet (default 10)");
  add("as-you-type", "the last word may go on: find what begins with it, too");
  add("explain", "show what each score is made of");
  add("profile", one("NAME"), "balanced (default), fresh, hot, text-only, or your own");
  add("feedback", "let words of the best matches add to scores; slower");
  add("now", one("DATE"), "count ages from this day; what is later stays, see --to");
  return table;
}

po::options_description query_option_descriptions() {
  const auto one = [](const char* name) { return po::value<std::string>()->value_name(name); };
  po::options_description table;
  table.add_options()("db", one("DB"), "the folder of the index (required)");
  const auto search_options = search_option_descriptions();
  for (const auto& option : search_options.options()) table.add(option);
  auto add = table.add_options();
  add("synonyms", one("FILE"), "words that stand for each other (default DB/synonyms.txt)");
  add("profiles", one("FILE"), "read profiles from here (default DB/profiles.yaml)");
  add("format", one("F"), "text (default), json, ndjson or tsv");
  add("color", one("WHEN"), "auto (default), always or never");
  add("help,h", "show this help (-h too)");
  return table;
}

namespace {

Problem read_facets(const Arguments& in, std::vector<FacetField>& out) {
  if (!in.has("facets")) return std::nullopt;
  const std::string list = in.text("facets");
  for (const std::string_view name : split_at_commas(list)) {
    const auto field = facet_field_of(name);
    if (!field) {
      return Failure{
          fmt::format("--facets takes a comma list of topic, provider, type, category, lang, year, "
                      "month, day, quality and heat; '{}' is none of them",
                      name)};
    }
    if (std::find(out.begin(), out.end(), *field) == out.end()) out.push_back(*field);
  }
  return std::nullopt;
}

Problem read_request(const Arguments& in, Request& out) {
  out.text = fmt::format("{}", fmt::join(in.words, " "));
  if (first_invalid_utf8(out.text)) return Failure{"the query is not UTF-8"};
  out.explain = in.has("explain");
  out.feedback = in.has("feedback");
  out.as_you_type = in.has("as-you-type");
  out.profile = in.text("profile");
  for (const auto& problem :
       {read_filters(in, out.filters), read_facets(in, out.facets),
        read_number(in, "facet-limit", out.limits.max_facet_values, out.facet_limit),
        read_choice(in, "sort", "relevance, date, heat or quality", sort_order_of, out.sort),
        read_choice(in, "collapse", "provider, story, duplicates or none", collapse_of,
                    out.collapse),
        read_number(in, "limit", out.limits.max_hits, out.limit),
        read_number(in, "offset", out.limits.max_offset, out.offset),
        read_number(in, "max-per-provider", out.limits.max_hits, out.max_per_provider),
        read_moment(in, "now", out.now)}) {
    if (problem) return problem;
  }
  return std::nullopt;
}

}  // namespace

std::optional<OutputFormat> output_format_of(std::string_view name) {
  if (name == "text") return OutputFormat::kText;
  if (name == "json") return OutputFormat::kJson;
  if (name == "ndjson") return OutputFormat::kNdjson;
  if (name == "tsv") return OutputFormat::kTsv;
  return std::nullopt;
}

Result<Request, Failure> read_search_options(const Arguments& in) {
  Request out;
  if (const auto problem = read_request(in, out)) return *problem;
  return out;
}

Result<QueryOptions, Failure> parse_query_options(const std::vector<std::string>& arguments) {
  auto in = parse_command_line(arguments, query_option_descriptions(), search_settings());
  if (!in) return in.error();
  QueryOptions out;
  out.help = in->has("help");
  if (out.help) return out;
  out.db = in->text("db");
  out.profiles = in->text("profiles");
  if (out.db.empty()) return Failure{"which index? Name its folder with --db DB"};
  out.synonyms = in->text("synonyms");
  for (const auto& problem :
       {read_request(*in, out.request),
        read_choice(*in, "format", "text, json, ndjson or tsv", output_format_of, out.format),
        read_choice(*in, "color", "auto, always or never", when_of, out.color)}) {
    if (problem) return *problem;
  }
  return out;
}

std::string query_option_table() { return option_table(query_option_descriptions()); }

}  // namespace dateline
