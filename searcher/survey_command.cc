// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/survey_command.h"

#include <unistd.h>

#include <algorithm>
#include <ostream>

#include "searcher/render_story.h"
#include "searcher/render_surveys.h"
#include "searcher/render_surveys_json.h"
#include "searcher/search_settings.h"

namespace dateline {
namespace {

constexpr std::string_view kHotIntroduction =
    R"(usage: dateline-search hot --db DB [OPTION...] [WORD...]

Lists the hottest articles, one per story: heat that halves with every two days
of age (--half-life). Words narrow the list as in a search. Articles without a
date are left out; one without a heat counts as a middling one.

Options (those marked * may be repeated: the values of one option are alternatives):
)";

constexpr std::string_view kHotExamples = R"(
Examples:
  dateline-search hot --db news.db --topic AI
  dateline-search hot --db news.db --now 2020-08-16 --half-life 0.5 --format json

Exit status: 0 hits, 1 none, 2 usage or bad query, 3 index or I/O error.
)";

constexpr std::string_view kTrendsIntroduction =
    R"(usage: dateline-search trends --db DB [OPTION...] [WORD...]

Shows which topics and providers have more articles, or more heat, than usual.
The burst is how many standard deviations the newest period stands above the
mean of those before: (x - mean) / sqrt(mean + 1); heat is counted in middling
articles. The newest period ends with the day of --now.

Options (those marked * may be repeated: the values of one option are alternatives):
)";

constexpr std::string_view kTrendsExamples = R"(
Examples:
  dateline-search trends --db news.db --of topic --per day --periods 14
  dateline-search trends --db news.db --now 2020-08-16 --by count --format json

Exit status: 0 some, 1 none, 2 usage or bad query, 3 index or I/O error.
)";

constexpr std::string_view kCoverageIntroduction =
    R"(usage: dateline-search coverage --db DB [OPTION...] [WORD...]

Shows who covers a subject, given by words, --topic or other filters: how many
articles and stories, in how many stories of several providers first, at what
quality, and how long after the first of all.

Options (those marked * may be repeated: the values of one option are alternatives):
)";

constexpr std::string_view kCoverageExamples = R"(
Examples:
  dateline-search coverage --db news.db --topic AI --sort earliest
  dateline-search coverage --db news.db --format json facial recognition

Exit status: 0 some, 1 none, 2 usage or bad query, 3 index or I/O error.
)";

constexpr std::string_view kStoryIntroduction =
    R"(usage: dateline-search story --db DB [OPTION...] ID

Shows a story, named by its id (hot tells it) or by that of an article of it:
its articles by time, who reported first, the hottest one, and what is only
known because these name it as related.

Options:
)";

constexpr std::string_view kStoryExamples = R"(
Examples:
  dateline-search story --db news.db 3f0c8a51d2e7
  dateline-search story --db news.db --now 2020-08-16 _news/2020-08-14-a.md

Exit status: 0 found, 1 no such story, 2 usage, 3 index or I/O error.
)";

boost::program_options::options_description all_options(const SurveyVerb& verb) {
  auto table = verb.describe();
  add_output_options(table);
  return table;
}

Result<Printout, Failure> answer_hot(const Arguments& arguments, const OutputOptions& output) {
  const auto request = read_hot_options(arguments);
  if (!request) return request.error();
  Engine engine(output.db);
  const auto list = find_hot(engine, *request);
  if (!list) return Failure{list.error().message};
  return Printout{output.json ? render_hot_json(*list) : render_hot(*list, style_of(output)),
                  !list->hits.empty()};
}

Result<Printout, Failure> answer_trends(const Arguments& arguments, const OutputOptions& output) {
  const auto request = read_trend_options(arguments);
  if (!request) return request.error();
  Engine engine(output.db);
  const auto trends = find_trends(engine, *request);
  if (!trends) return Failure{trends.error().message};
  const bool any = std::ranges::any_of(trends->tables,
                                       [](const TrendTable& table) { return table.distinct > 0; });
  return Printout{
      output.json ? render_trends_json(*trends) : render_trends(*trends, style_of(output)), any};
}

Result<Printout, Failure> answer_coverage(const Arguments& arguments, const OutputOptions& output) {
  const auto request = read_coverage_options(arguments);
  if (!request) return request.error();
  Engine engine(output.db);
  const auto coverage = find_coverage(engine, *request);
  if (!coverage) return Failure{coverage.error().message};
  return Printout{
      output.json ? render_coverage_json(*coverage) : render_coverage(*coverage, style_of(output)),
      coverage->articles > 0};
}

Result<Printout, Failure> answer_story(const Arguments& arguments, const OutputOptions& output) {
  const auto request = read_story_options(arguments);
  if (!request) return request.error();
  Engine engine(output.db);
  const auto story = find_story(engine, *request);
  if (!story) return Failure{story.error().message};
  if (!*story) return Printout{output.json ? "null\n" : "no such story\n", false};
  return Printout{
      output.json ? render_story_json(**story) : render_story(**story, style_of(output)), true};
}

constexpr SurveyVerb kHot{kHotIntroduction, kHotExamples, hot_option_descriptions, answer_hot};
constexpr SurveyVerb kTrends{kTrendsIntroduction, kTrendsExamples, trend_option_descriptions,
                             answer_trends};
constexpr SurveyVerb kCoverage{kCoverageIntroduction, kCoverageExamples,
                               coverage_option_descriptions, answer_coverage};
constexpr SurveyVerb kStory{kStoryIntroduction, kStoryExamples, story_option_descriptions,
                            answer_story};

}  // namespace

TextStyle style_of(const OutputOptions& output) {
  constexpr std::size_t kMinWidth = 40;
  constexpr std::size_t kMaxWidth = 110;
  return {use_color(output.color, STDOUT_FILENO),
          std::clamp(terminal_width(STDOUT_FILENO), kMinWidth, kMaxWidth)};
}

Result<SearchExit, Failure> run_survey_verb(const SurveyVerb& verb,
                                            const std::vector<std::string>& arguments,
                                            const Streams& streams) {
  const auto table = all_options(verb);
  const auto in = parse_command_line(arguments, table, search_settings_of_all_verbs());
  if (!in) return in.error();
  if (in->has("help")) {
    streams.out << verb.introduction << option_table(table) << verb.examples;
    return SearchExit::kHits;
  }
  OutputOptions output;
  if (const auto problem = read_output(*in, output)) return *problem;
  const auto printout = verb.answer(*in, output);
  if (!printout) return printout.error();
  streams.out << printout->text << std::flush;
  return printout->has_hits ? SearchExit::kHits : SearchExit::kNone;
}

Result<SearchExit, Failure> run_hot(const std::vector<std::string>& arguments,
                                    const Streams& streams) {
  return run_survey_verb(kHot, arguments, streams);
}

Result<SearchExit, Failure> run_trends(const std::vector<std::string>& arguments,
                                       const Streams& streams) {
  return run_survey_verb(kTrends, arguments, streams);
}

Result<SearchExit, Failure> run_story(const std::vector<std::string>& arguments,
                                      const Streams& streams) {
  return run_survey_verb(kStory, arguments, streams);
}

Result<SearchExit, Failure> run_coverage(const std::vector<std::string>& arguments,
                                         const Streams& streams) {
  return run_survey_verb(kCoverage, arguments, streams);
}

}  // namespace dateline
