// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/story_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/date.h"
#include "common/unicode.h"
#include "searcher/page/article_view.h"
#include "searcher/page/calendar.h"
#include "searcher/page/frame_view.h"
#include "searcher/page/page_url.h"
#include "searcher/page/percent.h"
#include "searcher/page/survey_view.h"
#include "searcher/printable.h"
#include "searcher/text_layout.h"

namespace dateline {
namespace {

constexpr double kSecondsPerHour = 3600;

std::string later_text(UnixSeconds moment, const Story& story) {
  const UnixSeconds first = story.articles.front().published_at.value_or(moment);
  return behind_text(static_cast<double>(moment - first) / kSecondsPerHour);
}

View entry_view(const Story& story, std::size_t place) {
  const Record& article = story.articles[place];
  const auto greatest = std::max(1, story.articles[story.hottest].heat.value_or(0));
  View view;
  view.text("article_id", article.id);
  view.text("article_title", article_title(article));
  view.text("article_excerpt", printable(article.excerpt));
  add_article(article, PageUrl(Parameters{}), view);
  if (article.published_at) view.text("entry_moment", long_moment(*article.published_at));
  if (place > 0 && article.published_at) {
    view.text("entry_later", later_text(*article.published_at, story));
  }
  view.flag("entry_first", place == 0 && story.articles.size() > 1);
  view.flag("entry_hottest", place == story.hottest && story.articles.size() > 1);
  if (article.heat) {
    view.text("entry_heat", fmt::format("{}", *article.heat));
    view.text("entry_heat_share", percent(kWhole * std::max(0, *article.heat) / greatest));
  }
  if (article.quality) view.text("entry_quality", fmt::format("{}", *article.quality));
  return view;
}

std::vector<View> teller_views(const Story& story) {
  std::vector<View> views;
  for (const StoryProvider& provider : story.providers) {
    View view;
    view.text("teller",
              provider.name.empty() ? std::string("Not named") : printable(provider.name));
    if (!provider.name.empty()) {
      view.text("teller_url", PageUrl(Parameters{{"provider", provider.name}}).text());
    }
    view.text("teller_articles", counted(provider.articles, "article", "articles"));
    view.text("teller_since", views.empty() ? "first" : later_text(provider.first_at, story));
    views.push_back(std::move(view));
  }
  return views;
}

std::vector<View> subject_views(const Story& story) {
  std::vector<View> views;
  std::set<std::string> seen;
  for (const Record& article : story.articles) {
    for (const std::string& topic : article.topics) {
      if (!seen.insert(fold_name(topic)).second) continue;
      View view;
      view.text("subject", printable(topic));
      view.text("subject_url", PageUrl(Parameters{{"topic", topic}}).text());
      views.push_back(std::move(view));
    }
  }
  return views;
}

std::vector<View> stub_views(const Story& story) {
  std::vector<View> views;
  for (const StoryStub& stub : story.stubs) {
    const RelatedItem& item = stub.item;
    View view;
    view.text("stub_title", printable(item.title.empty() ? item.url : item.title));
    view.text("stub_url", web_url(item.url));
    view.text("stub_source", printable(item.provider.label()));
    if (item.published_at) view.text("stub_date", long_day(day_of(*item.published_at)));
    views.push_back(std::move(view));
  }
  return views;
}

std::string span_text(const Story& story) {
  const auto first = long_day(day_of(story.articles.front().published_at.value_or(story.now)));
  const auto last = long_day(day_of(story.articles.back().published_at.value_or(story.now)));
  return first == last ? first : fmt::format("{} – {}", first, last);
}

}  // namespace

View story_view(const Parameters& kept, const Story& story) {
  View view = frame_view(Section::kStory, kept);
  View part;
  part.text("story_title", article_title(story.articles[story.hottest]));
  part.text("story_total", counted(story.articles.size(), "article", "articles"));
  part.text("story_publishers",
            "from " + counted(story.providers.size(), "publisher", "publishers"));
  part.text("story_span", span_text(story));
  part.text("story_as_of", as_of_text(story.now, story.now_is_newest));
  std::vector<View> entries;
  for (std::size_t i = 0; i < story.articles.size(); ++i) entries.push_back(entry_view(story, i));
  part.list("entries", std::move(entries));
  part.list("tellers", teller_views(story));
  auto subjects = subject_views(story);
  part.flag("has_subjects", !subjects.empty());
  part.list("subjects", std::move(subjects));
  part.flag("has_stubs", !story.stubs.empty());
  part.list("stubs", stub_views(story));
  view.part("story", std::move(part));
  view.text("json_url", PageUrl(kept, "/api/v1/stories/" + percent_encoded(story.id)).text());
  return view;
}

}  // namespace dateline
