// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "searcher/expansion.h"
#include "searcher/text_query.h"

namespace dateline {

/// A word as typed, and its stem.
struct WordAndStem {
  std::string word;
  std::string stem;
};

/// The words of an index's `field` that one was probably meant to be, at most three: of those with
/// the fewest letters away from it (one; in long words two) the most frequent. None for short words
/// and for what is more than letters, where a letter makes another thing. Throws Xapian::Error.
std::vector<Expansion> near_words(const WordAndStem& typed, TextField field,
                                  const QueryContext& context);

}  // namespace dateline
