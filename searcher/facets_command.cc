// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/facets_command.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <ostream>
#include <string_view>

#include "common/terminal.h"
#include "searcher/command_line.h"
#include "searcher/engine.h"
#include "searcher/option_values.h"
#include "searcher/query_options.h"
#include "searcher/render.h"
#include "searcher/render_json.h"
#include "searcher/search_settings.h"

namespace dateline {
namespace {

namespace po = boost::program_options;

constexpr std::size_t kMaxTableWidth = 80;

/// Those that --facets stands for if it is not given.
constexpr std::array kUsualFacets = {FacetField::kTopic,    FacetField::kProvider,
                                     FacetField::kType,     FacetField::kCategory,
                                     FacetField::kLanguage, FacetField::kYear};

/// The options of `query` that are about its hits.
constexpr std::array<std::string_view, 8> kHitOptions = {
    "sort", "collapse", "limit", "offset", "max-per-provider", "explain", "profile", "feedback"};

constexpr std::string_view kFacetsIntroduction =
    R"(usage: dateline-search facets --db DB [OPTION...] [WORD...]

Counts what the matches of a query have in common: their topics, providers,
types, categories, languages, years, months or days. The words and the filters
are those of query; without any, all articles are counted. All counts are
exact. A field's own filter does not narrow its counts, so that they show what
else there would be to choose.

Options (*: repeatable):
)";

constexpr std::string_view kFacetsExamples = R"(
Examples:
  dateline-search facets --db news.db
  dateline-search facets --db news.db --facets year,topic climate change
  dateline-search facets --db news.db --facets provider --format tsv elections

Exit status: 0 matches, 1 none, 2 usage or bad query, 3 index or I/O error.
)";

po::options_description all_options() {
  const auto one = [](const char* name) { return po::value<std::string>()->value_name(name); };
  po::options_description table;
  table.add_options()("db", one("DB"), "the folder of the index (required)");
  const auto search_options = search_option_descriptions();
  for (const auto& option : search_options.options()) {
    if (std::ranges::find(kHitOptions, option->long_name()) == kHitOptions.end()) table.add(option);
  }
  auto add = table.add_options();
  add("format", one("F"), "text (default), json or tsv");
  add("color", one("WHEN"), "auto (default), always or never");
  add("help,h", "show this help (-h too)");
  return table;
}

std::optional<OutputFormat> facets_format_of(std::string_view name) {
  const auto format = output_format_of(name);
  return format == OutputFormat::kNdjson ? std::nullopt : format;
}

Result<QueryOptions, Failure> parse_options(const std::vector<std::string>& arguments) {
  const auto in = parse_command_line(arguments, all_options(), search_settings_of_all_verbs());
  if (!in) return in.error();
  QueryOptions out;
  out.help = in->has("help");
  if (out.help) return out;
  out.db = in->text("db");
  if (out.db.empty()) return Failure{"which index? Name its folder with --db DB"};
  auto request = read_search_options(*in);
  if (!request) return request.error();
  out.request = std::move(*request);
  out.request.limit = 0;
  if (!in->has("facets")) out.request.facets.assign(kUsualFacets.begin(), kUsualFacets.end());
  for (const auto& problem :
       {read_choice(*in, "format", "text, json or tsv", facets_format_of, out.format),
        read_choice(*in, "color", "auto, always or never", when_of, out.color)}) {
    if (problem) return *problem;
  }
  return out;
}

std::string rendered(const QueryOptions& options, const Response& response) {
  if (options.format == OutputFormat::kJson) return render_facets_json(response);
  if (options.format == OutputFormat::kTsv) return render_facets_tsv(response);
  const std::size_t width = std::min(terminal_width(STDOUT_FILENO), kMaxTableWidth);
  return render_facets_text(response, {use_color(options.color, STDOUT_FILENO), width});
}

}  // namespace

Result<SearchExit, Failure> run_facets(const std::vector<std::string>& arguments,
                                       const Streams& streams) {
  const auto options = parse_options(arguments);
  if (!options) return options.error();
  if (options->help) {
    streams.out << kFacetsIntroduction << option_table(all_options()) << kFacetsExamples;
    return SearchExit::kHits;
  }
  Engine engine(options->db);
  const auto response = engine.search(options->request);
  if (!response) return Failure{response.error().message};
  warn_of_missing(response->missing_shards, streams);
  streams.out << rendered(*options, *response) << std::flush;
  return response->total > 0 ? SearchExit::kHits : SearchExit::kNone;
}

}  // namespace dateline
