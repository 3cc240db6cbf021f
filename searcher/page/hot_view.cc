// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/hot_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "searcher/page/article_view.h"
#include "searcher/page/percent.h"
#include "searcher/printable.h"

namespace dateline {
namespace {

Choice half_life_choice(const HotList& list) {
  return {"Heat halves in",
          "half-life",
          {{"0.5", "half a day"}, {"2", "two days"}, {"7", "a week"}},
          "2",
          fmt::format("{:g}", list.half_life_days)};
}

View hot_article_view(const SurveyPage& page, const HotArticle& hot, double greatest) {
  View view;
  view.text("article_id", hot.record.id);
  view.text("article_title", article_title(hot.record));
  view.text("article_excerpt", printable(hot.record.excerpt));
  add_article(hot.record, PageUrl(page.kept, path_of(page.section)), view);
  view.text("hotness", fmt::format("{:.1f}", hot.hotness));
  view.text("hotness_share", percent(greatest > 0 ? kWhole * hot.hotness / greatest : 0));
  if (hot.articles > 1) {
    view.text("more_sources", "+" + counted(hot.articles - 1, "more source", "more sources"));
    view.text("more_sources_url", story_url(hot.story, page.kept));
  }
  return view;
}

}  // namespace

View hot_view(const SurveyPage& page, const HotList& list) {
  View view = survey_view(page, {headline_of(page.kept, "Hot:", "What is hot"),
                                 counted(list.articles, "article", "articles"),
                                 "in " + counted(list.stories, "story", "stories"),
                                 list.now,
                                 list.now_is_newest,
                                 list.notes,
                                 {half_life_choice(list)}});
  std::vector<View> articles;
  for (const HotArticle& hot : list.hits) {
    articles.push_back(hot_article_view(page, hot, list.hits.front().hotness));
  }
  View hot;
  hot.flag("hot_empty", articles.empty());
  hot.list("hot_articles", std::move(articles));
  view.part("hot", std::move(hot));
  return view;
}

}  // namespace dateline
