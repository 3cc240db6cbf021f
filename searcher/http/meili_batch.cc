// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/meili_batch.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>
#include <utility>

#include "searcher/filter_query.h"

namespace dateline {
namespace {

/// Fields with a filter of their own; a date has one, whichever stretch it is counted by.
constexpr std::array kFields = {FacetField::kTopic,    FacetField::kProvider, FacetField::kType,
                                FacetField::kCategory, FacetField::kLanguage, FacetField::kDay,
                                FacetField::kQuality,  FacetField::kHeat};

Filters without_own(Filters filters, FacetField field) {
  switch (field) {
    case FacetField::kTopic:
      filters.topics.clear();
      break;
    case FacetField::kProvider:
      filters.providers.clear();
      break;
    case FacetField::kType:
      filters.types.clear();
      break;
    case FacetField::kCategory:
      filters.categories.clear();
      break;
    case FacetField::kLanguage:
      filters.languages.clear();
      break;
    case FacetField::kQuality:
      filters.min_quality.reset();
      filters.max_quality.reset();
      break;
    case FacetField::kHeat:
      filters.min_heat.reset();
      filters.max_heat.reset();
      break;
    case FacetField::kYear:
    case FacetField::kMonth:
    case FacetField::kDay:
      filters.from.reset();
      filters.to.reset();
      break;
  }
  return filters;
}

bool has_same_filter(FacetField a, FacetField b) { return a == b || (is_date(a) && is_date(b)); }

void add(FacetField field, std::vector<FacetField>& fields) {
  if (std::find(fields.begin(), fields.end(), field) == fields.end()) fields.push_back(field);
}

/// The field whose filter `leader` has and `follower` has not; nothing if they differ otherwise.
std::optional<FacetField> left_out(const Filters& leader, const Filters& follower) {
  for (const FacetField field : kFields) {
    if (has_filter(leader, field) && without_own(leader, field) == follower) return field;
  }
  return std::nullopt;
}

bool counts_only(const MeiliQuery& query) { return query.request.limit == 0; }

/// Makes `group` answer `query`, too; false if it cannot.
bool follows(const MeiliQuery& leader, const MeiliQuery& query, MeiliGroup& group) {
  const Request& one = leader.request;
  const Request& other = query.request;
  const bool is_alike = counts_only(query) && leader.index == query.index &&
                        one.text == other.text && one.narrowing == other.narrowing;
  if (!is_alike) return false;
  if (one.filters == other.filters) {
    for (const MeiliFacet& facet : query.facets) add(facet.field, group.request.narrowed_facets);
    return true;
  }
  const auto field = left_out(one.filters, other.filters);
  const bool counts_it = field && !query.facets.empty() &&
                         std::all_of(query.facets.begin(), query.facets.end(), [&](const auto& it) {
                           return has_same_filter(it.field, *field);
                         });
  if (!counts_it) return false;
  for (const MeiliFacet& facet : query.facets) add(facet.field, group.request.facets);
  return true;
}

Facet facet_of(const std::vector<Facet>& facets, FacetField field) {
  const auto at = std::find_if(facets.begin(), facets.end(),
                               [&](const Facet& it) { return it.field == field; });
  assert(at != facets.end());
  return *at;
}

/// The part of a group's answer that is the query's.
MeiliAnswer answer_of(const MeiliQuery& query, const MeiliQuery& leader, const Response& found) {
  MeiliAnswer answer;
  answer.response.query = found.query;
  answer.response.total = found.total;
  answer.response.took_ms = found.took_ms;
  if (!counts_only(query)) answer.response.hits = found.hits;
  const bool is_narrowed = query.request.filters == leader.request.filters;
  for (const MeiliFacet& facet : query.facets) {
    answer.facets.push_back(
        facet_of(is_narrowed ? found.narrowed_facets : found.facets, facet.field));
    answer.response.total = answer.facets.back().matches;
  }
  return answer;
}

/// Nothing is found for a word that is still being typed: what it may become, then.
bool with_last_word_open(Request& request) {
  constexpr std::size_t kLeast = 3;
  const std::string& text = request.text;
  const bool is_plain = text.find_first_of("\"*~()") == std::string::npos;
  const std::size_t word = text.find_last_of(' ') + 1;
  if (!is_plain || text.size() < word + kLeast) return false;
  request.text += '*';
  return true;
}

}  // namespace

std::vector<MeiliGroup> group_queries(const std::vector<MeiliQuery>& queries) {
  std::vector<MeiliGroup> groups;
  std::vector<bool> is_grouped(queries.size(), false);
  for (std::size_t i = 0; i < queries.size(); ++i) {
    if (is_grouped[i]) continue;
    MeiliGroup group{i, {}, queries[i].request};
    for (const MeiliFacet& facet : queries[i].facets) {
      add(facet.field, group.request.narrowed_facets);
    }
    for (std::size_t k = i + 1; k < queries.size(); ++k) {
      if (is_grouped[k] || !follows(queries[i], queries[k], group)) continue;
      is_grouped[k] = true;
      group.followers.push_back(k);
    }
    groups.push_back(std::move(group));
  }
  return groups;
}

Result<std::vector<MeiliAnswer>, MeiliError> answer_queries(const std::vector<MeiliQuery>& queries,
                                                            Engine& engine) {
  std::vector<MeiliAnswer> answers(queries.size());
  std::vector<MeiliGroup> groups = group_queries(queries);
  for (MeiliGroup& group : groups) {
    auto found = engine.search(group.request);
    if (found && found->total == 0 && with_last_word_open(group.request)) {
      auto open = engine.search(group.request);
      if (open) found = std::move(open);
    }
    if (!found) return MeiliError{400, "invalid_search_q", found.error().message};
    const MeiliQuery& leader = queries[group.leader];
    answers[group.leader] = answer_of(leader, leader, *found);
    for (const std::size_t follower : group.followers) {
      answers[follower] = answer_of(queries[follower], leader, *found);
    }
  }
  return answers;
}

}  // namespace dateline
