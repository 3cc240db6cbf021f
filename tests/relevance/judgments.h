// SPDX-License-Identifier: GPL-2.0-or-later
// The files of an evaluation as TREC has them.
#pragma once

#include <istream>
#include <map>
#include <string>
#include <vector>

namespace dateline {

/// What assessors said of one query's documents: the document's name and its grade. Above 0 is
/// relevant, 0 is not; what is not there has not been judged, and below 0 counts as that, too.
using Grades = std::map<std::string, int>;

/// By query id.
using Judgments = std::map<std::string, Grades>;

/// A query's documents, best first.
using Ranking = std::vector<std::string>;

/// By query id.
using Run = std::map<std::string, Ranking>;

/// Reads lines `qid 0 docid grade`. Throws std::runtime_error that names a bad line.
Judgments read_judgments(std::istream& in);

/// Reads lines `qid Q0 docid rank score tag` and orders each query's as trec_eval 9.0 does: by the
/// score as a 32-bit number, falling, then by the document's name, falling. The rank given counts
/// for nothing. Throws std::runtime_error that names a bad line.
Run read_run(std::istream& in);

}  // namespace dateline
