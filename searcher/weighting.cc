// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/weighting.h"

#include <cmath>

namespace dateline {

double term_bound(std::uint64_t documents, std::uint64_t term_frequency, std::uint32_t wqf) {
  if (term_frequency == 0) return 0;
  const auto all = static_cast<double>(documents);
  const auto with_term = static_cast<double>(term_frequency);
  double odds = (all - with_term + 0.5) / (with_term + 0.5);
  // Xapian bends the curve for terms in more than a third of all documents, so that no idf is
  // negative.
  if (odds < 2) odds = odds * 0.5 + 1;
  const double query_part = (bm25::kK3 + 1) * wqf / (bm25::kK3 + wqf);
  return std::log(odds) * (bm25::kK1 + 1) * query_part;
}

}  // namespace dateline
