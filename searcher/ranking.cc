// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/ranking.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "common/prior.h"
#include "common/schema.h"
#include "searcher/prior_source.h"

namespace dateline {
namespace {

/// A query that owns its source. Xapian counts the references from here on.
Xapian::Query source_query(std::unique_ptr<Xapian::PostingSource> source) {
  return Xapian::Query(source.release()->release());
}

/// The age part of what is not from after `today`: a table by day. Unlike a class of our own this
/// works over a remote database, too.
Xapian::Query past_source(UnixDays today, const PriorWeights& weights) {
  auto source = std::make_unique<Xapian::ValueMapPostingSource>(slot::kDay);
  source->set_default_weight(0);
  for (UnixDays day = today;; --day) {
    const double weight = age_part(day, today, weights);
    if (weight <= 0) break;
    source->add_mapping(encode_day(day), weight);
  }
  return source_query(std::move(source));
}

/// The age part of all days from after `today`, which is the same however far ahead they are.
Xapian::Query future_source(UnixDays today, const PriorWeights& weights) {
  return {Xapian::Query::OP_FILTER,
          source_query(std::make_unique<Xapian::FixedWeightPostingSource>(
              age_part(today + 1, today, weights))),
          Xapian::Query(Xapian::Query::OP_VALUE_GE, slot::kDay, encode_day(today + 1))};
}

Xapian::Query age_source(UnixDays today, UnixDays newest, const PriorWeights& weights) {
  if (newest <= today) return past_source(today, weights);
  return {Xapian::Query::OP_OR, past_source(today, weights), future_source(today, weights)};
}

/// What a signal adds, moved up by half its weight: a table by value, and that half for who has
/// none.
Xapian::Query signal_source(std::uint32_t slot, std::int32_t most, double weight,
                            double (*part)(std::optional<std::int32_t>, const PriorWeights&),
                            const PriorWeights& weights) {
  auto known = std::make_unique<Xapian::ValueMapPostingSource>(slot);
  known->set_default_weight(0);
  for (std::int32_t signal = 0; signal <= most; ++signal) {
    known->add_mapping(Xapian::sortable_serialise(signal), weight / 2 + part(signal, weights));
  }
  const Xapian::Query unknown(
      Xapian::Query::OP_AND_NOT,
      source_query(std::make_unique<Xapian::FixedWeightPostingSource>(weight / 2)),
      Xapian::Query(Xapian::Query::OP_VALUE_GE, slot, Xapian::sortable_serialise(0)));
  return {Xapian::Query::OP_OR, source_query(std::move(known)), unknown};
}

Xapian::Query static_source(const RankingBase& base) {
  if (are_stored(base.weights)) {
    return source_query(std::make_unique<Xapian::ValueWeightPostingSource>(slot::kPrior));
  }
  const PriorWeights& weights = base.weights;
  return {Xapian::Query::OP_OR,
          signal_source(slot::kQuality, base.most.quality, weights.quality, quality_part, weights),
          signal_source(slot::kHeat, base.most.heat, weights.heat, heat_part, weights)};
}

Xapian::Query scaled(const Xapian::Query& query, double factor) {
  // A factor above 1 over a posting source makes Xapian 1.4 prune what it must not.
  return factor < 1 ? Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, factor) : query;
}

/// The prior from the values as they are stored, with Xapian's own classes.
Xapian::Query stored_prior(const RankingBase& base, const PriorScale& scale) {
  const auto age = age_source(scale.today, day_of(base.newest), base.weights);
  return {Xapian::Query::OP_OR, scaled(static_source(base), scale.factor),
          scaled(age, scale.factor)};
}

/// The greatest quality and heat that were ever stored.
Signals greatest_signals(const std::vector<Shard>& shards) {
  const auto most = [](const Shard& shard, std::uint32_t slot) {
    const std::string bound = shard.index.get_value_upper_bound(slot);
    return bound.empty() ? 0 : static_cast<std::int32_t>(Xapian::sortable_unserialise(bound));
  };
  std::vector<Signals> by_shard(shards.size());
  for_each_shard(shards, [&](std::size_t i) {
    by_shard[i] = {most(shards[i], slot::kQuality), most(shards[i], slot::kHeat)};
  });
  Signals greatest;
  for (const Signals& one : by_shard) {
    greatest.quality = std::max(greatest.quality, one.quality);
    greatest.heat = std::max(greatest.heat, one.heat);
  }
  return greatest;
}

PriorScale scale_of(const RankingBase& base) {
  // Text that adds nothing (`*`, `-rain`) leaves the order to the prior, like no text at all.
  const bool adds = base.text != nullptr && base.text->bound > 0;
  const auto bound = adds ? std::optional(base.text->bound) : std::nullopt;
  return {prior_factor(bound, base.weights), day_of(base.now)};
}

}  // namespace

double Ranking::offset() const { return prior_factor * weights.static_offset(); }

bool are_stored(const PriorWeights& weights) {
  return weights.quality == kQualityWeight && weights.heat == kHeatWeight;
}

RankingBase ranking_base(Snapshot& snapshot, const RankedSearch& search) {
  RankingBase base{search.text, search.now, snapshot.newest(), snapshot.columns(), search.weights,
                   nullptr,     {}};
  if (are_stored(search.weights)) return base;
  if (base.columns != nullptr) {
    base.priors = &snapshot.static_priors(search.weights);
  } else {
    base.most = greatest_signals(snapshot.shards());
  }
  return base;
}

DocumentPriors document_priors(const RankingBase& base) {
  const StaticPriors& priors =
      base.priors != nullptr ? *base.priors : base.columns->static_priors();
  return {*base.columns, priors, base.weights, scale_of(base)};
}

Ranking make_ranking(const RankingBase& base) {
  const PriorScale scale = scale_of(base);
  return {scale.factor, base.weights, scale.today};
}

Xapian::Query ranked_query(const Xapian::Query& matches, const RankingBase& base) {
  const Xapian::Query prior =
      base.columns != nullptr ? source_query(std::make_unique<PriorSource>(document_priors(base)))
                              : stored_prior(base, scale_of(base));
  return {Xapian::Query::OP_AND_MAYBE, matches, prior};
}

void set_order(Xapian::Enquire& enquire, const Request& request) {
  constexpr bool kDescending = true;
  switch (request.sort) {
    case SortOrder::kRelevance:
      enquire.set_sort_by_relevance_then_value(slot::kDate, kDescending);
      break;
    case SortOrder::kDate:
      enquire.set_sort_by_value_then_relevance(slot::kDate, !request.ascending);
      break;
    case SortOrder::kHeat:
      enquire.set_sort_by_value_then_relevance(slot::kHeat, !request.ascending);
      break;
    case SortOrder::kQuality:
      enquire.set_sort_by_value_then_relevance(slot::kQuality, !request.ascending);
      break;
  }
}

}  // namespace dateline
