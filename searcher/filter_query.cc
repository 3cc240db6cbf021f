// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/filter_query.h"

#include <cassert>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "common/schema.h"
#include "searcher/all_documents.h"
#include "searcher/facet_values.h"

namespace dateline {
namespace {

using Xapian::Query;

Query date_query(const Filters& filters) {
  const std::string lower =
      date_lower_bound(filters.from.value_or(std::numeric_limits<UnixSeconds>::min()));
  if (!filters.to) return {Query::OP_VALUE_GE, slot::kDate, lower};
  return {Query::OP_VALUE_RANGE, slot::kDate, lower, date_upper_bound(*filters.to)};
}

}  // namespace

bool has_filter(const Filters& filters, FacetField field) {
  switch (field) {
    case FacetField::kTopic:
      return !filters.topics.empty();
    case FacetField::kProvider:
      return !filters.providers.empty();
    case FacetField::kType:
      return !filters.types.empty();
    case FacetField::kCategory:
      return !filters.categories.empty();
    case FacetField::kLanguage:
      return !filters.languages.empty();
    case FacetField::kQuality:
      return filters.min_quality || filters.max_quality;
    case FacetField::kHeat:
      return filters.min_heat || filters.max_heat;
    case FacetField::kYear:
    case FacetField::kMonth:
    case FacetField::kDay:
      break;
  }
  return filters.from || filters.to;
}

std::optional<Query> filter_query(const Filters& filters, std::optional<FacetField> without) {
  std::vector<Query> parts;
  const auto add_names = [&](FacetField field, std::string_view term_prefix,
                             const std::vector<std::string>& names) {
    if (without == field || names.empty()) return;
    std::vector<Query> choices;
    choices.reserve(names.size());
    for (const std::string& name : names) choices.emplace_back(name_term(term_prefix, name));
    parts.emplace_back(Query::OP_OR, choices.begin(), choices.end());
  };
  add_names(FacetField::kTopic, prefix::kTopic, filters.topics);
  add_names(FacetField::kProvider, prefix::kProvider, filters.providers);
  add_names(FacetField::kType, prefix::kType, filters.types);
  add_names(FacetField::kCategory, prefix::kCategory, filters.categories);
  add_names(FacetField::kLanguage, prefix::kLanguage, filters.languages);
  const bool wants_date = filters.from || filters.to;
  if (wants_date && !(without && is_date(*without))) parts.push_back(date_query(filters));
  const auto add_range = [&](FacetField field, std::optional<std::int32_t> least,
                             std::optional<std::int32_t> greatest) {
    if (without == field) return;
    const std::uint32_t value_slot = slot_of(field);
    if (least)
      parts.emplace_back(Query::OP_VALUE_GE, value_slot, Xapian::sortable_serialise(*least));
    // A range leaves out documents without a value, which OP_VALUE_LE would let through.
    if (!greatest) return;
    parts.emplace_back(Query::OP_VALUE_RANGE, value_slot,
                       Xapian::sortable_serialise(std::numeric_limits<std::int32_t>::min()),
                       Xapian::sortable_serialise(*greatest));
  };
  add_range(FacetField::kQuality, filters.min_quality, filters.max_quality);
  add_range(FacetField::kHeat, filters.min_heat, filters.max_heat);
  if (parts.empty()) return std::nullopt;
  return Query(Query::OP_SCALE_WEIGHT, Query(Query::OP_AND, parts.begin(), parts.end()), 0.0);
}

Query tree_query(const FilterTree& tree) {
  const Query everything = all_documents_unweighted();
  if (tree.kind == FilterTree::Kind::kFilters) {
    return filter_query(tree.filters, std::nullopt).value_or(everything);
  }
  std::vector<Query> parts;
  parts.reserve(tree.children.size());
  for (const FilterTree& child : tree.children) parts.push_back(tree_query(child));
  if (tree.kind == FilterTree::Kind::kOr) return {Query::OP_OR, parts.begin(), parts.end()};
  if (tree.kind == FilterTree::Kind::kNot) {
    assert(parts.size() == 1);
    return {Query::OP_AND_NOT, everything, parts.front()};
  }
  return parts.empty() ? everything : Query(Query::OP_AND, parts.begin(), parts.end());
}

}  // namespace dateline
