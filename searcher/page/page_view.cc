// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/page_view.h"

#include <fmt/format.h>

#include <utility>

#include "searcher/page/facet_view.h"
#include "searcher/page/filter_view.h"
#include "searcher/page/frame_view.h"
#include "searcher/page/histogram_view.h"
#include "searcher/page/hit_view.h"
#include "searcher/page/page_url.h"
#include "searcher/page/paging_view.h"
#include "searcher/printable.h"
#include "searcher/text_layout.h"

namespace dateline {
namespace {

std::string articles(std::uint64_t count) {
  return fmt::format("{} article{}", group_digits(count), count == 1 ? "" : "s");
}

/// What the articles are shown as.
std::string folded(Collapse collapse, std::uint64_t groups) {
  const bool is_one = groups == 1;
  switch (collapse) {
    case Collapse::kNone:
      break;
    case Collapse::kStory:
      return fmt::format("in {} stor{}", group_digits(groups), is_one ? "y" : "ies");
    case Collapse::kProvider:
      return fmt::format("from {} publisher{}", group_digits(groups), is_one ? "" : "s");
    case Collapse::kDuplicates:
      return "with copies folded";
  }
  return {};
}

std::string headline(const PageRequest& request) {
  if (request.text.empty()) {
    return request.search.sort == SortOrder::kDate ? "Latest articles" : "All articles";
  }
  return fmt::format("“{}”", printable(request.text));
}

/// The notes but for those that the page gives as links.
std::vector<std::string> notes_of(const Response& response) {
  auto notes = response.notes;
  std::erase_if(notes, [&](const std::string& note) {
    return response.total == 0 && note.starts_with("without ");
  });
  return notes;
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

View answer_view(const PageRequest& request, const Response& response, const Besides& besides) {
  View view = frame_view(Section::kArticles, request.kept);
  const auto chips = filter_chips(request.kept, request.search.filters);
  view.text("headline", headline(request));
  view.text("total", articles(response.total));
  view.text("folded", folded(request.search.collapse, response.groups.value_or(0)));
  view.text("took", fmt::format("{:.1f} ms", response.took_ms));
  view.list("notes", note_views(notes_of(response)));
  add_did_you_mean(request, response, view);
  view.list("chips", chip_views(chips, path_of(Section::kArticles)));
  view.flag("has_chips", !chips.empty());
  view.text("clear_url", PageUrl(Parameters{{"q", request.text}}).text());
  view.list("orders", order_views(request));
  view.list("collapses", collapse_views(request));
  view.list("histogram", histogram_views(request, response));
  view.list("facets", facet_views(request.kept, response));
  view.list("hits", hit_views(request, response, besides.copies));
  view.list("paging", paging_views(request, response));
  if (response.hits.empty()) view.part("nothing", nothing_view(request, response, besides.drops));
  view.flag("answered", true);
  add_forms(Section::kArticles, request.kept, view);
  return view;
}

}  // namespace dateline
