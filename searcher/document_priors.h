// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <vector>

#include "searcher/columns.h"

namespace dateline {

/// What the prior of one search is reckoned with.
struct PriorScale {
  double factor = 1;
  UnixDays today = 0;
};

/// The prior of each document, factor * (static prior + age part), out of columns: the same weights
/// as from the stored values. Columns and static priors must outlive it.
class DocumentPriors {
 public:
  DocumentPriors(const Columns& columns, const StaticPriors& priors, const PriorWeights& weights,
                 const PriorScale& scale);

  [[nodiscard]] double of(Xapian::docid document) const;
  [[nodiscard]] double greatest() const;

 private:
  const Columns& columns_;
  const StaticPriors& priors_;
  double age_weight_;
  double factor_;
  UnixDays today_;
  std::vector<double> ages_;  // the age part by days before today
};

}  // namespace dateline
