// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/meili_condition.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "searcher/http/meili_field.h"

namespace dateline {
namespace {

using Kind = FilterTree::Kind;
using Tree = Result<FilterTree, Failure>;

/// Both ends are in it.
template <typename Number>
struct Ends {
  Number least;
  Number greatest;
};

Failure bad_value(const MeiliCondition& condition) {
  return Failure{fmt::format("the attribute `{}` cannot be compared by {} with {}",
                             condition.attribute, condition.sign,
                             fmt::join(condition.values, ", "))};
}

FilterTree leaf(Filters filters) { return {Kind::kFilters, std::move(filters), {}}; }

FilterTree negated(FilterTree tree) { return {Kind::kNot, {}, {std::move(tree)}}; }

std::vector<std::string>& names_of(FacetField field, Filters& filters) {
  if (field == FacetField::kTopic) return filters.topics;
  if (field == FacetField::kProvider) return filters.providers;
  if (field == FacetField::kType) return filters.types;
  return field == FacetField::kCategory ? filters.categories : filters.languages;
}

Tree name_filter(FacetField field, const MeiliCondition& condition) {
  const bool is_equal = condition.sign == "=" || condition.sign == "IN";
  if (!is_equal && condition.sign != "!=") return bad_value(condition);
  if (condition.values.empty()) return FilterTree{Kind::kOr, {}, {}};
  Filters filters;
  names_of(field, filters) = condition.values;
  FilterTree tree = leaf(std::move(filters));
  return is_equal ? tree : negated(std::move(tree));
}

/// A number as it may stand in a filter, the whole ones at its sides; beyond the range of what is
/// stored, the last number there.
std::optional<Ends<std::int32_t>> number_ends(const std::string& text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || std::isnan(number)) {
    return std::nullopt;
  }
  static constexpr double kMost = std::numeric_limits<std::int32_t>::max() - 1;
  const auto whole = [](double value) {
    return static_cast<std::int32_t>(std::clamp(value, -kMost, kMost));
  };
  return Ends<std::int32_t>{whole(std::ceil(number)), whole(std::floor(number))};
}

void set_number(FacetField field, std::optional<std::int32_t> least,
                std::optional<std::int32_t> greatest, Filters& filters) {
  const bool is_heat = field == FacetField::kHeat;
  if (least) (is_heat ? filters.min_heat : filters.min_quality) = least;
  if (greatest) (is_heat ? filters.max_heat : filters.max_quality) = greatest;
}

Tree number_filter(FacetField field, const MeiliCondition& condition) {
  std::vector<Ends<std::int32_t>> values;
  for (const std::string& text : condition.values) {
    const auto ends = number_ends(text);
    if (!ends) return bad_value(condition);
    values.push_back(*ends);
  }
  const auto range = [&](std::optional<std::int32_t> least, std::optional<std::int32_t> greatest) {
    Filters filters;
    set_number(field, least, greatest, filters);
    return leaf(std::move(filters));
  };
  const std::string& sign = condition.sign;
  if (sign == "IN") {
    FilterTree any{Kind::kOr, {}, {}};
    for (const auto& [least, greatest] : values) any.children.push_back(range(least, greatest));
    return any;
  }
  const Ends<std::int32_t> first = values.front();
  // Of a number that is not whole, the floor is less than the ceiling.
  if (sign == ">=") return range(first.least, std::nullopt);
  if (sign == "<=") return range(std::nullopt, first.greatest);
  if (sign == ">") return range(first.greatest + 1, std::nullopt);
  if (sign == "<") return range(std::nullopt, first.least - 1);
  if (sign == "TO") return range(first.least, values.back().greatest);
  FilterTree equal = range(first.least, first.greatest);
  return sign == "!=" ? negated(std::move(equal)) : equal;
}

Tree date_filter(const MeiliCondition& condition) {
  std::vector<DateRange> values;
  for (const std::string& text : condition.values) {
    const auto range = meili_moment(text);
    if (!range) return bad_value(condition);
    values.push_back(*range);
  }
  const auto range = [](std::optional<UnixSeconds> from, std::optional<UnixSeconds> to) {
    Filters filters;
    filters.from = from;
    filters.to = to;
    return leaf(std::move(filters));
  };
  const std::string& sign = condition.sign;
  if (sign == "IN") {
    FilterTree any{Kind::kOr, {}, {}};
    for (const DateRange& it : values) any.children.push_back(range(it.first, it.last));
    return any;
  }
  const DateRange first = values.front();
  if (sign == ">=") return range(first.first, std::nullopt);
  if (sign == "<=") return range(std::nullopt, first.last);
  if (sign == ">") return range(first.last + 1, std::nullopt);
  if (sign == "<") return range(std::nullopt, first.first - 1);
  if (sign == "TO") return range(first.first, values.back().last);
  FilterTree equal = range(first.first, first.last);
  return sign == "!=" ? negated(std::move(equal)) : equal;
}

}  // namespace

Result<FilterTree, Failure> filter_of(const MeiliCondition& condition) {
  const auto field = meili_field(condition.attribute);
  if (!field) {
    return Failure{fmt::format(
        "Attribute `{}` is not filterable. Available filterable attributes are: `topics`, "
        "`provider`, `type`, `category`, `lang`, `year`, `month`, `published_at`, "
        "`published_timestamp`, `quality`, `heat`.",
        condition.attribute)};
  }
  if (is_number(*field)) return number_filter(*field, condition);
  if (is_date(*field)) return date_filter(condition);
  return name_filter(*field, condition);
}

}  // namespace dateline
