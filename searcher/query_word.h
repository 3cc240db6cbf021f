// SPDX-License-Identifier: GPL-2.0-or-later
// The leaves of a query's tree: what a word or a phrase stands for, as typed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/query_lexer.h"
#include "searcher/query_tree.h"

namespace dateline {

/// `storm`, `robot*`, `colour~1` or a lone star.
QueryNode read_word(const std::string& text, std::vector<std::string>& notes);

/// What stood within quotes; nothing if that is blank.
QueryNode read_phrase(const std::string& text);

/// A word that may go on.
QueryNode beginning_of(const std::string& text);

/// Makes the last word of `tokens`, which were cut from `text`, a kBeginning: if nothing is behind
/// it, it has letters and digits alone, and enough of them, and is no value of a filter.
void mark_beginning(std::string_view text, const Limits& limits, std::vector<QueryToken>& tokens);

}  // namespace dateline
