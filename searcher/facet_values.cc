// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/facet_values.h"

#include <xapian.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "common/date.h"
#include "common/schema.h"
#include "common/unicode.h"

namespace dateline {
namespace {

/// How much of `2020-08-14` names a value of the field.
std::size_t date_length(FacetField field) {
  if (field == FacetField::kYear) return 4;
  return field == FacetField::kMonth ? 7 : 10;
}

std::int32_t number_of(std::string_view text) {
  std::int32_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// A value that may be shown: there can be thousands, of which ten are.
struct Candidate {
  const std::string* value;
  std::uint64_t count;
  bool is_selected;
};

/// What of the values is shown: the most frequent ones, or the latest years, months and days, and
/// whatever is selected.
std::vector<FacetValue> cut(const std::vector<Candidate>& values, FacetField field,
                            std::size_t limit) {
  const std::size_t size = values.size();
  const std::size_t dropped = size - std::min(limit, size);
  const std::size_t first = is_date(field) ? dropped : 0;
  std::vector<FacetValue> kept;
  for (std::size_t i = first; i < size; ++i) {
    const bool within = i < first + size - dropped;
    const Candidate& one = values[i];
    if (within || one.is_selected) kept.push_back({*one.value, one.count, one.is_selected});
  }
  return kept;
}

/// The least and the greatest number that was counted.
std::optional<NumberRange> range_of(FacetField field, const FacetCounts& counts) {
  std::optional<NumberRange> range;
  if (!is_number(field)) return range;
  for (const auto& [value, count] : counts) {
    const std::int32_t number = number_of(value);
    if (!range) range = NumberRange{number, number};
    range->least = std::min(range->least, number);
    range->greatest = std::max(range->greatest, number);
  }
  return range;
}

}  // namespace

std::uint32_t slot_of(FacetField field) {
  switch (field) {
    case FacetField::kTopic:
      return slot::kTopics;
    case FacetField::kProvider:
      return slot::kProvider;
    case FacetField::kType:
      return slot::kType;
    case FacetField::kCategory:
      return slot::kCategory;
    case FacetField::kLanguage:
      return slot::kLanguage;
    case FacetField::kQuality:
      return slot::kQuality;
    case FacetField::kHeat:
      return slot::kHeat;
    case FacetField::kYear:
    case FacetField::kMonth:
    case FacetField::kDay:
      break;
  }
  return slot::kDay;
}

std::string date_value(FacetField field, UnixDays day) {
  return format_day(day).substr(0, date_length(field));
}

void add_value(FacetField field, const std::vector<std::string>& topics, const std::string& value,
               std::uint64_t count, FacetCounts& counts) {
  if (value.empty()) return;
  if (field == FacetField::kTopic) {
    for (const TopicId id : decode_topics(value)) {
      if (id < topics.size()) counts[topics[id]] += count;
    }
  } else if (is_date(field)) {
    const auto day = decode_day(value);
    if (day) counts[date_value(field, *day)] += count;
  } else if (is_number(field)) {
    const double number = Xapian::sortable_unserialise(value);
    counts[std::to_string(static_cast<std::int32_t>(number))] += count;
  } else {
    counts[value] += count;
  }
}

FacetCounts merge_spellings(FacetField field, FacetCounts counts) {
  if (is_date(field) || is_number(field)) return counts;
  struct Name {
    std::string spelling;
    std::uint64_t most = 0;
    std::uint64_t all = 0;
  };
  std::map<std::string, Name> by_folded;
  for (const auto& [value, count] : counts) {
    Name& name = by_folded[fold_name(value)];
    name.all += count;
    if (count <= name.most) continue;
    name.most = count;
    name.spelling = value;
  }
  FacetCounts merged;
  for (auto& [folded, name] : by_folded) merged.emplace(std::move(name.spelling), name.all);
  return merged;
}

std::vector<std::string> selected_names(const Filters& filters, FacetField field) {
  switch (field) {
    case FacetField::kTopic:
      return filters.topics;
    case FacetField::kProvider:
      return filters.providers;
    case FacetField::kType:
      return filters.types;
    case FacetField::kCategory:
      return filters.categories;
    case FacetField::kLanguage:
      return filters.languages;
    case FacetField::kYear:
    case FacetField::kMonth:
    case FacetField::kDay:
    case FacetField::kQuality:
    case FacetField::kHeat:
      break;
  }
  return {};
}

Facet make_facet(FacetField field, const FacetCounts& counts,
                 const std::vector<std::string>& selected, std::uint32_t limit) {
  std::set<std::string> wanted;
  for (const std::string& name : selected) wanted.insert(fold_name(name));
  std::vector<Candidate> values;
  values.reserve(counts.size());
  for (const auto& [value, count] : counts) {
    values.push_back({&value, count, !wanted.empty() && wanted.erase(fold_name(value)) > 0});
  }
  if (!is_date(field)) {
    std::stable_sort(values.begin(), values.end(),
                     [](const Candidate& a, const Candidate& b) { return a.count > b.count; });
  }
  Facet facet{field, cut(values, field, limit), counts.size()};
  facet.range = range_of(field, counts);
  for (const std::string& name : selected) {
    if (wanted.erase(fold_name(name)) > 0) facet.values.push_back({name, 0, true});
  }
  return facet;
}

}  // namespace dateline
