// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>

#include "common/date.h"
#include "common/prior.h"
#include "searcher/columns.h"
#include "searcher/document_priors.h"
#include "searcher/request.h"
#include "searcher/snapshot.h"
#include "searcher/text_query.h"

namespace dateline {

/// How the matches of one request are scored (common/prior.h has the formula).
struct Ranking {
  double prior_factor = 1;  ///< `f`
  PriorWeights weights;
  UnixDays today = 0;  ///< what ages are reckoned from

  /// Xapian's weights are never negative, so the static prior is stored moved up: this much is to
  /// be taken off a weight to make a score.
  [[nodiscard]] double offset() const;
};

/// Quality and heat.
struct Signals {
  std::int32_t quality = 0;
  std::int32_t heat = 0;
};

/// Whether static priors by these weights are what slot kPrior holds.
bool are_stored(const PriorWeights& weights);

/// What a ranking is reckoned from.
struct RankingBase {
  const TextQuery* text = nullptr;  ///< nothing for a request without words
  UnixSeconds now = 0;
  UnixSeconds newest = 0;            ///< the greatest date in the index
  const Columns* columns = nullptr;  ///< nothing: Xapian's own value streams, which are slower
  PriorWeights weights{};
  /// By the weights; nothing where they are the stored ones, or there are no columns.
  const StaticPriors* priors = nullptr;
  Signals most{};  ///< the greatest quality and heat in the index
};

/// One search's own part of that.
struct RankedSearch {
  const TextQuery* text = nullptr;
  UnixSeconds now = 0;
  const PriorWeights& weights;
};

/// What a search on a snapshot is ranked from. Throws Xapian::Error.
RankingBase ranking_base(Snapshot& snapshot, const RankedSearch& search);

/// The priors of a search that has columns.
DocumentPriors document_priors(const RankingBase& base);

Ranking make_ranking(const RankingBase& base);

/// All of `matches`, which have the text's weights, with their priors added.
Xapian::Query ranked_query(const Xapian::Query& matches, const RankingBase& base);

/// Puts the request's order on `enquire`. Ties in relevance go to the newer article, then to an
/// arbitrary but fixed one; ties in anything else to the more relevant one.
void set_order(Xapian::Enquire& enquire, const Request& request);

}  // namespace dateline
