// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include "common/analyzer.h"
#include "searcher/ranking.h"
#include "searcher/response.h"
#include "searcher/text_query.h"

namespace dateline {

/// Takes one document's score apart. Each term's weight is asked of Xapian itself and split over
/// the fields by what each added to the term's frequency there. Throws Xapian::Error.
Explanation explain_score(const Xapian::Database& index, Xapian::docid document,
                          const Record& record, const TextQuery& text, const Ranking& ranking,
                          Analyzer& analyzer);

}  // namespace dateline
