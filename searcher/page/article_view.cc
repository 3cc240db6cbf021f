// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/article_view.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "common/ascii.h"
#include "common/date.h"
#include "searcher/page/calendar.h"
#include "searcher/printable.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxTopics = 5;
constexpr std::string_view kPlainType = "article";
constexpr std::string_view kPageLanguage = "en";

std::string narrowed(PageUrl list, std::string_view name, std::string_view value) {
  return list.remove(name, value).add(name, value).text();
}

std::vector<View> topic_views(const Record& article, const PageUrl& list) {
  std::vector<View> views;
  for (const std::string& topic : article.topics) {
    if (views.size() == kMaxTopics) break;
    View view;
    view.text("topic", printable(topic));
    view.text("topic_url", narrowed(list, "topic", topic));
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace

std::string web_url(std::string_view url) {
  const auto scheme = to_ascii_lower(url.substr(0, url.find(':') + 1));
  const bool is_web = scheme == "http:" || scheme == "https:";
  return is_web && url.substr(scheme.size()).starts_with("//") ? std::string(url) : std::string();
}

std::string article_title(const Record& article) { return printable(article.title_or_id()); }

std::string story_url(std::string_view id, const Parameters& kept) {
  Parameters as_of;
  std::copy_if(kept.begin(), kept.end(), std::back_inserter(as_of),
               [](const NamedValue& it) { return it.name == "now"; });
  return PageUrl(as_of, "/stories/" + percent_encoded(id)).text();
}

void add_article(const Record& article, const PageUrl& list, View& view) {
  const Provider& provider = article.provider;
  const std::string& source = provider.label();
  view.text("article_url", web_url(article.url));
  view.text("source", printable(source));
  view.text("source_url", narrowed(list, "provider", source));
  if (article.published_at) {
    view.text("date", long_day(day_of(*article.published_at)));
    view.text("datetime", format_moment(*article.published_at));
  }
  if (article.type != kPlainType) view.text("kind", printable(article.type));
  if (article.language != kPageLanguage) view.text("article_lang", article.language);
  view.list("topics", topic_views(article, list));
  view.flag("has_topics", !article.topics.empty());
}

}  // namespace dateline
