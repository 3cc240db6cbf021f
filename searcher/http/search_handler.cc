// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/search_handler.h"

#include "searcher/http/problem_json.h"
#include "searcher/http/search_parameters.h"
#include "searcher/render_json.h"

namespace dateline {

HttpResponse serve_search(const HttpRequest& request, HandlerContext& context) {
  const auto search = parse_search_parameters(request.parameters);
  if (!search) return problem({400, search.error().message});
  const auto found = context.engine.search(*search);
  if (!found) return problem({400, found.error().message});
  HttpResponse response;
  response.body = render_json(*search, *found);
  return response;
}

}  // namespace dateline
