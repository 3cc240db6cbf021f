// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/page.h"

#include <string>
#include <utility>
#include <vector>

#include "common/index_error.h"
#include "searcher/http/search_parameters.h"
#include "searcher/page/filter_view.h"
#include "searcher/page/page_request.h"
#include "searcher/page/page_template.h"
#include "searcher/page/page_view.h"

namespace dateline {
namespace {

HttpResponse html(int status, const View& view) {
  // Parsing the template takes longer than filling it.
  thread_local PageTemplate page;
  HttpResponse response;
  response.status = status;
  response.content_type = kHtmlType;
  response.body = page.render(view);
  return response;
}

std::vector<DroppedFilter> drops_of(const PageRequest& request, Engine& engine) {
  std::vector<DroppedFilter> drops;
  for (FilterChip& filter : filter_kinds(request)) {
    auto search = parse_search_parameters(filter.rest);
    if (!search) continue;
    search->limit = 0;
    const auto found = engine.search(*search);
    if (found && found->total > 0) drops.push_back({std::move(filter), found->total});
  }
  return drops;
}

HttpResponse refused(const Parameters& kept, const std::string& why) {
  return html(400, failure_view(kept, "This search cannot be answered: " + why + ".",
                                "Change the search above, or begin anew."));
}

HttpResponse unreadable(const Parameters& kept, const IndexError& error) {
  auto response = html(
      503, failure_view(kept, "The index cannot be read at present.", "Try again in a moment."));
  response.failure = error.what();
  return response;
}

}  // namespace

HttpResponse serve_page(const HttpRequest& request, HandlerContext& context) {
  const auto read = read_page_request(request.parameters);
  if (!read) return refused(kept_parameters(request.parameters), read.error().message);
  try {
    const auto found = context.engine.search(read->search);
    if (!found) return refused(read->kept, found.error().message);
    const auto drops =
        found->total == 0 ? drops_of(*read, context.engine) : std::vector<DroppedFilter>();
    return html(200, answer_view(*read, *found, drops));
  } catch (const IndexError& error) {
    return unreadable(read->kept, error);
  }
}

}  // namespace dateline
