// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/field_filter.h"

#include <fmt/format.h>

#include <algorithm>

#include "searcher/field_value.h"

namespace dateline {
namespace {

using Names = std::vector<std::string>;

Names* names_of(const std::string& field, Filters& filters) {
  if (field == "topic") return &filters.topics;
  if (field == "provider") return &filters.providers;
  if (field == "type") return &filters.types;
  if (field == "category") return &filters.categories;
  return field == "lang" ? &filters.languages : nullptr;
}

template <typename Number>
void raise(std::optional<Number> least, std::optional<Number>& border) {
  if (least) border = border ? std::max(*border, *least) : *least;
}

template <typename Number>
void lower(std::optional<Number> greatest, std::optional<Number>& border) {
  if (greatest) border = border ? std::min(*border, *greatest) : *greatest;
}

void add_names(const Names& from, Names& into) {
  for (const std::string& name : from) {
    if (std::find(into.begin(), into.end(), name) == into.end()) into.push_back(name);
  }
}

}  // namespace

std::optional<std::string> add_field_filter(const std::string& field, const std::string& value,
                                            UnixSeconds now, Filters& filters) {
  if (value.find_first_not_of(' ') == std::string::npos) {
    return fmt::format("{}: has no value and was passed over", field);
  }
  if (Names* const names = names_of(field, filters)) {
    names->push_back(value);
    return std::nullopt;
  }
  if (field == "date") {
    const auto range = read_date_range(value, now);
    if (!range) {
      return fmt::format(
          "date:{} was passed over; write date:2020, date:2020-08..2020-09, "
          "date:>=2020-08-14 or date:last-week",
          value);
    }
    raise(range->least, filters.from);
    lower(range->greatest, filters.to);
    return std::nullopt;
  }
  const auto range = read_number_range(value);
  if (!range) {
    return fmt::format("{0}:{1} was passed over; write {0}:50, {0}:>=50 or {0}:50..100", field,
                       value);
  }
  const bool is_heat = field == "heat";
  raise(range->least, is_heat ? filters.min_heat : filters.min_quality);
  lower(range->greatest, is_heat ? filters.max_heat : filters.max_quality);
  return std::nullopt;
}

void merge_filters(const Filters& from, Filters& into) {
  add_names(from.topics, into.topics);
  add_names(from.providers, into.providers);
  add_names(from.types, into.types);
  add_names(from.categories, into.categories);
  add_names(from.languages, into.languages);
  raise(from.from, into.from);
  lower(from.to, into.to);
  raise(from.min_quality, into.min_quality);
  lower(from.max_quality, into.max_quality);
  raise(from.min_heat, into.min_heat);
  lower(from.max_heat, into.max_heat);
}

bool name_one_field(const Filters& one, const Filters& other) {
  constexpr std::vector<std::string> Filters::*kNames[] = {&Filters::topics, &Filters::providers,
                                                           &Filters::types, &Filters::categories,
                                                           &Filters::languages};
  return std::ranges::any_of(
      kNames, [&](const auto names) { return !(one.*names).empty() && !(other.*names).empty(); });
}

}  // namespace dateline
