// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/suggest_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <ostream>
#include <string_view>

#include "common/terminal.h"
#include "common/unicode.h"
#include "searcher/command_line.h"
#include "searcher/engine.h"
#include "searcher/option_values.h"
#include "searcher/printable.h"
#include "searcher/query_options.h"
#include "searcher/render_suggestions_json.h"
#include "searcher/text_layout.h"

namespace dateline {
namespace {

namespace po = boost::program_options;

constexpr std::size_t kMaxReadableWidth = 80;
constexpr std::size_t kCountColumns = 9;

constexpr std::string_view kIntroduction =
    R"(usage: dateline-search suggest --db DB [OPTION...] PREFIX

Completes what a reader has typed so far: its last word by the words of titles
that have the other words, too; the whole by the names of topics and providers;
and titles with what was found. The most frequent come first, titles by quality
and heat. Where nothing begins so, a slip in four letters is forgiven, two in
eight.

Options:
)";

constexpr std::string_view kExamples = R"(
Examples:
  dateline-search suggest --db news.db recog
  dateline-search suggest --db news.db --limit 3 --format json climate ch

Exit status: 0 suggestions, 1 none, 2 usage, 3 index or I/O error.
)";

struct SuggestOptions {
  SuggestRequest request;
  std::string db;
  OutputFormat format = OutputFormat::kText;
  When color = When::kAuto;
  bool help = false;
};

po::options_description all_options() {
  const auto one = [](const char* name) { return po::value<std::string>()->value_name(name); };
  po::options_description table;
  auto add = table.add_options();
  add("db", one("DB"), "the folder of the index (required)");
  add("limit", one("N"), "suggestions of each kind at most (default 5)");
  add("format", one("F"), "text (default) or json");
  add("color", one("WHEN"), "auto (default), always or never");
  add("help,h", "show this help (-h too)");
  return table;
}

std::optional<OutputFormat> suggest_format_of(std::string_view name) {
  if (name == "text") return OutputFormat::kText;
  return name == "json" ? std::optional(OutputFormat::kJson) : std::nullopt;
}

Result<SuggestOptions, Failure> parse_options(const std::vector<std::string>& arguments) {
  const auto in = parse_arguments(arguments, all_options());
  if (!in) return in.error();
  SuggestOptions out;
  out.help = in->has("help");
  if (out.help) return out;
  out.db = in->text("db");
  if (out.db.empty()) return Failure{"which index? Name its folder with --db DB"};
  out.request.text = fmt::format("{}", fmt::join(in->words, " "));
  for (const auto& problem :
       {read_number(*in, "limit", kMaxSuggestions, out.request.limit),
        read_choice(*in, "format", "text or json", suggest_format_of, out.format),
        read_choice(*in, "color", "auto, always or never", when_of, out.color)}) {
    if (problem) return *problem;
  }
  return out;
}

/// The suggestions below the name of their kind, with their counts.
std::string rendered(const Suggestions& suggestions, bool color) {
  const Paint paint(color);
  const std::size_t width = std::min(terminal_width(STDOUT_FILENO), kMaxReadableWidth);
  const std::size_t room = width > 2 * kCountColumns ? width - kCountColumns - 3 : kCountColumns;
  std::string out;
  std::optional<SuggestionKind> kind;
  for (const Suggestion& item : suggestions.items) {
    if (item.kind != kind) {
      out += (out.empty() ? "" : "\n") + paint.bold(name_of(item.kind)) + '\n';
    }
    kind = item.kind;
    const std::string text = truncate_to_width(printable(item.text), room);
    if (item.kind == SuggestionKind::kTitle) {
      out += "  " + text + '\n';
    } else {
      out += fmt::format("  {} {}\n",
                         paint.number(pad_left(group_digits(item.count), kCountColumns)), text);
    }
  }
  return out;
}

}  // namespace

Result<SearchExit, Failure> run_suggest(const std::vector<std::string>& arguments,
                                        const Streams& streams) {
  const auto options = parse_options(arguments);
  if (!options) return options.error();
  if (options->help) {
    streams.out << kIntroduction << option_table(all_options()) << kExamples;
    return SearchExit::kHits;
  }
  Engine engine(options->db);
  const auto suggestions = engine.suggest(options->request);
  if (!suggestions) return Failure{suggestions.error().message};
  streams.out << (options->format == OutputFormat::kJson
                      ? render_suggestions_json(*suggestions)
                      : rendered(*suggestions, use_color(options->color, STDOUT_FILENO)))
              << std::flush;
  return suggestions->items.empty() ? SearchExit::kNone : SearchExit::kHits;
}

}  // namespace dateline
