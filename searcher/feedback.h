// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>

#include "searcher/ranking.h"
#include "searcher/text_query.h"

namespace dateline {

/// Pseudo-relevance feedback: the best matches are taken to be relevant, and the words that they
/// have in common add to the scores of all matches. A relevance model (V. Lavrenko and W. B. Croft,
/// "Relevance based language models", SIGIR 2001), each word times its idf. The constants are what
/// six judged collections agree on; HACKING.md has the measures.
namespace feedback {
inline constexpr std::size_t kDocuments = 8;  ///< best matches looked into
inline constexpr std::size_t kTerms = 20;     ///< words taken from them
inline constexpr double kScale = 0.1;         ///< of the best word's weight; the others' are less
inline constexpr double kMaxShare = 0.1;      ///< of all documents: more frequent words say nothing
inline constexpr std::uint64_t kMinDocuments = 2;  ///< with a word, among the best and at all
}  // namespace feedback

/// `text` with the words that the best matches of its ranked_query() have in common: they add to a
/// score and make no match. `offset`: the ranking's. Throws Xapian::Error.
TextQuery with_feedback(const TextQuery& text, const Xapian::Query& ranked, double offset,
                        const Xapian::Database& index);

}  // namespace dateline
