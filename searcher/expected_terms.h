// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "searcher/query_tree.h"
#include "searcher/request.h"
#include "searcher/text_query.h"

namespace dateline {

/// The terms whose frequencies a search asks for whatever they are: the words of `root` in all
/// forms, and the names of `filters`.
std::vector<std::string> expected_terms(const QueryNode& root, const Filters& filters,
                                        const QueryContext& context);

}  // namespace dateline
