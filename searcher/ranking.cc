// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/ranking.h"

#include <memory>
#include <utility>

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
Xapian::Query past_source(UnixDays today) {
  auto source = std::make_unique<Xapian::ValueMapPostingSource>(slot::kDay);
  source->set_default_weight(0);
  for (UnixDays day = today;; --day) {
    const double weight = age_part(day, today);
    if (weight <= 0) break;
    source->add_mapping(encode_day(day), weight);
  }
  return source_query(std::move(source));
}

/// The age part of all days from after `today`, which is the same however far ahead they are.
Xapian::Query future_source(UnixDays today) {
  return {
      Xapian::Query::OP_FILTER,
      source_query(std::make_unique<Xapian::FixedWeightPostingSource>(age_part(today + 1, today))),
      Xapian::Query(Xapian::Query::OP_VALUE_GE, slot::kDay, encode_day(today + 1))};
}

Xapian::Query age_source(UnixDays today, UnixDays newest) {
  if (newest <= today) return past_source(today);
  return {Xapian::Query::OP_OR, past_source(today), future_source(today)};
}

Xapian::Query scaled(const Xapian::Query& query, double factor) {
  // A factor above 1 over a posting source makes Xapian 1.4 prune what it must not.
  return factor < 1 ? Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, factor) : query;
}

/// The prior from the values as they are stored, with Xapian's own classes.
Xapian::Query stored_prior(double factor, UnixDays today, UnixDays newest) {
  const Xapian::Query stored =
      source_query(std::make_unique<Xapian::ValueWeightPostingSource>(slot::kPrior));
  return {Xapian::Query::OP_OR, scaled(stored, factor), scaled(age_source(today, newest), factor)};
}

}  // namespace

double Ranking::offset() const { return prior_factor * kStaticOffset; }

Ranking make_ranking(const Xapian::Query& matches, const RankingBase& base) {
  Ranking ranking;
  ranking.today = day_of(base.now);
  ranking.prior_factor =
      prior_factor(base.text != nullptr ? std::optional(base.text->bound) : std::nullopt);
  const Xapian::Query prior =
      base.columns != nullptr
          ? source_query(
                std::make_unique<PriorSource>(*base.columns, ranking.prior_factor, ranking.today))
          : stored_prior(ranking.prior_factor, ranking.today, day_of(base.newest));
  ranking.query = Xapian::Query(Xapian::Query::OP_AND_MAYBE, matches, prior);
  return ranking;
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
