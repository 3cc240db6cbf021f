// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/survey_page.h"

#include <string>
#include <utility>

#include "common/index_error.h"
#include "searcher/http/search_parameters.h"
#include "searcher/page/coverage_view.h"
#include "searcher/page/frame_view.h"
#include "searcher/page/hot_view.h"
#include "searcher/page/page_request.h"
#include "searcher/page/page_response.h"
#include "searcher/page/story_view.h"
#include "searcher/page/trends_view.h"

namespace dateline {
namespace {

/// Lines of a list; trends have as many for each field.
constexpr std::uint32_t kHotLines = 30;
constexpr std::uint32_t kTrendLines = 12;
constexpr std::uint32_t kCoverageLines = 50;

/// How a section is read, found and shown.
template <typename Asked, typename Answer>
struct Survey {
  Section section = Section::kHot;
  std::uint32_t lines = 0;
  boost::program_options::options_description options;
  Result<Asked, Failure> (*read)(const Arguments&) = nullptr;
  Result<Answer, BadRequest> (*find)(Engine&, const Asked&) = nullptr;
  View (*show)(const SurveyPage&, const Answer&) = nullptr;
};

template <typename Asked, typename Answer>
HttpResponse serve(const HttpRequest& request, HandlerContext& context,
                   const Survey<Asked, Answer>& survey) {
  SurveyPage page{survey.section, kept_parameters(survey.section, request.parameters)};
  const auto arguments = arguments_of(page.kept, survey.options);
  if (!arguments) return refused_page(page.section, page.kept, arguments.error().message);
  auto asked = survey.read(*arguments);
  if (!asked) {
    return refused_page(page.section, page.kept, about_parameters(asked.error()).message);
  }
  page.filters = asked->matches.filters;
  asked->matches.limit = survey.lines;
  asked->matches.text = searched_text(request.parameters, asked->matches.text);
  try {
    const auto found = survey.find(context.engine, *asked);
    if (!found) return refused_page(page.section, page.kept, found.error().message);
    return html_response(200, survey.show(page, *found));
  } catch (const IndexError& error) {
    return unreadable_page(page.section, page.kept, error);
  }
}

Parameters as_of(const HttpRequest& request) {
  const auto now = request.parameter("now").value_or("");
  return now.empty() ? Parameters() : Parameters{{"now", std::string(now)}};
}

HttpResponse no_such_story(const Parameters& kept) {
  const Trouble trouble{
      kept.empty() ? "There is no such story." : "There was no such story by then.",
      "Its articles may have been taken back; look for one of them above."};
  return html_response(404, failure_view(Section::kStory, kept, trouble));
}

}  // namespace

HttpResponse serve_hot_page(const HttpRequest& request, HandlerContext& context) {
  return serve(request, context,
               Survey<HotRequest, HotList>{Section::kHot, kHotLines, hot_option_descriptions(),
                                           read_hot_options, find_hot, hot_view});
}

HttpResponse serve_trends_page(const HttpRequest& request, HandlerContext& context) {
  return serve(
      request, context,
      Survey<TrendRequest, Trends>{Section::kTrends, kTrendLines, trend_option_descriptions(),
                                   read_trend_options, find_trends, trends_view});
}

HttpResponse serve_coverage_page(const HttpRequest& request, HandlerContext& context) {
  return serve(request, context,
               Survey<CoverageRequest, Coverage>{
                   Section::kCoverage, kCoverageLines, coverage_option_descriptions(),
                   read_coverage_options, find_coverage, coverage_view});
}

HttpResponse serve_story_page(const HttpRequest& request, HandlerContext& context) {
  const auto kept = as_of(request);
  auto arguments = arguments_of(kept, story_option_descriptions());
  if (!arguments) return refused_page(Section::kStory, kept, arguments.error().message);
  arguments->words = {std::string(context.path_value("id"))};
  const auto asked = read_story_options(*arguments);
  if (!asked) return refused_page(Section::kStory, kept, about_parameters(asked.error()).message);
  try {
    const auto story = find_story(context.engine, *asked);
    if (!story) return refused_page(Section::kStory, kept, story.error().message);
    if (!*story) return no_such_story(kept);
    return html_response(200, story_view(kept, **story));
  } catch (const IndexError& error) {
    return unreadable_page(Section::kStory, kept, error);
  }
}

}  // namespace dateline
