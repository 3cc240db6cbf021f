// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/meili_answer_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "common/unicode.h"
#include "searcher/http/meili_hit_json.h"

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;

/// What /stats calls the index; searches may call it as they like.
constexpr char kIndexName[] = "articles";

/// As Meilisearch's own maxValuesPerFacet.
constexpr std::size_t kMaxValues = 100;

HttpResponse json_response(const Json& json) {
  HttpResponse response;
  constexpr int kOneLine = -1;
  response.body = json.dump(kOneLine, ' ', false, Json::error_handler_t::replace);
  return response;
}

std::int64_t whole_ms(double ms) { return static_cast<std::int64_t>(std::llround(ms)); }

/// Midnight of a day named `2020-08-14`, which is what the protocol's timestamps count.
UnixSeconds seconds_of(const std::string& day) {
  const auto moment = parse_moment(day);
  return moment.value_or(0);
}

/// How a value is called: days are seconds for who asked for timestamps.
std::string value_name(const MeiliFacet& asked, const std::string& value) {
  return asked.attribute == "published_timestamp" ? std::to_string(seconds_of(value)) : value;
}

Json distribution_json(const MeiliFacet& asked, const Facet& facet) {
  Json out = Json::object();
  for (const FacetValue& value : facet.values) {
    if (out.size() >= kMaxValues) break;
    if (value.count > 0) out[value_name(asked, value.value)] = value.count;
  }
  return out;
}

/// The least and the greatest value, for numbers and what is asked for as one; null for others.
Json stats_json(const MeiliFacet& asked, const Facet& facet) {
  if (facet.range) return {{"min", facet.range->least}, {"max", facet.range->greatest}};
  if (facet.values.empty()) return {};
  // Dates stand in their order.
  const std::string& first = facet.values.front().value;
  const std::string& last = facet.values.back().value;
  if (asked.field == FacetField::kYear) {
    return {{"min", std::stoi(first)}, {"max", std::stoi(last)}};
  }
  if (asked.attribute != "published_timestamp") return {};
  return {{"min", seconds_of(first)}, {"max", seconds_of(last) + kSecondsPerDay - 1}};
}

void add_page(const MeiliQuery& query, std::uint64_t total, Json& json) {
  if (!query.page) {
    json["limit"] = query.request.limit;
    json["offset"] = query.request.offset;
    json["estimatedTotalHits"] = total;
    return;
  }
  const std::uint64_t size = query.page->hits;
  json["hitsPerPage"] = size;
  json["page"] = query.page->number;
  json["totalPages"] = size == 0 ? 0 : (total + size - 1) / size;
  json["totalHits"] = total;
}

Json answer_json(const MeiliQuery& query, const MeiliAnswer& answer) {
  Json hits = Json::array();
  for (const Hit& hit : answer.response.hits) hits.push_back(meili_hit_json(hit, query.format));
  Json json = {{"hits", std::move(hits)},
               {"query", query.text},
               {"processingTimeMs", whole_ms(answer.response.took_ms)}};
  add_page(query, answer.response.total, json);
  if (query.facets.empty()) return json;
  Json counts = Json::object();
  Json stats = Json::object();
  for (std::size_t i = 0; i < query.facets.size(); ++i) {
    const MeiliFacet& asked = query.facets[i];
    counts[asked.attribute] = distribution_json(asked, answer.facets[i]);
    Json range = stats_json(asked, answer.facets[i]);
    if (!range.is_null()) stats[asked.attribute] = std::move(range);
  }
  json["facetDistribution"] = std::move(counts);
  json["facetStats"] = std::move(stats);
  return json;
}

/// Whether a word of `value` begins with `text`; both folded.
bool has_word(const std::string& value, const std::string& text) {
  for (auto at = value.find(text); at != std::string::npos; at = value.find(text, at + 1)) {
    if (at == 0 || value[at - 1] == ' ' || value[at - 1] == '-') return true;
  }
  return false;
}

Json index_stats_json(const IndexFacts& facts) {
  return {{"numberOfDocuments", facts.documents},
          {"isIndexing", false},
          {"fieldDistribution", Json::object()}};
}

}  // namespace

HttpResponse meili_search_response(const MeiliQuery& query, const MeiliAnswer& answer) {
  return json_response(answer_json(query, answer));
}

HttpResponse meili_multi_search_response(const std::vector<MeiliQuery>& queries,
                                         const std::vector<MeiliAnswer>& answers) {
  Json results = Json::array();
  for (std::size_t i = 0; i < queries.size(); ++i) {
    Json result = {{"indexUid", queries[i].index}};
    result.update(answer_json(queries[i], answers[i]));
    results.push_back(std::move(result));
  }
  return json_response({{"results", std::move(results)}});
}

HttpResponse meili_facet_search_response(const MeiliFacetSearch& search,
                                         const MeiliAnswer& answer) {
  const std::string wanted = fold_name(search.text);
  Json hits = Json::array();
  for (const FacetValue& value : answer.facets.front().values) {
    if (hits.size() >= kMaxValues) break;
    if (value.count == 0 || !has_word(fold_name(value.value), wanted)) continue;
    hits.push_back({{"value", value_name(search.facet, value.value)}, {"count", value.count}});
  }
  return json_response({{"facetHits", std::move(hits)},
                        {"facetQuery", search.text},
                        {"processingTimeMs", whole_ms(answer.response.took_ms)}});
}

HttpResponse meili_document_response(const Record& record) {
  return json_response(meili_document_json(record));
}

HttpResponse meili_error_response(const MeiliError& error) {
  auto response = json_response({{"message", error.message},
                                 {"code", error.code},
                                 {"type", error.status == 503 ? "internal" : "invalid_request"},
                                 {"link", ""}});
  response.status = error.status;
  return response;
}

HttpResponse meili_stats_response(const IndexFacts& facts) {
  return json_response({{"databaseSize", nullptr},
                        {"lastUpdate", nullptr},
                        {"indexes", {{kIndexName, index_stats_json(facts)}}}});
}

HttpResponse meili_index_stats_response(const IndexFacts& facts) {
  return json_response(index_stats_json(facts));
}

HttpResponse meili_health_response() { return json_response({{"status", "available"}}); }

HttpResponse meili_version_response() {
  return json_response(
      {{"commitSha", "dateline"}, {"commitDate", "unknown"}, {"pkgVersion", DATELINE_VERSION}});
}

}  // namespace dateline
