// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "searcher/query_tree.h"

namespace dateline {

/// A query as it was read, in its own language: `storm AND "heavy rain" -title:wind`. Reading that
/// again gives the same tree.
std::string query_text(const QueryNode& node);

/// The same with the filters that hold for the whole query: `searched for storm, only topic AI`;
/// what there is to say where nothing is left to search for.
std::string searched_for(const ParsedQuery& query);

}  // namespace dateline
