// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/survey_handler.h"

#include <fmt/format.h>

#include <string>

#include "searcher/http/problem_json.h"
#include "searcher/http/search_parameters.h"
#include "searcher/render_surveys_json.h"

namespace dateline {
namespace {

/// Reads a request by `read`, answers it by `find` and writes the answer by `render`.
template <typename Read, typename Find, typename Render>
HttpResponse answer(const Result<Arguments, Failure>& arguments, HandlerContext& context, Read read,
                    Find find, Render render) {
  if (!arguments) return problem({400, arguments.error().message});
  const auto asked = read(*arguments);
  if (!asked) return problem({400, about_parameters(asked.error()).message});
  const auto found = find(context.engine, *asked);
  if (!found) return problem({400, found.error().message});
  return render(*found);
}

HttpResponse json_response(std::string json) {
  HttpResponse response;
  response.body = std::move(json);
  return response;
}

}  // namespace

HttpResponse serve_hot(const HttpRequest& request, HandlerContext& context) {
  return answer(arguments_of(request.parameters, hot_option_descriptions()), context,
                read_hot_options, find_hot,
                [](const HotList& list) { return json_response(render_hot_json(list)); });
}

HttpResponse serve_trends(const HttpRequest& request, HandlerContext& context) {
  return answer(arguments_of(request.parameters, trend_option_descriptions()), context,
                read_trend_options, find_trends,
                [](const Trends& trends) { return json_response(render_trends_json(trends)); });
}

HttpResponse serve_coverage(const HttpRequest& request, HandlerContext& context) {
  return answer(arguments_of(request.parameters, coverage_option_descriptions()), context,
                read_coverage_options, find_coverage, [](const Coverage& coverage) {
                  return json_response(render_coverage_json(coverage));
                });
}

HttpResponse serve_story(const HttpRequest& request, HandlerContext& context) {
  if (request.parameter("q")) return problem({400, "a story takes no q"});
  const std::string id(context.path_value("id"));
  auto arguments = arguments_of(request.parameters, story_option_descriptions());
  if (arguments) arguments->words = {id};
  return answer(arguments, context, read_story_options, find_story,
                [&](const std::optional<Story>& story) {
                  if (story) return json_response(render_story_json(*story));
                  return problem({404, fmt::format("there is no story '{}'", id)});
                });
}

}  // namespace dateline
