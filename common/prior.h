// SPDX-License-Identifier: GPL-2.0-or-later
// What an article is worth before any word is asked for.
//
//   score = text + f * (quality + heat + age)
//   quality = kQualityWeight * (saturate(q, kMedianQuality) - 1/2)
//   heat    = kHeatWeight    * (saturate(h, kMedianHeat)    - 1/2)
//   age     = kAgeWeight     * 2^(-days / kAgeHalfLifeDays), or 0 below kMinAgePart
//   f       = min(1, kMaxShare * B / kPriorSpan)
//
// `text` is BM25, a log-odds estimate, and independent evidence adds to log-odds, so the prior is
// added. The saturation S/(k+S) is the form that N. Craswell, S. Robertson, H. Zaragoza and M.
// Taylor found best for such features ("Relevance weighting for query independent evidence", SIGIR
// 2005). It is 1/2 at the median, so a median article, and one whose quality or heat is not known,
// gets exactly 0: plain relevance.
//
// `B` bounds the text score of the query from above (the sum of its terms' greatest weights), so
// the whole prior never spans more than the share kMaxShare of what the text can give: it decides
// between texts that match alike, and no heat lifts a poor match over a far better one. For long
// queries f is 1, as evidence does not grow with the length of the query.
#pragma once

#include <cstdint>
#include <optional>

#include "common/date.h"

namespace dateline {

/// In the units of BM25 with k1 = 6, where a word's weight is up to 7 times its idf: the best
/// quality against the worst weighs as much as a word that every second article has.
inline constexpr double kQualityWeight = 3.0;
inline constexpr double kHeatWeight = 3.0;
inline constexpr double kAgeWeight = 1.5;

/// Half-saturation points: about the medians of quality (76) and heat (76) in the feeds that the
/// format comes from.
inline constexpr double kMedianQuality = 76.0;
inline constexpr double kMedianHeat = 76.0;

/// A story is half as new after a week.
inline constexpr double kAgeHalfLifeDays = 7.0;

/// What is less than this counts as nothing, so that only the last months need a table of weights.
inline constexpr double kMinAgePart = 1e-4;

/// The distance between the best and the worst prior.
inline constexpr double kPriorSpan = kQualityWeight + kHeatWeight + kAgeWeight;

/// The greatest part of the query's possible text score that the prior may span.
inline constexpr double kMaxShare = 0.25;

/// The constants above, which a search may set otherwise (searcher/profile.h).
struct PriorWeights {
  double quality = kQualityWeight;
  double heat = kHeatWeight;
  double age = kAgeWeight;
  double half_life_days = kAgeHalfLifeDays;
  double max_share = kMaxShare;

  [[nodiscard]] double span() const { return quality + heat + age; }
  /// What moves quality and heat up so that they are never negative.
  [[nodiscard]] double static_offset() const { return (quality + heat) / 2; }

  friend bool operator==(const PriorWeights&, const PriorWeights&) = default;
};

/// The quality part before `f`: in [-weight/2, weight/2), 0 if not known.
double quality_part(std::optional<std::int32_t> quality, const PriorWeights& weights = {});

/// The heat part before `f`: in [-weight/2, weight/2), 0 if not known.
double heat_part(std::optional<std::int32_t> heat, const PriorWeights& weights = {});

/// The age part before `f`: in [0, weight]; an article from after `now` counts as new, one without
/// a date as old.
double age_part(std::optional<UnixDays> published, UnixDays now, const PriorWeights& weights = {});

/// What slot kPrior holds: quality_part + heat_part, moved up by kStaticOffset, as Xapian's weights
/// are never negative. The searcher takes the offset off again.
double static_prior(std::optional<std::int32_t> quality, std::optional<std::int32_t> heat);
inline constexpr double kStaticOffset = (kQualityWeight + kHeatWeight) / 2;

/// The factor `f` for a query whose text score cannot exceed `text_bound` (>= 0). A query without
/// text (filters alone) is ranked by the prior as it is: 1.
double prior_factor(std::optional<double> text_bound, const PriorWeights& weights = {});

}  // namespace dateline
