// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "common/exit_code.h"
#include "common/result.h"
#include "searcher/streams.h"

namespace dateline {

/// `dateline-search suggest`: completes what was typed. `arguments` are those after the verb.
/// Throws IndexError.
Result<SearchExit, Failure> run_suggest(const std::vector<std::string>& arguments,
                                        const Streams& streams);

}  // namespace dateline
