// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/discover_handler.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "searcher/command_line.h"
#include "searcher/http/problem_json.h"
#include "searcher/http/search_parameters.h"
#include "searcher/render_json.h"
#include "searcher/render_suggestions_json.h"

namespace dateline {

HttpResponse serve_suggest(const HttpRequest& request, HandlerContext& context) {
  SuggestRequest typed;
  for (const NamedValue& parameter : request.parameters) {
    if (parameter.name == "q") {
      typed.text = parameter.value;
    } else if (parameter.name == "limit") {
      const auto limit = whole_number("limit", parameter.value, kMaxSuggestions);
      if (!limit) return problem({400, limit.error().message});
      typed.limit = *limit;
    } else {
      return problem({400, fmt::format("there is no parameter '{}' (/openapi.json lists them)",
                                       parameter.name)});
    }
  }
  const auto suggestions = context.engine.suggest(typed);
  if (!suggestions) return problem({400, suggestions.error().message});
  HttpResponse response;
  response.body = render_suggestions_json(*suggestions);
  return response;
}

HttpResponse serve_similar(const HttpRequest& request, HandlerContext& context) {
  const auto id = request.parameter("id");
  if (!id) return problem({400, "like which article? Name it by id=, its id or URL"});
  if (request.parameter("q")) return problem({400, "similar takes id=, not q="});
  Parameters others = request.parameters;
  std::erase_if(others, [](const NamedValue& parameter) { return parameter.name == "id"; });
  const auto search = parse_search_parameters(others);
  if (!search) return problem({400, search.error().message});
  const auto example = context.engine.find(std::string(*id));
  if (!example) return problem({404, fmt::format("there is no article '{}'", *id)});
  auto found = context.engine.similar(*example, *search);
  if (!found) return problem({400, found.error().message});
  found->query = example->title_or_id();
  HttpResponse response;
  response.body = render_json(*search, *found);
  return response;
}

}  // namespace dateline
