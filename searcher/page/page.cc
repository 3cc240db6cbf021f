// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/page.h"

#include <utility>
#include <vector>

#include "common/index_error.h"
#include "searcher/copies.h"
#include "searcher/http/search_parameters.h"
#include "searcher/page/filter_view.h"
#include "searcher/page/page_request.h"
#include "searcher/page/page_response.h"
#include "searcher/page/page_view.h"
#include "searcher/page/section.h"

namespace dateline {
namespace {

std::vector<DroppedFilter> drops_of(const PageRequest& request, Engine& engine) {
  std::vector<DroppedFilter> drops;
  for (FilterChip& filter : filter_kinds(request.kept, request.search.filters)) {
    auto search = parse_search_parameters(filter.rest);
    if (!search) continue;
    search->limit = 0;
    const auto found = engine.search(*search);
    if (found && found->total > 0) drops.push_back({std::move(filter), found->total});
  }
  return drops;
}

Besides besides_of(const PageRequest& request, const Response& found, Engine& engine) {
  Besides besides;
  if (found.total == 0) besides.drops = drops_of(request, engine);
  if (!request.copies.empty()) {
    auto copies = find_copies(engine, request.search, request.copies);
    if (copies) besides.copies = std::move(*copies);
  }
  return besides;
}

}  // namespace

HttpResponse serve_page(const HttpRequest& request, HandlerContext& context) {
  const auto kept = kept_parameters(Section::kArticles, request.parameters);
  const auto read = read_page_request(request.parameters);
  if (!read) return refused_page(Section::kArticles, kept, read.error().message);
  try {
    const auto found = context.engine.search(read->search);
    if (!found) return refused_page(Section::kArticles, kept, found.error().message);
    return html_response(200,
                         answer_view(*read, *found, besides_of(*read, *found, context.engine)));
  } catch (const IndexError& error) {
    return unreadable_page(Section::kArticles, kept, error);
  }
}

}  // namespace dateline
