// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "tests/relevance/judgments.h"

namespace dateline {

/// How good one ranking is, or the mean over many: all in [0, 1], 1 is best. By trec_eval 9.0's
/// definitions of the measures named.
struct Measures {
  double average_precision = 0;  ///< `map`: relevant documents that are not found count as 0
  double ndcg10 = 0;             ///< `ndcg_cut_10`: gain is the grade, discount log2(rank + 1)
  double precision10 = 0;        ///< `P_10`: of ten, however many were found
  double reciprocal_rank = 0;    ///< `recip_rank` of the first relevant document
  double success10 = 0;          ///< `success_10`: 1 if one of the first ten is relevant
  double bpref = 0;              ///< `bpref`: judged documents alone count
};

/// Measures one query's ranking. All 0 if no document is relevant.
Measures measure(const Grades& grades, const Ranking& ranking);

/// Of each query that has a relevant document, by id: as `trec_eval -c`, a query that the run lacks
/// counts as one without hits.
std::vector<Measures> measure_all(const Judgments& judgments, const Run& run);

/// The mean; all 0 of none.
Measures mean(const std::vector<Measures>& of_queries);

}  // namespace dateline
