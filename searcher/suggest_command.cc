// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/suggest_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "common/terminal.h"
#include "common/unicode.h"
#include "searcher/engine.h"
#include "searcher/option_values.h"
#include "searcher/printable.h"
#include "searcher/render_suggestions_json.h"
#include "searcher/survey_command.h"
#include "searcher/text_layout.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxListWidth = 80;
constexpr std::size_t kCountColumns = 9;

constexpr std::string_view kSuggestIntroduction =
    R"(usage: dateline-search suggest --db DB [OPTION...] PREFIX

Completes what a reader has typed so far: its last word by the words of titles
that have the other words, too; the whole by the names of topics and providers;
and titles with what was found. The most frequent come first, titles by quality
and heat. Where nothing begins so, a slip in four letters is forgiven, two in
eight.

Options:
)";

constexpr std::string_view kSuggestExamples = R"(
Examples:
  dateline-search suggest --db news.db recog
  dateline-search suggest --db news.db --limit 3 --format json climate ch

Exit status: 0 suggestions, 1 none, 2 usage, 3 index or I/O error.
)";

boost::program_options::options_description describe() {
  boost::program_options::options_description table;
  table.add_options()("limit", boost::program_options::value<std::string>()->value_name("N"),
                      "suggestions of each kind at most (default 5)");
  return table;
}

/// The suggestions below the name of their kind, with their counts.
std::string rendered(const Suggestions& suggestions, bool color) {
  const Paint paint(color);
  const std::size_t width = std::min(terminal_width(STDOUT_FILENO), kMaxListWidth);
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

Result<Printout, Failure> answer(const Arguments& arguments, const OutputOptions& output) {
  SuggestRequest request;
  request.text = fmt::format("{}", fmt::join(arguments.words, " "));
  if (auto problem = read_number(arguments, "limit", kMaxSuggestions, request.limit)) {
    return std::move(*problem);
  }
  Engine engine(output.db);
  const auto suggestions = engine.suggest(request);
  if (!suggestions) return Failure{suggestions.error().message};
  if (!engine.missing_shards().empty()) {
    return Failure{"nothing is suggested while a shard does not answer"};
  }
  return Printout{output.json ? render_suggestions_json(*suggestions)
                              : rendered(*suggestions, use_color(output.color, STDOUT_FILENO)),
                  !suggestions->items.empty()};
}

constexpr SurveyVerb kSuggest{kSuggestIntroduction, kSuggestExamples, describe, answer};

}  // namespace

Result<SearchExit, Failure> run_suggest(const std::vector<std::string>& arguments,
                                        const Streams& streams) {
  return run_survey_verb(kSuggest, arguments, streams);
}

}  // namespace dateline
