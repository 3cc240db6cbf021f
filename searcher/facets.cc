// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/facets.h"

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
#include <utility>

#include "common/schema.h"
#include "searcher/facet_values.h"
#include "searcher/filter_query.h"
#include "searcher/term_union.h"

namespace dateline {
namespace {

/// One pass over all matches of a query in one shard, with a spy for each field asked for.
class ShardPass {
 public:
  ShardPass(const Shard& shard, const FacetColumns* columns, RankedPage page)
      : shard_(shard), columns_(columns), page_(std::move(page)) {}

  void watch(FacetField field) {
    if (columns_ != nullptr && has_columns(field)) {
      auto& counter = counters_[field];
      if (counter) return;
      counter = make_counter(field, *columns_);
      page_.enquire.add_matchspy(counter.get());
      return;
    }
    auto& spy = spies_[slot_of(field)];
    if (spy) return;
    spy = std::make_unique<Xapian::ValueCountMatchSpy>(slot_of(field));
    page_.enquire.add_matchspy(spy.get());
  }

  /// Xapian stops early, and its spies see only some of the matches, unless told to check them all.
  std::uint64_t run() {
    const Window& window = page_.window;
    found_ = page_.enquire.get_mset(window.offset, window.limit, shard_.index.get_doccount());
    page_.enquire.clear_matchspies();
    return found_.get_matches_lower_bound();
  }

  [[nodiscard]] const Xapian::MSet& found() const { return found_; }

  /// The counter of the field if there is one, whose counts are merged.
  [[nodiscard]] const FacetCounter* counter(FacetField field) const {
    const auto at = counters_.find(field);
    return at == counters_.end() ? nullptr : at->second.get();
  }

  void add_counts(FacetField field, FacetCounts& counts) const {
    const Xapian::ValueCountMatchSpy& spy = *spies_.at(slot_of(field));
    for (auto at = spy.values_begin(); at != spy.values_end(); ++at) {
      add_value(field, shard_.topics, *at, at.get_termfreq(), counts);
    }
  }

 private:
  const Shard& shard_;
  const FacetColumns* columns_;
  RankedPage page_;
  Xapian::MSet found_;
  std::map<std::uint32_t, std::unique_ptr<Xapian::ValueCountMatchSpy>> spies_;  // by slot
  std::map<FacetField, std::unique_ptr<FacetCounter>> counters_;
};

/// A query that shares no part with `query`, as for_each_shard() wants it.
Xapian::Query copy_of(const Xapian::Query& query) {
  return Xapian::Query::unserialise(query.serialise());
}

/// No hits, no weights.
RankedPage unranked(const Shard& shard, const Xapian::Query& query) {
  Xapian::Enquire enquire(shard.index);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return {std::move(enquire), {}};
}

/// The same over all shards, each by itself, as a topic's id means something else in each.
class Pass {
 public:
  Pass(const CountedIndex& counted, const Xapian::Query& query) : shards_(counted.shards) {
    for (const Shard& shard : shards_) {
      passes_.push_back(std::make_unique<ShardPass>(
          shard, counted.columns, unranked(shard, shard.is_remote ? copy_of(query) : query)));
    }
  }

  Pass(const CountedIndex& counted, const RankedPage& page) : shards_(counted.shards) {
    passes_.push_back(std::make_unique<ShardPass>(shards_.front(), counted.columns, page));
  }

  [[nodiscard]] const Xapian::MSet& found() const { return passes_.front()->found(); }

  void watch(FacetField field) {
    for (const auto& pass : passes_) pass->watch(field);
  }

  std::uint64_t run() {
    std::vector<std::uint64_t> matches(passes_.size());
    for_each_shard(shards_, [&](std::size_t i) { matches[i] = passes_[i]->run(); });
    return std::accumulate(matches.begin(), matches.end(), std::uint64_t{0});
  }

  [[nodiscard]] FacetCounts counts(FacetField field) const {
    if (const FacetCounter* counter = passes_.front()->counter(field)) return counter->counts();
    FacetCounts counts;
    for (const auto& pass : passes_) pass->add_counts(field, counts);
    return merge_spellings(field, std::move(counts));
  }

 private:
  const std::vector<Shard>& shards_;
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

/// Whether columns alone can tell the request's facets.
bool is_told_by_columns(const CountedIndex& counted, const Request& request) {
  if (!request.narrowed_facets.empty()) return false;
  if (request.facets.empty()) return true;
  return counted.columns != nullptr &&
         std::all_of(request.facets.begin(), request.facets.end(), has_columns);
}

template <typename Matches>
MatchCounts count_all(const Matches& matches, const CountedIndex& counted, const Request& request) {
  MatchCounts result;
  result.total = matches.size();
  for (const FacetField field : request.facets) {
    const auto counter = make_counter(field, *counted.columns);
    matches.for_each([&counter](Xapian::docid document) { counter->add(document); });
    result.facets.push_back(make_facet(field, counter->counts(), {}, request.facet_limit));
    result.facets.back().matches = result.total;
  }
  return result;
}

/// The counts of plain words by their posting lists; nothing if more is asked for.
std::optional<MatchCounts> count_union(const CountedIndex& counted, const Request& request) {
  if (counted.words == nullptr || !counted.words->is_union) return std::nullopt;
  if (!is_told_by_columns(counted, request)) return std::nullopt;
  if (counted.scores != nullptr) return count_all(*counted.scores, counted, request);
  const auto& selecting = counted.words->selecting;
  const bool is_one_term =
      selecting.size() == 1 && counted.words->terms[selecting.front()].language.empty();
  if (is_one_term && request.facets.empty()) {
    MatchCounts result;
    result.total = counted.words->terms[selecting.front()].frequency;
    return result;
  }
  return count_all(TermUnion(counted.index, *counted.words), counted, request);
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
  Pass common =
      counted.ranked ? Pass(counted, *counted.ranked) : Pass(counted, match_query(std::nullopt));
  for (const FacetField field : request.facets) {
    if (!has_filter(request.filters, field)) common.watch(field);
  }
  for (const FacetField field : request.narrowed_facets) common.watch(field);
  MatchCounts result;
  result.total = common.run();
  if (counted.ranked) result.page = common.found();
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
