// SPDX-License-Identifier: GPL-2.0-or-later
// What plain words find beside themselves:
//
//   typing slips   recogntion   `recognition`     if next to no article has the word as typed
//   numbers        covid 19     `covid19`         and the other way round
//   words as one   power apps   `powerapps`
//   words apart    CapeTown     `cape`, `town`    if that is frequent itself, as a phrase
//                  recordprofits  `record profits`   if no article has the word as typed
//   synonyms       AI           `artificial intelligence`   by a file (searcher/synonyms.h)
//
// They weigh less than what was typed, so that what has the very word ranks first. What stands in
// quotes is looked for as it is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/text_query.h"

namespace dateline {

/// A word that next to no article has: at most this many. In an index of less than
/// kMinDocumentsForCommonWords documents every word is rare: there, one that none has.
inline constexpr std::uint64_t kFewHits = 2;

/// A word is taken for another one's slip only if that is this many times as frequent.
inline constexpr std::uint64_t kLeastTimesAsFrequent = 10;

/// The weight of a slip's correction, as a share of its own: beside articles that have the word as
/// typed, and without any. At 0.2 a word in all fields weighs less than the exact one in an
/// excerpt.
inline constexpr double kSlipScale = 0.2;
inline constexpr double kLoneSlipScale = 0.5;

/// The weight of a synonym, as a share of what it stands for.
inline constexpr double kSynonymScale = 0.7;

/// The weight of neighbouring words written as one, as a share of the weightiest of them: an
/// article may have the words themselves, too. All of it where one of them is so rare beside it
/// that it is how the name is written (`tik tok`), by kLeastTimesAsFrequent.
inline constexpr double kJoinedScale = 0.35;

/// Plain words, and where they stand in a query.
struct PlainWords {
  std::string_view text;
  TextField field = TextField::kAny;
  std::uint32_t first = 1;  ///< position of the first one
};

/// A second form of words.
struct WordVariant {
  std::vector<QueryTerm> terms;  ///< all must match; is_variant
  Xapian::Query query;           ///< the terms; those of several words as a phrase
};

/// The variants of `words`, whose terms are `terms`. What is found beside the words as typed is
/// said in `notes`. Throws Xapian::Error.
std::vector<WordVariant> word_variants(const PlainWords& words, const std::vector<QueryTerm>& terms,
                                       const QueryContext& context,
                                       std::vector<std::string>& notes);

}  // namespace dateline
