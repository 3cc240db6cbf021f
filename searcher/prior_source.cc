// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/prior_source.h"

#include <cstddef>

#include "common/prior.h"

namespace dateline {

PriorSource::PriorSource(const Columns& columns, double factor, UnixDays today)
    : columns_(columns), factor_(factor), today_(today) {
  for (UnixDays day = today;; --day) {
    const double part = age_part(day, today);
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
  return factor_ * columns_.static_prior(document_) + factor_ * age;
}

void PriorSource::init(const Xapian::Database& index) {
  documents_ = index.get_doccount();
  last_ = index.get_lastdocid();
  document_ = 0;
  at_end_ = false;
  set_maxweight(factor_ * columns_.greatest_prior() + factor_ * kAgeWeight);
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
