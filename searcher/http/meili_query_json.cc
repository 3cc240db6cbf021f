// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/meili_query_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "searcher/http/meili_filter.h"
#include "searcher/http/meili_members_json.h"

namespace dateline {
namespace {

using AskedJson = nlohmann::json;

FilterTree filter_in(const AskedJson& json) {
  if (!json.is_string()) {
    refuse("invalid_search_filter",
           "Invalid syntax for the filter parameter: expected a string or arrays of strings");
  }
  auto tree = parse_meili_filter(json.get_ref<const std::string&>());
  if (!tree) {
    refuse("invalid_search_filter",
           fmt::format("{} in the filter `{}`", tree.error().message, json.get<std::string>()));
  }
  return std::move(*tree);
}

/// A filter is a text, or a list that must all hold, of texts and of lists any of which must.
void read_filter(const AskedJson& json, Request& request) {
  const AskedJson* const filter = member(json, "filter");
  if (filter == nullptr) return;
  std::vector<FilterTree> all;
  if (!filter->is_array()) {
    const bool is_blank = filter->is_string() &&
                          filter->get<std::string>().find_first_not_of(' ') == std::string::npos;
    if (is_blank) return;
    FilterTree tree = filter_in(*filter);
    const bool is_list = tree.kind == FilterTree::Kind::kAnd;
    all = is_list ? std::move(tree.children) : std::vector{std::move(tree)};
  } else {
    for (const AskedJson& item : *filter) {
      if (!item.is_array()) {
        all.push_back(filter_in(item));
        continue;
      }
      FilterTree any{FilterTree::Kind::kOr, {}, {}};
      for (const AskedJson& choice : item) any.children.push_back(filter_in(choice));
      if (!any.children.empty()) all.push_back(std::move(any));
    }
  }
  put_filters(all, request);
}

void read_sort(const AskedJson& json, Request& request) {
  const auto rules = texts_in(json, "sort");
  if (rules.empty()) return;
  // The first rule decides all but ties, which the more relevant article wins.
  const std::string& rule = rules.front();
  const std::size_t colon = std::min(rule.find(':'), rule.size());
  const auto order = meili_sort(rule.substr(0, colon));
  const std::string direction = rule.substr(std::min(colon + 1, rule.size()));
  if (!order || (direction != "asc" && direction != "desc")) {
    refuse("invalid_search_sort",
           fmt::format("`{}`: expected `published_at`, `quality` or `heat`, followed by `:asc` or "
                       "`:desc`",
                       rule));
  }
  request.sort = *order;
  request.ascending = direction == "asc";
}

std::vector<MeiliFacet> read_facets(const AskedJson& json) {
  auto names = texts_in(json, "facets");
  if (std::find(names.begin(), names.end(), "*") != names.end()) {
    names = {"topics", "provider", "type", "category", "lang", "year", "quality", "heat"};
  }
  std::vector<MeiliFacet> facets;
  for (std::string& name : names) {
    const auto field = meili_field(name);
    if (!field) {
      refuse("invalid_search_facets",
             fmt::format("Invalid facet distribution: the attribute `{}` is not filterable", name));
    }
    facets.push_back({std::move(name), *field});
  }
  return facets;
}

MeiliCrop read_crop(const std::string& text, std::uint32_t words) {
  const std::size_t colon = text.find(':');
  MeiliCrop crop{text.substr(0, colon), words};
  if (colon == std::string::npos) return crop;
  const char* const end = text.data() + text.size();
  if (std::from_chars(text.data() + colon + 1, end, crop.words).ptr != end) {
    refuse("invalid_search_attributes_to_crop",
           fmt::format("`{}`: expected attribute:words", text));
  }
  return crop;
}

MeiliFormat read_format(const AskedJson& json) {
  MeiliFormat format;
  format.retrieve = texts_in(json, "attributesToRetrieve", {"*"});
  format.highlight = texts_in(json, "attributesToHighlight");
  format.pre_tag = text_in(json, "highlightPreTag", format.pre_tag);
  format.post_tag = text_in(json, "highlightPostTag", format.post_tag);
  format.crop_marker = text_in(json, "cropMarker", format.crop_marker);
  format.shows_positions = flag_in(json, "showMatchesPosition");
  const std::uint32_t words = number_in(json, "cropLength", MeiliCrop{}.words);
  for (const std::string& text : texts_in(json, "attributesToCrop")) {
    format.crop.push_back(read_crop(text, words));
  }
  return format;
}

/// What a client may ask of Meilisearch and we have not, unless it is switched off.
void refuse_unknown(const AskedJson& json) {
  for (const char* const name :
       {"vector", "hybrid", "distinct", "attributesToSearchOn", "rankingScoreThreshold", "locales",
        "showRankingScore", "showRankingScoreDetails", "retrieveVectors", "media"}) {
    const AskedJson* const value = member(json, name);
    const bool is_off = value == nullptr || *value == AskedJson(false) ||
                        *value == AskedJson::array() || *value == AskedJson::array({"*"});
    if (!is_off) refuse(code_of(name), fmt::format("`{}` is not supported by Dateline", name));
  }
}

void read_page(const AskedJson& json, MeiliQuery& query) {
  constexpr std::uint32_t kDefault = 20;
  Request& request = query.request;
  if (member(json, "page") != nullptr || member(json, "hitsPerPage") != nullptr) {
    const MeiliPage page{number_in(json, "page", 1), number_in(json, "hitsPerPage", kDefault)};
    request.limit = page.number == 0 ? 0 : page.hits;
    const std::uint64_t before = page.number == 0 ? 0 : std::uint64_t{page.number - 1} * page.hits;
    request.offset =
        static_cast<std::uint32_t>(std::min<std::uint64_t>(before, request.limits.max_offset));
    query.page = page;
  } else {
    request.limit = number_in(json, "limit", kDefault);
    request.offset = number_in(json, "offset", 0);
  }
  request.limit = std::min(request.limit, request.limits.max_hits);
}

/// Its words must all match for matchingStrategy `all`.
std::string with_all_words(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins = text[at] != ' ' && (at == 0 || text[at - 1] == ' ');
    const bool is_marked = std::string_view("+-\"()").find(text[at]) != std::string_view::npos;
    if (begins && !is_marked && text.find('"') == std::string::npos) out += '+';
    out += text[at];
  }
  return out;
}

MeiliQuery read_query(const AskedJson& json, std::string_view index) {
  if (!json.is_object()) refuse("bad_request", "expected an object with a search");
  refuse_unknown(json);
  MeiliQuery query;
  query.index = index.empty() ? text_in(json, "indexUid", "") : std::string(index);
  if (query.index.empty()) refuse("missing_index_uid", "Missing field `indexUid`");
  query.text = text_in(json, "q", "");
  query.request.text = query.text;
  if (text_in(json, "matchingStrategy", "last") == "all") {
    query.request.text = with_all_words(query.text);
  }
  read_filter(json, query.request);
  read_sort(json, query.request);
  query.facets = read_facets(json);
  query.format = read_format(json);
  query.request.facet_limit = query.request.limits.max_facet_values;
  query.request.with_snippets = query.format.is_asked_for() || query.format.shows_positions;
  query.request.mark_excerpts = query.request.with_snippets;
  read_page(json, query);
  return query;
}

AskedJson parsed(std::string_view body) {
  AskedJson json = AskedJson::parse(body, nullptr, false);
  if (json.is_discarded()) refuse("malformed_payload", "The `json` payload provided is malformed");
  return json;
}

template <typename Read>
auto caught(Read read) -> Result<decltype(read()), MeiliError> {
  try {
    return read();
  } catch (MeiliRefusal& bad) {
    return std::move(bad.error);
  }
}

}  // namespace

Result<MeiliQuery, MeiliError> read_meili_search(std::string_view body, std::string_view index) {
  return caught(
      [&] { return read_query(body.empty() ? AskedJson::object() : parsed(body), index); });
}

Result<std::vector<MeiliQuery>, MeiliError> read_meili_multi_search(std::string_view body) {
  return caught([&] {
    const AskedJson json = parsed(body);
    if (!json.is_object()) refuse("bad_request", "expected an object with `queries`");
    if (member(json, "federation") != nullptr) {
      refuse("bad_request", "`federation` is not supported by Dateline");
    }
    const AskedJson* const queries = member(json, "queries");
    if (queries == nullptr || !queries->is_array())
      refuse("bad_request", "Missing field `queries`");
    if (queries->size() > kMaxMeiliQueries) {
      refuse("bad_request", fmt::format("at most {} queries at once", kMaxMeiliQueries));
    }
    std::vector<MeiliQuery> out;
    std::uint64_t hits = 0;
    for (const AskedJson& query : *queries) {
      out.push_back(read_query(query, {}));
      hits += out.back().request.limit;
    }
    if (hits > kMaxMeiliHits) {
      refuse("bad_request", fmt::format("at most {} hits in all", kMaxMeiliHits));
    }
    return out;
  });
}

Result<MeiliFacetSearch, MeiliError> read_meili_facet_search(std::string_view body,
                                                             std::string_view index) {
  return caught([&] {
    const AskedJson json = parsed(body);
    MeiliFacetSearch search;
    search.query = read_query(json, index);
    search.query.request.limit = 0;
    search.text = text_in(json, "facetQuery", "");
    search.facet.attribute = text_in(json, "facetName", "");
    const auto field = meili_field(search.facet.attribute);
    if (!field) {
      refuse("invalid_facet_search_facet_name",
             fmt::format("Attribute `{}` is not facet-searchable", search.facet.attribute));
    }
    search.facet.field = *field;
    search.query.facets = {search.facet};
    return search;
  });
}

}  // namespace dateline
