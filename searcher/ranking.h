// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <optional>

#include "common/date.h"
#include "searcher/columns.h"
#include "searcher/request.h"
#include "searcher/text_query.h"

namespace dateline {

/// How the matches of one request are scored (common/prior.h has the formula).
struct Ranking {
  Xapian::Query query;      ///< all matches with their weights
  double prior_factor = 1;  ///< `f`
  UnixDays today = 0;       ///< what ages are reckoned from

  /// Xapian's weights are never negative, so the static prior is stored moved up: this much is to
  /// be taken off a weight to make a score.
  [[nodiscard]] double offset() const;
};

/// What a ranking is reckoned from.
struct RankingBase {
  const TextQuery* text = nullptr;  ///< nothing for a request without words
  UnixSeconds now = 0;
  UnixSeconds newest = 0;            ///< the greatest date in the index
  const Columns* columns = nullptr;  ///< nothing: Xapian's own value streams, which are slower
};

/// `matches`: what shall be ranked, with the text's weights.
Ranking make_ranking(const Xapian::Query& matches, const RankingBase& base);

/// Puts the request's order on `enquire`. Ties in relevance go to the newer article, then to an
/// arbitrary but fixed one; ties in anything else to the more relevant one.
void set_order(Xapian::Enquire& enquire, const Request& request);

}  // namespace dateline
