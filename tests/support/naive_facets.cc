// SPDX-License-Identifier: GPL-2.0-or-later
// The counts of a NaiveSearcher.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/date.h"
#include "common/unicode.h"
#include "tests/support/naive_searcher.h"

namespace dateline {
namespace {

/// What is counted as one value: all its spellings.
struct Tally {
  std::map<std::string, std::uint64_t> spellings;

  [[nodiscard]] std::uint64_t count() const {
    std::uint64_t sum = 0;
    for (const auto& [name, times] : spellings) sum += times;
    return sum;
  }
  /// The most frequent spelling, the first in byte order of equals.
  [[nodiscard]] std::string name() const {
    const auto most =
        std::max_element(spellings.begin(), spellings.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return most->first;
  }
};

/// How much of 2020-08-14T22:48:00Z a date field shows.
std::size_t length_of(FacetField field) {
  if (field == FacetField::kYear) return std::string_view("2020").size();
  return std::string_view(field == FacetField::kMonth ? "2020-08" : "2020-08-14").size();
}

/// All of `values` in the order of the answer.
void sort_values(std::vector<FacetValue>& values, bool by_date) {
  std::sort(values.begin(), values.end(), [&](const FacetValue& a, const FacetValue& b) {
    if (!by_date && a.count != b.count) return a.count > b.count;
    return a.value < b.value;
  });
}

/// The first `limit` values, or the last ones of dates, and all selected ones.
std::vector<FacetValue> cut(const std::vector<FacetValue>& values, std::size_t limit,
                            bool keep_last) {
  const std::size_t dropped = values.size() - std::min(limit, values.size());
  const std::size_t first = keep_last ? dropped : 0;
  const std::size_t last = keep_last ? values.size() : values.size() - dropped;
  std::vector<FacetValue> kept;
  for (std::size_t i = first; i < last; ++i) kept.push_back(values[i]);
  for (std::size_t i = last; i < values.size(); ++i) {
    if (values[i].selected) kept.push_back(values[i]);
  }
  return kept;
}

}  // namespace

std::vector<std::string> NaiveSearcher::values_of(const Document& document,
                                                  FacetField field) const {
  const Article& article = document.article;
  std::vector<std::string> values;
  const auto add = [&](const std::string& value) {
    if (!value.empty()) values.push_back(value);
  };
  switch (field) {
    case FacetField::kTopic:
      for (const std::string& topic : article.topics) add(topic);
      break;
    case FacetField::kProvider:
      add(article.provider.name.empty() ? article.provider.domain : article.provider.name);
      break;
    case FacetField::kType:
      add(article.type);
      break;
    case FacetField::kCategory:
      add(article.category);
      break;
    case FacetField::kLanguage:
      add(document.language);
      break;
    case FacetField::kQuality:
      if (article.quality) add(std::to_string(*article.quality));
      break;
    case FacetField::kHeat:
      if (article.heat) add(std::to_string(*article.heat));
      break;
    case FacetField::kYear:
    case FacetField::kMonth:
    case FacetField::kDay:
      if (!article.published_at) break;
      add(format_moment(*article.published_at).substr(0, length_of(field)));
      break;
  }
  return values;
}

/// The values that the filter of `field` asks for. One provider may have been chosen by its domain.
std::vector<std::string> NaiveSearcher::chosen_values(const Filters& filters,
                                                      FacetField field) const {
  if (field == FacetField::kTopic) return filters.topics;
  if (field == FacetField::kType) return filters.types;
  if (field == FacetField::kCategory) return filters.categories;
  if (field == FacetField::kLanguage) return filters.languages;
  if (field != FacetField::kProvider) return {};
  std::vector<std::string> values;
  for (const std::string& chosen : filters.providers) {
    const std::size_t before = values.size();
    for (const Document& document : documents_) {
      const Provider& provider = document.article.provider;
      if (fold_name(provider.name) != fold_name(chosen) &&
          fold_name(provider.domain) != fold_name(chosen)) {
        continue;
      }
      values.push_back(values_of(document, field).front());
    }
    if (values.size() == before) values.push_back(chosen);
  }
  return values;
}

Facet NaiveSearcher::count(const Request& request, const std::vector<Wanted>& wanted,
                           FacetField field, std::optional<FacetField> without) const {
  std::map<std::string, Tally> tallies;  // by folded name
  std::uint64_t matches = 0;
  for (const Document& document : documents_) {
    if (!is_match(document, request, wanted, without)) continue;
    ++matches;
    for (const std::string& value : values_of(document, field)) {
      ++tallies[fold_name(value)].spellings[value];
    }
  }
  std::set<std::string> selected;
  const bool marks_chosen = without == field;
  for (const std::string& name : chosen_values(request.filters, field)) {
    if (marks_chosen) selected.insert(fold_name(name));
  }
  std::vector<FacetValue> values;
  values.reserve(tallies.size());
  for (const auto& [folded, tally] : tallies) {
    values.push_back({tally.name(), tally.count(), selected.erase(folded) > 0});
  }
  sort_values(values, is_date(field));
  Facet facet{field, cut(values, request.facet_limit, is_date(field)), values.size(), matches};
  for (const std::string& folded : selected) facet.values.push_back({folded, 0, true});
  return facet;
}

}  // namespace dateline
