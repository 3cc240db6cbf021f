// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/search_handler.h"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "searcher/http/problem_json.h"
#include "searcher/http/search_csv.h"
#include "searcher/http/search_feed.h"
#include "searcher/http/search_parameters.h"
#include "searcher/http/site_url.h"
#include "searcher/render_json.h"

namespace dateline {
namespace {

/// Reads the search, lets `adjust` change it, and has `render(Request, Response)` write the answer.
template <typename Adjust, typename Render>
HttpResponse answer(const HttpRequest& request, HandlerContext& context, Adjust adjust,
                    Render render) {
  auto search = parse_search_parameters(request.parameters);
  if (!search) return problem({400, search.error().message});
  adjust(*search);
  const auto found = context.engine.search(*search);
  if (!found) return problem({400, found.error().message});
  HttpResponse response;
  response.body = render(*search, *found);
  return response;
}

void leave_as_it_is(const Request& /*search*/) {}

/// Feeds and tables hold no marked words, which cost the most.
void without_snippets(Request& search) { search.with_snippets = false; }

FeedLinks links_of(const HttpRequest& request) {
  const std::string site = site_url(request);
  return {site + same_query(request, request.path), site + same_query(request, "/"),
          site + "/api/v1/articles/"};
}

}  // namespace

HttpResponse serve_search(const HttpRequest& request, HandlerContext& context) {
  return answer(request, context, leave_as_it_is, render_json);
}

HttpResponse serve_search_rss(const HttpRequest& request, HandlerContext& context) {
  auto response = answer(request, context, without_snippets,
                         [&](const Request& /*search*/, const Response& found) {
                           return render_rss(found, links_of(request));
                         });
  if (response.status == 200) response.content_type = "application/rss+xml; charset=utf-8";
  return response;
}

HttpResponse serve_search_atom(const HttpRequest& request, HandlerContext& context) {
  auto response = answer(request, context, without_snippets,
                         [&](const Request& /*search*/, const Response& found) {
                           return render_atom(found, links_of(request));
                         });
  if (response.status == 200) response.content_type = "application/atom+xml; charset=utf-8";
  return response;
}

HttpResponse serve_search_csv(const HttpRequest& request, HandlerContext& context) {
  auto response =
      answer(request, context, without_snippets,
             [](const Request& /*search*/, const Response& found) { return render_csv(found); });
  if (response.status != 200) return response;
  response.content_type = "text/csv; charset=utf-8; header=present";
  response.headers.push_back({"Content-Disposition", "attachment; filename=\"dateline.csv\""});
  return response;
}

HttpResponse serve_facets(const HttpRequest& request, HandlerContext& context) {
  const auto all_facets = [](Request& search) {
    search.limit = 0;
    if (!search.facets.empty()) return;
    search.facets = {FacetField::kTopic,    FacetField::kProvider, FacetField::kType,
                     FacetField::kCategory, FacetField::kLanguage, FacetField::kYear};
  };
  return answer(request, context, all_facets, [](const Request& /*search*/, const Response& found) {
    return render_facets_json(found);
  });
}

HttpResponse serve_article(const HttpRequest& request, HandlerContext& context) {
  if (!request.parameters.empty()) return problem({400, "an article takes no parameters"});
  const std::string id(context.path_value("id"));
  auto record = context.engine.article(id);
  if (!record) return problem({404, fmt::format("there is no article '{}'", id)});
  HttpResponse response;
  response.body = render_article_json(*record);
  return response;
}

}  // namespace dateline
