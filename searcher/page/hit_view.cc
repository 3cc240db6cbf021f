// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/hit_view.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

#include "common/date.h"
#include "searcher/page/article_view.h"
#include "searcher/page/calendar.h"
#include "searcher/page/explanation_view.h"
#include "searcher/page/page_url.h"
#include "searcher/printable.h"
#include "searcher/text_layout.h"

namespace dateline {
namespace {

/// The text in pieces, by turns plain and marked.
std::vector<View> piece_views(const MarkedText& marked) {
  const MarkedText safe = printable(marked);
  const std::string_view text = safe.text;
  std::vector<View> views;
  std::size_t at = 0;
  for (const Highlight& highlight : safe.highlights) {
    View view;
    view.text("plain", std::string(text.substr(at, highlight.begin - at)));
    view.text("marked", std::string(text.substr(highlight.begin, highlight.end - highlight.begin)));
    views.push_back(std::move(view));
    at = highlight.end;
  }
  View rest;
  rest.text("plain", std::string(text.substr(at)));
  views.push_back(std::move(rest));
  return views;
}

/// The page that the hit is on, with one thing opened at the hit, or closed.
std::string opened(const PageRequest& request, const char* what, const std::string& id) {
  PageUrl url(request.kept);
  if (request.page > 1) url.set("page", fmt::format("{}", request.page));
  if (!id.empty()) url.set(what, id);
  return url.text();
}

/// The receipt if it is asked for, and the link that shows or hides it.
void add_why(const PageRequest& request, const Hit& hit, View& view) {
  const bool is_open = hit.explanation && request.why == hit.record.id;
  view.text("why_url", opened(request, "why", is_open ? std::string() : hit.record.id));
  view.flag("why_open", is_open);
  if (is_open) view.part("explanation", explanation_view(hit));
}

std::vector<View> copy_views(const std::vector<Record>& copies) {
  std::vector<View> views;
  for (const Record& copy : copies) {
    const Provider& provider = copy.provider;
    View view;
    view.text("copy_title", article_title(copy));
    view.text("copy_url", web_url(copy.url));
    view.text("copy_source", printable(provider.label()));
    if (copy.published_at) view.text("copy_date", long_day(day_of(*copy.published_at)));
    views.push_back(std::move(view));
  }
  return views;
}

std::string more_text(Collapse collapse, const Collapsed& collapsed) {
  const auto count = group_digits(collapsed.count);
  const bool is_one = collapsed.count == 1;
  if (collapse == Collapse::kStory)
    return fmt::format("+{} more source{}", count, is_one ? "" : "s");
  if (collapse == Collapse::kDuplicates)
    return fmt::format("+{} {}", count, is_one ? "copy" : "copies");
  return fmt::format("+{} more from {}", count, printable(collapsed.key));
}

/// What the hit stands for: its story, its publisher's articles, or its copies, in their place.
void add_more(const PageRequest& request, const Hit& hit, const std::vector<Record>& copies,
              View& view) {
  if (!hit.collapsed || hit.collapsed->count == 0) return;
  const std::string& key = hit.collapsed->key;
  view.text("more", more_text(request.search.collapse, *hit.collapsed));
  if (request.search.collapse == Collapse::kStory) view.text("more_url", story_url(key, {}));
  if (request.search.collapse == Collapse::kProvider) {
    PageUrl url(request.kept);
    view.text("more_url", url.remove("collapse").set("provider", key).text());
  }
  if (request.search.collapse == Collapse::kDuplicates) {
    const bool is_open = request.copies == hit.record.id;
    view.text("more_url", opened(request, "copies", is_open ? std::string() : hit.record.id));
    view.flag("more_here", true);
    view.flag("more_open", is_open);
    if (is_open) view.list("copies", copy_views(copies));
  }
}

View hit_view(const PageRequest& request, const Hit& hit, std::uint64_t rank) {
  View view;
  view.text("rank", fmt::format("{}", rank));
  view.text("hit_id", hit.record.id);
  view.list("title_pieces",
            piece_views(hit.title.text.empty() ? MarkedText{hit.record.id, {}} : hit.title));
  view.flag("has_snippet", !hit.snippet.text.empty());
  view.list("snippet_pieces", piece_views(hit.snippet));
  add_article(hit.record, PageUrl(request.kept), view);
  // "+N more sources" leads there too.
  const bool is_linked =
      request.search.collapse == Collapse::kStory && hit.collapsed && hit.collapsed->count > 0;
  if (!hit.story.empty() && !is_linked) view.text("story_url", story_url(hit.story, {}));
  add_why(request, hit, view);
  return view;
}

}  // namespace

std::vector<View> hit_views(const PageRequest& request, const Response& response,
                            const std::vector<Record>& copies) {
  std::vector<View> views;
  std::uint64_t rank = request.search.offset;
  for (const Hit& hit : response.hits) {
    views.push_back(hit_view(request, hit, ++rank));
    add_more(request, hit, copies, views.back());
  }
  return views;
}

}  // namespace dateline
