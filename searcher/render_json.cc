// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render_json.h"

#include <algorithm>
#include <string_view>

#include "common/date.h"
#include "common/unicode.h"
#include "searcher/article_json.h"

namespace dateline {
namespace {

using Json = OrderedJson;

constexpr int kFormatVersion = 1;

template <typename Number>
Json or_null(const std::optional<Number>& number) {
  return number ? Json(*number) : Json();
}

/// The pairs [begin, end) of the highlights, bytes turned into code points.
Json highlights_json(const MarkedText& marked) {
  const std::string_view text = marked.text;
  Json pairs = Json::array();
  std::size_t at = 0;
  std::size_t code_points = 0;
  const auto advance = [&](std::size_t offset) {
    offset = std::clamp(offset, at, text.size());
    code_points += count_code_points(text.substr(at, offset - at));
    at = offset;
    return code_points;
  };
  for (const Highlight& highlight : marked.highlights) {
    const std::size_t begin = advance(highlight.begin);
    pairs.push_back({begin, advance(highlight.end)});
  }
  return pairs;
}

Json term_json(const TermWeight& term) {
  return {{"word", term.word},       {"term", term.term},       {"title", term.title},
          {"excerpt", term.excerpt}, {"related", term.related}, {"url", term.url},
          {"body", term.body}};
}

Json explanation_json(const Explanation& why) {
  Json terms = Json::array();
  for (const TermWeight& term : why.terms) terms.push_back(term_json(term));
  return {{"score", why.sum()},
          {"parts",
           {{"title", why.title()},
            {"excerpt", why.excerpt()},
            {"related", why.related()},
            {"url", why.url()},
            {"body", why.body()},
            {"quality", why.quality},
            {"heat", why.heat},
            {"age", why.age}}},
          {"prior_factor", why.prior_factor},
          {"age_days", or_null(why.age_days)},
          {"terms", std::move(terms)}};
}

Json hit_json(const Hit& hit) {
  const Record& record = hit.record;
  Json json = {{"id", record.id},
               {"title", record.title},
               {"excerpt", record.excerpt},
               {"snippet", hit.snippet.text}};
  add_article_facts(record, json);
  if (!hit.story.empty()) json["story"] = hit.story;
  json["score"] = hit.score;
  json["highlights"] = {{"title", highlights_json(hit.title)},
                        {"snippet", highlights_json(hit.snippet)}};
  if (hit.explanation) json["explain"] = explanation_json(*hit.explanation);
  if (hit.collapsed) {
    const std::string& key = hit.collapsed->key;
    json["collapsed"] = {{"key", key.empty() ? Json() : Json(key)},
                         {"count", hit.collapsed->count}};
  }
  return json;
}

Json facet_json(const Facet& facet) {
  Json values = Json::array();
  for (const FacetValue& value : facet.values) {
    Json json = {{"value", value.value}, {"count", value.count}};
    if (value.selected) json["selected"] = true;
    values.push_back(std::move(json));
  }
  return values;
}

Json facets_json(const std::vector<Facet>& facets) {
  Json json = Json::object();
  for (const Facet& facet : facets) json[std::string(name_of(facet.field))] = facet_json(facet);
  return json;
}

/// What every answer begins with.
Json head_json(const Response& response) {
  Json json = {{"format_version", kFormatVersion},
               {"query", response.query},
               {"total", response.total},
               {"total_is_exact", response.missing_shards.empty()},
               {"took_ms", rounded(response.took_ms)},
               {"did_you_mean", response.did_you_mean ? Json(*response.did_you_mean) : Json()},
               {"notes", response.notes},
               {"now", format_moment(response.now)}};
  if (!response.missing_shards.empty()) json["missing_shards"] = response.missing_shards;
  return json;
}

}  // namespace

std::string render_json(const Request& request, const Response& response) {
  Json hits = Json::array();
  for (const Hit& hit : response.hits) hits.push_back(hit_json(hit));
  Json json = head_json(response);
  if (!response.profile.name.empty()) {
    json["profile"] = {{"name", response.profile.name}, {"version", response.profile.version}};
  }
  if (request.collapse != Collapse::kNone) {
    json["collapse"] = {{"by", name_of(request.collapse)}, {"groups", or_null(response.groups)}};
  }
  if (request.max_per_provider > 0) json["max_per_provider"] = request.max_per_provider;
  json["hits"] = std::move(hits);
  json["facets"] = facets_json(response.facets);
  return json_text(json);
}

std::string render_facets_json(const Response& response) {
  Json json = head_json(response);
  json["facets"] = facets_json(response.facets);
  return json_text(json);
}

std::string render_article_json(const Record& record) {
  Json json = {{"format_version", kFormatVersion},
               {"id", record.id},
               {"title", record.title},
               {"excerpt", record.excerpt},
               {"body", record.body}};
  add_article_facts(record, json);
  return json_text(json);
}

std::string render_ndjson(const Request& /*request*/, const Response& response) {
  std::string out;
  for (const Hit& hit : response.hits) out += json_line(hit_json(hit));
  return out;
}

}  // namespace dateline
