// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/facets.h"

#include <map>
#include <memory>
#include <utility>

#include "common/schema.h"
#include "searcher/facet_values.h"
#include "searcher/filter_query.h"
#include "searcher/term_union.h"

namespace dateline {
namespace {

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

  [[nodiscard]] FacetCounts counts(const std::vector<std::string>& topics) const {
    FacetCounts out;
    for (std::size_t id = 0; id < counts_.size(); ++id) {
      if (counts_[id] > 0) out[topics[id]] += counts_[id];
    }
    return out;
  }

 private:
  const Columns& columns_;
  std::vector<std::uint64_t> counts_;
};

/// One pass over all matches of a query in one shard, with a spy for each field asked for.
class ShardPass {
 public:
  ShardPass(const Shard& shard, const Columns* columns, const Xapian::Query& query)
      : shard_(shard), columns_(columns), enquire_(shard.index) {
    enquire_.set_query(query);
    enquire_.set_weighting_scheme(Xapian::BoolWeight());
  }

  void watch(FacetField field) {
    if (field == FacetField::kTopic && columns_ != nullptr) {
      if (topics_) return;
      topics_ = std::make_unique<TopicSpy>(*columns_, shard_.topics.size());
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
    return enquire_.get_mset(0, 0, shard_.index.get_doccount()).get_matches_lower_bound();
  }

  void add_counts(FacetField field, FacetCounts& counts) const {
    if (field == FacetField::kTopic && topics_) {
      for (const auto& [name, count] : topics_->counts(shard_.topics)) counts[name] += count;
      return;
    }
    const Xapian::ValueCountMatchSpy& spy = *spies_.at(slot_of(field));
    for (auto at = spy.values_begin(); at != spy.values_end(); ++at) {
      add_value(field, shard_.topics, *at, at.get_termfreq(), counts);
    }
  }

 private:
  const Shard& shard_;
  const Columns* columns_;
  Xapian::Enquire enquire_;
  std::map<std::uint32_t, std::unique_ptr<Xapian::ValueCountMatchSpy>> spies_;  // by slot
  std::unique_ptr<TopicSpy> topics_;
};

/// The same over all shards, one by one, as a topic's id means something else in each.
class Pass {
 public:
  Pass(const CountedIndex& counted, const Xapian::Query& query) {
    for (const Shard& shard : counted.shards) {
      passes_.push_back(std::make_unique<ShardPass>(shard, counted.columns, query));
    }
  }

  void watch(FacetField field) {
    for (const auto& pass : passes_) pass->watch(field);
  }

  std::uint64_t run() {
    std::uint64_t total = 0;
    for (const auto& pass : passes_) total += pass->run();
    return total;
  }

  [[nodiscard]] FacetCounts counts(FacetField field) const {
    FacetCounts counts;
    for (const auto& pass : passes_) pass->add_counts(field, counts);
    return merge_spellings(field, std::move(counts));
  }

 private:
  std::vector<std::unique_ptr<ShardPass>> passes_;
};

/// The names under which the chosen providers are counted: a domain may have been chosen.
std::vector<std::string> counted_names(const CountedIndex& counted,
                                       const std::vector<std::string>& providers) {
  std::vector<std::string> names;
  for (const std::string& provider : providers) {
    Pass chosen(counted, Xapian::Query(name_term(prefix::kProvider, provider)));
    chosen.watch(FacetField::kProvider);
    chosen.run();
    const FacetCounts counts = chosen.counts(FacetField::kProvider);
    if (counts.empty()) names.push_back(provider);
    for (const auto& [name, count] : counts) names.push_back(name);
  }
  return names;
}

/// The counts of plain words by their posting lists; nothing if more is asked for.
std::optional<MatchCounts> count_union(const CountedIndex& counted, const Request& request) {
  const bool wants_topics = !request.facets.empty();
  if (!request.narrowed_facets.empty()) return std::nullopt;
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
  const std::vector<std::string>& names = counted.shards.front().topics;
  TopicSpy topics(*counted.columns, names.size());
  matches.for_each([&topics](Xapian::docid document) { topics.add(document); });
  result.facets.push_back(make_facet(FacetField::kTopic,
                                     merge_spellings(FacetField::kTopic, topics.counts(names)), {},
                                     request.facet_limit));
  result.facets.back().matches = result.total;
  return result;
}

/// The facet of a field by the matches without its own filter.
Facet count_without_own(const CountedIndex& counted, const Request& request, FacetField field,
                        const MatchQuery& match_query) {
  Pass own(counted, match_query(field));
  own.watch(field);
  const std::uint64_t matches = own.run();
  const auto chosen = selected_names(request.filters, field);
  Facet facet = make_facet(field, own.counts(field),
                           field == FacetField::kProvider ? counted_names(counted, chosen) : chosen,
                           request.facet_limit);
  facet.matches = matches;
  return facet;
}

}  // namespace

MatchCounts count_matches(const CountedIndex& counted, const Request& request,
                          const MatchQuery& match_query) {
  if (auto quick = count_union(counted, request)) return std::move(*quick);
  Pass common(counted, match_query(std::nullopt));
  for (const FacetField field : request.facets) {
    if (!has_filter(request.filters, field)) common.watch(field);
  }
  for (const FacetField field : request.narrowed_facets) common.watch(field);
  MatchCounts result;
  result.total = common.run();
  const auto of_all_matches = [&](FacetField field) {
    Facet facet = make_facet(field, common.counts(field), {}, request.facet_limit);
    facet.matches = result.total;
    return facet;
  };
  for (const FacetField field : request.facets) {
    result.facets.push_back(has_filter(request.filters, field)
                                ? count_without_own(counted, request, field, match_query)
                                : of_all_matches(field));
  }
  for (const FacetField field : request.narrowed_facets) {
    result.narrowed_facets.push_back(of_all_matches(field));
  }
  return result;
}

}  // namespace dateline
