// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/request.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dateline {
namespace {

template <typename Value>
using NameRow = std::pair<Value, std::string_view>;

constexpr std::array kFacetFields = {
    NameRow<FacetField>{FacetField::kTopic, "topic"},
    NameRow<FacetField>{FacetField::kProvider, "provider"},
    NameRow<FacetField>{FacetField::kType, "type"},
    NameRow<FacetField>{FacetField::kCategory, "category"},
    NameRow<FacetField>{FacetField::kLanguage, "lang"},
    NameRow<FacetField>{FacetField::kYear, "year"},
    NameRow<FacetField>{FacetField::kMonth, "month"},
    NameRow<FacetField>{FacetField::kDay, "day"},
    NameRow<FacetField>{FacetField::kQuality, "quality"},
    NameRow<FacetField>{FacetField::kHeat, "heat"},
};

constexpr std::array kSortOrders = {
    NameRow<SortOrder>{SortOrder::kRelevance, "relevance"},
    NameRow<SortOrder>{SortOrder::kDate, "date"},
    NameRow<SortOrder>{SortOrder::kHeat, "heat"},
    NameRow<SortOrder>{SortOrder::kQuality, "quality"},
};

constexpr std::array kCollapses = {
    NameRow<Collapse>{Collapse::kNone, "none"},
    NameRow<Collapse>{Collapse::kProvider, "provider"},
    NameRow<Collapse>{Collapse::kStory, "story"},
    NameRow<Collapse>{Collapse::kDuplicates, "duplicates"},
};

template <typename Table, typename Value>
std::string_view name_in(const Table& table, Value value) {
  const auto* const row =
      std::find_if(table.begin(), table.end(), [&](const auto& it) { return it.first == value; });
  return row == table.end() ? std::string_view() : row->second;
}

template <typename Table>
auto value_in(const Table& table, std::string_view name)
    -> std::optional<decltype(table.front().first)> {
  const auto* const row =
      std::find_if(table.begin(), table.end(), [&](const auto& it) { return it.second == name; });
  if (row == table.end()) return std::nullopt;
  return row->first;
}

}  // namespace

std::string_view name_of(FacetField field) { return name_in(kFacetFields, field); }

std::optional<FacetField> facet_field_of(std::string_view name) {
  return value_in(kFacetFields, name);
}

bool is_date(FacetField field) {
  return field == FacetField::kYear || field == FacetField::kMonth || field == FacetField::kDay;
}

bool is_number(FacetField field) {
  return field == FacetField::kQuality || field == FacetField::kHeat;
}

std::string_view name_of(SortOrder order) { return name_in(kSortOrders, order); }

std::optional<SortOrder> sort_order_of(std::string_view name) {
  return value_in(kSortOrders, name);
}

std::string_view name_of(Collapse collapse) { return name_in(kCollapses, collapse); }

std::optional<Collapse> collapse_of(std::string_view name) { return value_in(kCollapses, name); }

}  // namespace dateline
