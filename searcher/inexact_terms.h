// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/query_tree.h"
#include "searcher/word_terms.h"

namespace dateline {

/// What `robot*` (kPrefix) or `colour~1` (kFuzzy) stands for in an index: the word's own terms,
/// then those that begin with it or are like it, in what is stored, which is stems. All are at
/// position `position`. Each weighs as one word that occurs as often as all of them together:
/// otherwise the rarest, often a slip of the pen, would weigh most. What is left out is said in
/// `notes`.
WordTerms inexact_terms(const QueryNode& node, std::uint32_t position, const QueryContext& context,
                        std::vector<std::string>& notes);

}  // namespace dateline
