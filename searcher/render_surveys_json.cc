// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render_surveys_json.h"

#include <utility>

#include "searcher/article_json.h"

namespace dateline {
namespace {

OrderedJson head_json(const auto& answer) {
  return {{"format_version", 1},
          {"now", format_moment(answer.now)},
          {"now_is_newest", answer.now_is_newest}};
}

OrderedJson hot_json(const HotArticle& hot) {
  OrderedJson json = article_json(hot.record);
  json["hotness"] = rounded(hot.hotness);
  json["age_days"] = rounded(hot.age_days);
  json["story"] = {{"id", hot.story}, {"articles", hot.articles}, {"more", hot.articles - 1}};
  return json;
}

OrderedJson stub_json(const StoryStub& stub) {
  const RelatedItem& item = stub.item;
  return {{"stub", true},
          {"title", item.title},
          {"url", item.url},
          {"published_at", moment_json(item.published_at)},
          {"provider", {{"name", item.provider.name}, {"domain", item.provider.domain}}},
          {"quality", item.quality ? OrderedJson(*item.quality) : OrderedJson()},
          {"named_by", stub.named_by}};
}

OrderedJson trend_json(const Trend& trend) {
  OrderedJson heats = OrderedJson::array();
  for (const double heat : trend.heats) heats.push_back(rounded(heat));
  return {{"value", trend.name},
          {"count", trend.counts.back()},
          {"heat", heats.back()},
          {"count_burst", rounded(trend.count_burst)},
          {"heat_burst", rounded(trend.heat_burst)},
          {"counts", trend.counts},
          {"heats", std::move(heats)}};
}

OrderedJson provider_json(const ProviderCoverage& provider, std::uint64_t all) {
  return {{"provider", provider.name},
          {"articles", provider.articles},
          {"share", rounded(static_cast<double>(provider.articles) / static_cast<double>(all))},
          {"stories", provider.stories},
          {"first_in", provider.first_in},
          {"first_at", moment_json(provider.first.published_at)},
          {"hours_behind", rounded(provider.hours_behind)},
          {"mean_quality",
           provider.mean_quality ? OrderedJson(rounded(*provider.mean_quality)) : OrderedJson()},
          {"heat", rounded(provider.heat)},
          {"first", article_json(provider.first)}};
}

}  // namespace

std::string render_hot_json(const HotList& list) {
  OrderedJson json = head_json(list);
  json["notes"] = list.notes;
  json["half_life_days"] = list.half_life_days;
  json["articles"] = list.articles;
  json["stories"] = list.stories;
  json["hits"] = OrderedJson::array();
  for (const HotArticle& hot : list.hits) json["hits"].push_back(hot_json(hot));
  return json_text(json);
}

std::string render_story_json(const Story& story) {
  OrderedJson json = head_json(story);
  json["story"] = story.id;
  json["first"] = article_json(story.articles.front());
  json["hottest"] = article_json(story.articles[story.hottest]);
  json["providers"] = OrderedJson::array();
  for (const StoryProvider& provider : story.providers) {
    json["providers"].push_back({{"provider", provider.name},
                                 {"articles", provider.articles},
                                 {"first_at", moment_json(provider.first_at)}});
  }
  json["articles"] = OrderedJson::array();
  for (const Record& article : story.articles) json["articles"].push_back(article_json(article));
  json["stubs"] = OrderedJson::array();
  for (const StoryStub& stub : story.stubs) json["stubs"].push_back(stub_json(stub));
  return json_text(json);
}

std::string render_trends_json(const Trends& trends) {
  OrderedJson json = head_json(trends);
  json["notes"] = trends.notes;
  json["per"] = name_of(trends.period);
  json["by"] = name_of(trends.measure);
  json["periods"] = OrderedJson::array();
  for (const TrendSpan& span : trends.periods) {
    json["periods"].push_back({{"from", format_day(span.first)}, {"to", format_day(span.last)}});
  }
  json["trends"] = OrderedJson::object();
  for (const TrendTable& table : trends.tables) {
    OrderedJson values = OrderedJson::array();
    for (const Trend& trend : table.trends) values.push_back(trend_json(trend));
    json["trends"][std::string(name_of(table.field))] = {{"distinct", table.distinct},
                                                         {"values", std::move(values)}};
  }
  return json_text(json);
}

std::string render_coverage_json(const Coverage& coverage) {
  OrderedJson json = head_json(coverage);
  json["notes"] = coverage.notes;
  json["sort"] = name_of(coverage.order);
  json["articles"] = coverage.articles;
  json["stories"] = coverage.stories;
  json["distinct"] = coverage.distinct;
  json["providers"] = OrderedJson::array();
  for (const ProviderCoverage& provider : coverage.providers) {
    json["providers"].push_back(provider_json(provider, coverage.articles));
  }
  return json_text(json);
}

}  // namespace dateline
