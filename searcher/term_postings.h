// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>

#include "common/schema.h"
#include "searcher/text_query.h"

namespace dateline {

/// Calls `visit(const Xapian::PostingIterator&)` for each document in which a term counts: those of
/// its language alone, if it has one; ascending. Throws Xapian::Error.
template <typename Visit>
void for_each_posting(const Xapian::Database& index, const QueryTerm& term, Visit visit) {
  const auto end = index.postlist_end(term.term);
  if (term.language.empty()) {
    for (auto at = index.postlist_begin(term.term); at != end; ++at) visit(at);
    return;
  }
  const std::string language = name_term(prefix::kLanguage, term.language);
  auto other = index.postlist_begin(language);
  for (auto at = index.postlist_begin(term.term); at != end; ++at) {
    other.skip_to(*at);
    if (other == index.postlist_end(language)) return;
    if (*other == *at) visit(at);
  }
}

}  // namespace dateline
