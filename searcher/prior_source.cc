// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/prior_source.h"

#include <cstddef>

#include "common/prior.h"

namespace dateline {

PriorSource::PriorSource(const Columns& columns, const StaticPriors& priors,
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

double PriorSource::get_weight() const {
  const UnixDays day = columns_.day(document_);
  double age = 0;
  if (day != Columns::kNoDay) {
    const auto days = today_ > day ? static_cast<std::size_t>(today_ - day) : 0;
    if (days < ages_.size()) age = ages_[days];
  }
  return factor_ * priors_.by_document[document_] + factor_ * age;
}

void PriorSource::init(const Xapian::Database& index) {
  documents_ = index.get_doccount();
  last_ = index.get_lastdocid();
  document_ = 0;
  at_end_ = false;
  set_maxweight(factor_ * priors_.greatest + factor_ * age_weight_);
}

void PriorSource::next(double /*min_weight*/) { go_to(document_ + 1); }

void PriorSource::skip_to(Xapian::docid document, double /*min_weight*/) { go_to(document); }

bool PriorSource::check(Xapian::docid document, double /*min_weight*/) {
  go_to(document);
  return true;
}

void PriorSource::go_to(Xapian::docid document) {
  document_ = document;
  at_end_ = document_ > last_;
}

}  // namespace dateline
