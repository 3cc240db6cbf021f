// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/document_priors.h"

#include <cstddef>

#include "common/prior.h"

namespace dateline {

DocumentPriors::DocumentPriors(const Columns& columns, const StaticPriors& priors,
                               const PriorWeights& weights, const PriorScale& scale)
    : columns_(columns),
      priors_(priors),
      age_weight_(weights.age),
      factor_(scale.factor),
      today_(scale.today) {
  for (UnixDays day = today_;; --day) {
    const double part = age_part(day, today_, weights);
    if (part <= 0) break;
    ages_.push_back(part);
  }
}

double DocumentPriors::of(Xapian::docid document) const {
  const UnixDays day = columns_.day(document);
  double age = 0;
  if (day != Columns::kNoDay) {
    const auto days = today_ > day ? static_cast<std::size_t>(today_ - day) : 0;
    if (days < ages_.size()) age = ages_[days];
  }
  return factor_ * priors_.by_document[document] + factor_ * age;
}

double DocumentPriors::greatest() const {
  return factor_ * priors_.greatest + factor_ * age_weight_;
}

}  // namespace dateline
