// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "common/exit_code.h"
#include "common/result.h"
#include "searcher/streams.h"

namespace dateline {

/// `dateline-search facets`: counts the matches of one query. `arguments` are those after the verb.
/// Throws IndexError.
Result<SearchExit, Failure> run_facets(const std::vector<std::string>& arguments,
                                       const Streams& streams);

}  // namespace dateline
