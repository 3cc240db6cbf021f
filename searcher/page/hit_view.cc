// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/hit_view.h"

#include <fmt/format.h>

#include <utility>

#include "common/ascii.h"
#include "common/date.h"
#include "searcher/page/calendar.h"
#include "searcher/page/explanation_view.h"
#include "searcher/page/page_url.h"
#include "searcher/printable.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxTopics = 5;
constexpr std::string_view kPlainType = "article";
constexpr std::string_view kPageLanguage = "en";

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

std::vector<View> topic_views(const Parameters& kept, const Record& record) {
  std::vector<View> views;
  for (const std::string& topic : record.topics) {
    if (views.size() == kMaxTopics) break;
    View view;
    view.text("topic", printable(topic));
    view.text("topic_url", PageUrl(kept).remove("topic", topic).add("topic", topic).text());
    views.push_back(std::move(view));
  }
  return views;
}

void add_source(const Parameters& kept, const Record& record, View& view) {
  const Provider& provider = record.provider;
  const std::string& source = provider.name.empty() ? provider.domain : provider.name;
  view.text("source", printable(source));
  view.text("source_url", PageUrl(kept).remove("provider", source).add("provider", source).text());
  if (record.published_at) {
    view.text("date", long_day(day_of(*record.published_at)));
    view.text("datetime", format_moment(*record.published_at));
  }
  if (record.type != kPlainType) view.text("hit_type", printable(record.type));
  if (record.language != kPageLanguage) view.text("hit_lang", record.language);
}

/// The receipt if it is asked for, and the link that shows or hides it.
void add_why(const PageRequest& request, const Hit& hit, View& view) {
  PageUrl url(request.kept);
  if (request.page > 1) url.set("page", fmt::format("{}", request.page));
  const bool is_open = hit.explanation && request.why == hit.record.id;
  if (!is_open) url.set("why", hit.record.id);
  view.text("why_url", url.text());
  view.flag("why_open", is_open);
  if (is_open) view.part("explanation", explanation_view(hit));
}

View hit_view(const PageRequest& request, const Hit& hit, std::uint64_t rank) {
  const Record& record = hit.record;
  View view;
  view.text("rank", fmt::format("{}", rank));
  view.text("hit_id", record.id);
  view.text("hit_url", web_url(record.url));
  view.list("title_pieces",
            piece_views(hit.title.text.empty() ? MarkedText{record.id, {}} : hit.title));
  view.flag("has_snippet", !hit.snippet.text.empty());
  view.list("snippet_pieces", piece_views(hit.snippet));
  view.list("topics", topic_views(request.kept, record));
  view.flag("has_topics", !record.topics.empty());
  add_source(request.kept, record, view);
  add_why(request, hit, view);
  return view;
}

}  // namespace

std::string web_url(std::string_view url) {
  const auto scheme = to_ascii_lower(url.substr(0, url.find(':') + 1));
  const bool is_web = scheme == "http:" || scheme == "https:";
  return is_web && url.substr(scheme.size()).starts_with("//") ? std::string(url) : std::string();
}

std::vector<View> hit_views(const PageRequest& request, const Response& response) {
  std::vector<View> views;
  std::uint64_t rank = request.search.offset;
  for (const Hit& hit : response.hits) views.push_back(hit_view(request, hit, ++rank));
  return views;
}

}  // namespace dateline
