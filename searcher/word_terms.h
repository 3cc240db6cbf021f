// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "searcher/text_query.h"

namespace dateline {

/// Plain words and their terms.
struct WordTerms {
  std::vector<QueryTerm> terms;  ///< by position
  std::uint32_t words = 0;       ///< with repeated ones
};

/// The scale of both terms of an acronym with points, `u.s.` and `us`: it would weigh as two words.
inline constexpr double kAcronymScale = 0.5;

/// The terms of plain words, whose positions count from `first` on; own forms of the index's
/// languages follow their word. A word's own forms weigh no more than the word itself does, where
/// that occurs: they are rare where a language was misjudged, and would count too much.
WordTerms terms_of_words(std::string_view text, TextField field, std::uint32_t first,
                         const QueryContext& context);

/// The terms of words that have to stand in a certain order: one for each, repeated ones again.
/// Throws Xapian::Error.
std::vector<QueryTerm> positional_terms(const std::string& text, TextField field,
                                        std::uint32_t first, const QueryContext& context);

/// The positions of words that are too common to make a match by themselves (kCommonWordShare);
/// none if the others do not occur.
std::vector<std::uint32_t> common_positions(const std::vector<QueryTerm>& terms,
                                            std::uint64_t documents);

/// What a field's terms begin with.
std::string_view prefix_of(TextField field);

}  // namespace dateline
