// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/coverage_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/date.h"
#include "searcher/page/article_view.h"
#include "searcher/page/calendar.h"
#include "searcher/page/page_url.h"
#include "searcher/page/percent.h"
#include "searcher/printable.h"
#include "searcher/text_layout.h"

namespace dateline {
namespace {

View provider_row_view(const SurveyPage& page, const ProviderCoverage& provider,
                       std::uint64_t most) {
  const double share = static_cast<double>(provider.articles) / static_cast<double>(most);
  View view;
  view.text("provider_name", printable(provider.name));
  if (!provider.name.empty()) {
    PageUrl url(parameters_for(Section::kArticles, page.kept));
    view.text("provider_url", url.set("provider", provider.name).text());
  }
  view.text("provider_share", percent(kWhole * share));
  view.text("provider_articles", group_digits(provider.articles));
  view.text("provider_stories", group_digits(provider.stories));
  view.text("provider_first_in", group_digits(provider.first_in));
  view.text("provider_quality",
            provider.mean_quality ? fmt::format("{:.0f}", *provider.mean_quality) : "–");
  view.text("first_title", article_title(provider.first));
  view.text("first_url", web_url(provider.first.url));
  if (provider.first.published_at) {
    view.text("first_date", long_day(day_of(*provider.first.published_at)));
    view.text("first_datetime", format_moment(*provider.first.published_at));
  }
  view.text("first_behind", behind_text(provider.hours_behind));
  return view;
}

Choice order_choice(const Coverage& coverage) {
  return {"Order by",
          "sort",
          {{"articles", "most articles"}, {"earliest", "earliest"}, {"quality", "quality"}},
          "articles",
          std::string(name_of(coverage.order))};
}

}  // namespace

View coverage_view(const SurveyPage& page, const Coverage& coverage) {
  View view =
      survey_view(page, {headline_of(page.kept, "Who covers", "Who covers the news"),
                         counted(coverage.articles, "article", "articles"),
                         fmt::format("in {} from {}", counted(coverage.stories, "story", "stories"),
                                     counted(coverage.distinct, "publisher", "publishers")),
                         coverage.now,
                         coverage.now_is_newest,
                         coverage.notes,
                         {order_choice(coverage)}});
  std::uint64_t most = 1;
  for (const auto& provider : coverage.providers) most = std::max(most, provider.articles);
  std::vector<View> rows;
  for (const auto& provider : coverage.providers)
    rows.push_back(provider_row_view(page, provider, most));
  View part;
  part.flag("coverage_empty", rows.empty());
  if (coverage.distinct > rows.size()) {
    part.text("providers_more", group_digits(coverage.distinct - rows.size()));
  }
  part.list("providers", std::move(rows));
  view.part("coverage", std::move(part));
  return view;
}

}  // namespace dateline
