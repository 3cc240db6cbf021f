// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/page_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/date.h"
#include "searcher/http/static_files.h"
#include "searcher/page/calendar.h"
#include "searcher/page/facet_view.h"
#include "searcher/page/filter_view.h"
#include "searcher/page/histogram_view.h"
#include "searcher/page/hit_view.h"
#include "searcher/page/page_url.h"
#include "searcher/page/paging_view.h"
#include "searcher/printable.h"
#include "searcher/text_layout.h"

namespace dateline {
namespace {

constexpr std::string_view kName = "Dateline";

std::string query_of(const Parameters& kept) {
  const auto at =
      std::find_if(kept.begin(), kept.end(), [](const auto& it) { return it.name == "q"; });
  return at == kept.end() ? std::string() : at->value;
}

std::string articles(std::uint64_t count) {
  return fmt::format("{} article{}", group_digits(count), count == 1 ? "" : "s");
}

std::string headline(const PageRequest& request) {
  if (request.text.empty()) {
    return request.search.sort == SortOrder::kDate ? "Latest articles" : "All articles";
  }
  return fmt::format("“{}”", printable(request.text));
}

std::vector<View> note_views(const Response& response) {
  std::vector<View> views;
  for (const std::string& note : response.notes) {
    // The page says the same with links.
    if (response.total == 0 && note.starts_with("without ")) continue;
    View view;
    view.text("note", printable(note));
    views.push_back(std::move(view));
  }
  return views;
}

void add_did_you_mean(const PageRequest& request, const Response& response, View& view) {
  // While a word is typed, that nobody uses it yet says nothing.
  if (!response.did_you_mean || request.search.text != request.text) return;
  view.text("did_you_mean", printable(*response.did_you_mean));
  view.text("did_you_mean_url", PageUrl(request.kept).set("q", *response.did_you_mean).text());
}

std::vector<View> drop_views(const std::vector<DroppedFilter>& drops) {
  std::vector<View> views;
  for (const DroppedFilter& drop : drops) {
    View view;
    view.text("drop_kind", drop.filter.kind);
    view.text("drop_value", printable(drop.filter.value));
    view.text("drop_total", articles(drop.total));
    view.text("drop_url", PageUrl(drop.filter.rest).text());
    views.push_back(std::move(view));
  }
  return views;
}

/// What to do about an answer without hits.
View nothing_view(const PageRequest& request, const Response& response,
                  const std::vector<DroppedFilter>& drops) {
  View view;
  view.list("drops", drop_views(drops));
  view.flag("beyond_the_end", response.total > 0);
  view.text("first_page_url", PageUrl(request.kept).text());
  view.flag("has_query", !request.text.empty());
  if (!request.text.empty()) {
    Parameters query;
    query.push_back({"q", request.text});
    const bool is_filtered = PageUrl(request.kept).parameters().size() > 1;
    if (is_filtered) view.text("unfiltered_url", PageUrl(query).text());
  }
  return view;
}

}  // namespace

View frame_view(const Parameters& kept) {
  View view;
  const auto query = query_of(kept);
  view.text("title",
            query.empty() ? std::string(kName) : fmt::format("{} – {}", printable(query), kName));
  view.text("query", query);
  view.text("css_url", static_url("app.css"));
  view.text("js_url", static_url("app.js"));
  view.text("icon_url", static_url("icon.svg"));
  std::vector<View> hidden;
  for (const auto& [name, value] : PageUrl(kept).remove("q").parameters()) {
    View field;
    field.text("kept_name", name);
    field.text("kept_value", value);
    hidden.push_back(std::move(field));
  }
  view.list("kept", std::move(hidden));
  return view;
}

View answer_view(const PageRequest& request, const Response& response,
                 const std::vector<DroppedFilter>& drops) {
  View view = frame_view(request.kept);
  const auto chips = filter_chips(request);
  view.text("headline", headline(request));
  view.text("total", articles(response.total));
  view.text("took", fmt::format("{:.1f} ms", response.took_ms));
  view.list("notes", note_views(response));
  add_did_you_mean(request, response, view);
  view.list("chips", chip_views(chips));
  view.flag("has_chips", !chips.empty());
  view.text("clear_url", PageUrl(Parameters{{"q", request.text}}).text());
  view.list("orders", order_views(request));
  view.list("histogram", histogram_views(request, response));
  view.list("facets", facet_views(request.kept, response));
  view.list("hits", hit_views(request, response));
  view.list("paging", paging_views(request, response));
  if (response.hits.empty()) view.part("nothing", nothing_view(request, response, drops));
  view.flag("answered", true);
  return view;
}

View failure_view(const Parameters& kept, const std::string& what, const std::string& advice) {
  View view = frame_view(kept);
  View failure;
  failure.text("failure_text", what);
  failure.text("failure_advice", advice);
  view.part("failure", std::move(failure));
  return view;
}

}  // namespace dateline
