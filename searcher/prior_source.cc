// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/prior_source.h"

namespace dateline {

void PriorSource::init(const Xapian::Database& index) {
  documents_ = index.get_doccount();
  last_ = index.get_lastdocid();
  document_ = 0;
  at_end_ = false;
  set_maxweight(priors_.greatest());
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
