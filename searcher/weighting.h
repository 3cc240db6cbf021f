// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <algorithm>
#include <cstdint>

namespace dateline {

/// BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009) as
/// Xapian has it, with k1 for the field weights of common/schema.h: one occurrence in an excerpt
/// counts 4, so k1 = 6 saturates as k1 = 1.5 does over plain counts. k1 and b are the middle of
/// what five judged collections (abstracts, news, fact checks) each like best. k3: how much a word
/// counts that a query repeats.
namespace bm25 {
inline constexpr double kK1 = 6.0;
inline constexpr double kK2 = 0.0;
inline constexpr double kK3 = 2.0;
inline constexpr double kB = 0.7;
inline constexpr double kMinNormLength = 0.5;
}  // namespace bm25

/// The weighting scheme of all text queries.
inline Xapian::BM25Weight text_weight() {
  return {bm25::kK1, bm25::kK2, bm25::kK3, bm25::kB, bm25::kMinNormLength};
}

/// What one term can add to a score at the very most, with `wqf` occurrences in the query: its idf
/// times (k1 + 1), by Xapian's formula for the idf.
double term_bound(std::uint64_t documents, std::uint64_t term_frequency, std::uint32_t wqf);

/// What one term adds to a document's score: the weight of text_weight(), bit for bit.
class TermScore {
 public:
  /// `bound`: the term_bound(), scaled.
  TermScore(double bound, double average_length)
      : bound_(bound), length_factor_(average_length > 0 ? 1 / average_length : 0) {}

  /// `length`: the sum of all wdf of the document.
  [[nodiscard]] double of(Xapian::termcount wdf, Xapian::termcount length) const {
    const double relative = std::max(length * length_factor_, bm25::kMinNormLength);
    const double count = wdf;
    return bound_ * (count / (bm25::kK1 * (relative * bm25::kB + (1 - bm25::kB)) + count));
  }

 private:
  double bound_;
  double length_factor_;
};

}  // namespace dateline
