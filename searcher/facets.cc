// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/facets.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "common/schema.h"
#include "common/unicode.h"
#include "searcher/filter_query.h"
#include "searcher/term_union.h"

namespace dateline {
namespace {

using Counts = std::map<std::string, std::uint64_t>;

/// How much of `2020-08-14` names a value of the field.
std::size_t date_length(FacetField field) {
  if (field == FacetField::kYear) return 4;
  return field == FacetField::kMonth ? 7 : 10;
}

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
    case FacetField::kYear:
    case FacetField::kMonth:
    case FacetField::kDay:
      break;
  }
  return slot::kDay;
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
      break;
  }
  return {};
}

/// Adds what one stored value with `count` documents says.
void add_value(FacetField field, const std::vector<std::string>& topics, const std::string& value,
               std::uint64_t count, Counts& counts) {
  if (field == FacetField::kTopic) {
    for (const TopicId id : decode_topics(value)) {
      if (id < topics.size()) counts[topics[id]] += count;
    }
  } else if (const auto day = is_date(field) ? decode_day(value) : std::nullopt) {
    counts[format_day(*day).substr(0, date_length(field))] += count;
  } else if (!value.empty() && !is_date(field)) {
    counts[value] += count;
  }
}

/// Names match whatever their case and accents, so what differs in these alone is one value, named
/// by its most frequent spelling.
Counts merge_spellings(const Counts& counts) {
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
  Counts merged;
  for (auto& [folded, name] : by_folded) merged.emplace(std::move(name.spelling), name.all);
  return merged;
}

/// What of the values is shown: the most frequent ones, or the latest years, months and days, and
/// whatever is selected.
std::vector<FacetValue> cut(std::vector<FacetValue> values, FacetField field, std::size_t limit) {
  const std::size_t size = values.size();
  const std::size_t dropped = size - std::min(limit, size);
  const std::size_t first = is_date(field) ? dropped : 0;
  std::vector<FacetValue> kept;
  for (std::size_t i = first; i < size; ++i) {
    const bool within = i < first + size - dropped;
    if (within || values[i].selected) kept.push_back(std::move(values[i]));
  }
  return kept;
}

Facet make_facet(FacetField field, const Counts& counts, const std::vector<std::string>& selected,
                 std::uint32_t limit) {
  std::set<std::string> wanted;
  for (const std::string& name : selected) wanted.insert(fold_name(name));
  std::vector<FacetValue> values;
  for (const auto& [value, count] : counts) {
    values.push_back({value, count, wanted.erase(fold_name(value)) > 0});
  }
  if (!is_date(field)) {
    std::stable_sort(values.begin(), values.end(),
                     [](const FacetValue& a, const FacetValue& b) { return a.count > b.count; });
  }
  Facet facet{field, cut(std::move(values), field, limit), counts.size()};
  for (const std::string& name : selected) {
    if (wanted.erase(fold_name(name)) > 0) facet.values.push_back({name, 0, true});
  }
  return facet;
}

/// Counts the topics of the matches out of columns.
class TopicSpy : public Xapian::MatchSpy {
 public:
  TopicSpy(const Columns& columns, std::size_t topics) : columns_(columns), counts_(topics) {}

  void operator()(const Xapian::Document& document, double /*weight*/) override {
    add(document.get_docid());
  }

  void add(Xapian::docid document) {
    columns_.for_each_topic(document, [this](TopicId topic) {
      if (topic < counts_.size()) ++counts_[topic];
    });
  }

  [[nodiscard]] Counts counts(const std::vector<std::string>& topics) const {
    Counts out;
    for (std::size_t id = 0; id < counts_.size(); ++id) {
      if (counts_[id] > 0) out[topics[id]] += counts_[id];
    }
    return out;
  }

 private:
  const Columns& columns_;
  std::vector<std::uint64_t> counts_;
};

/// One pass over all matches of a query, with a spy for each field asked for.
class Pass {
 public:
  Pass(const CountedIndex& counted, const Xapian::Query& query)
      : counted_(counted), enquire_(counted.index) {
    enquire_.set_query(query);
    enquire_.set_weighting_scheme(Xapian::BoolWeight());
  }

  void watch(FacetField field) {
    if (field == FacetField::kTopic && counted_.columns != nullptr) {
      if (topics_) return;
      topics_ = std::make_unique<TopicSpy>(*counted_.columns, counted_.topics.size());
      enquire_.add_matchspy(topics_.get());
      return;
    }
    auto& spy = spies_[slot_of(field)];
    if (spy) return;
    spy = std::make_unique<Xapian::ValueCountMatchSpy>(slot_of(field));
    enquire_.add_matchspy(spy.get());
  }

  /// Xapian stops early, and its spies see only some of the matches, unless told to check them all.
  std::uint64_t run() {
    return enquire_.get_mset(0, 0, counted_.index.get_doccount()).get_matches_lower_bound();
  }

  [[nodiscard]] Counts counts(FacetField field) const {
    if (field == FacetField::kTopic && topics_) {
      return merge_spellings(topics_->counts(counted_.topics));
    }
    Counts counts;
    const Xapian::ValueCountMatchSpy& spy = *spies_.at(slot_of(field));
    for (auto at = spy.values_begin(); at != spy.values_end(); ++at) {
      add_value(field, counted_.topics, *at, at.get_termfreq(), counts);
    }
    return is_date(field) ? counts : merge_spellings(counts);
  }

 private:
  const CountedIndex& counted_;
  Xapian::Enquire enquire_;
  std::map<std::uint32_t, std::unique_ptr<Xapian::ValueCountMatchSpy>> spies_;  // by slot
  std::unique_ptr<TopicSpy> topics_;
};

/// The names under which the chosen providers are counted: a domain may have been chosen.
std::vector<std::string> counted_names(const CountedIndex& counted,
                                       const std::vector<std::string>& providers) {
  std::vector<std::string> names;
  for (const std::string& provider : providers) {
    Pass chosen(counted, Xapian::Query(name_term(prefix::kProvider, provider)));
    chosen.watch(FacetField::kProvider);
    chosen.run();
    const Counts counts = chosen.counts(FacetField::kProvider);
    if (counts.empty()) names.push_back(provider);
    for (const auto& [name, count] : counts) names.push_back(name);
  }
  return names;
}

/// The counts of plain words by their posting lists; nothing if more is asked for.
std::optional<MatchCounts> count_union(const CountedIndex& counted, const Request& request) {
  const bool wants_topics = !request.facets.empty();
  if (counted.words == nullptr || !counted.words->is_union) return std::nullopt;
  if (wants_topics && (counted.columns == nullptr ||
                       request.facets != std::vector<FacetField>{FacetField::kTopic})) {
    return std::nullopt;
  }
  MatchCounts result;
  const auto& selecting = counted.words->selecting;
  const bool is_one_term =
      selecting.size() == 1 && counted.words->terms[selecting.front()].language.empty();
  if (is_one_term && !wants_topics) {
    result.total = counted.words->terms[selecting.front()].frequency;
    return result;
  }
  const TermUnion matches(counted.index, *counted.words);
  result.total = matches.size();
  if (!wants_topics) return result;
  TopicSpy topics(*counted.columns, counted.topics.size());
  matches.for_each([&topics](Xapian::docid document) { topics.add(document); });
  result.facets.push_back(make_facet(
      FacetField::kTopic, merge_spellings(topics.counts(counted.topics)), {}, request.facet_limit));
  return result;
}

}  // namespace

MatchCounts count_matches(const CountedIndex& counted, const Request& request,
                          const MatchQuery& match_query) {
  if (auto quick = count_union(counted, request)) return std::move(*quick);
  Pass common(counted, match_query(std::nullopt));
  for (const FacetField field : request.facets) {
    if (!has_filter(request.filters, field)) common.watch(field);
  }
  MatchCounts result;
  result.total = common.run();
  for (const FacetField field : request.facets) {
    Counts counts;
    if (has_filter(request.filters, field)) {
      Pass own(counted, match_query(field));
      own.watch(field);
      own.run();
      counts = own.counts(field);
    } else {
      counts = common.counts(field);
    }
    const auto chosen = selected_names(request.filters, field);
    result.facets.push_back(make_facet(
        field, counts, field == FacetField::kProvider ? counted_names(counted, chosen) : chosen,
        request.facet_limit));
  }
  return result;
}

}  // namespace dateline
