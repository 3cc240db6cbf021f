// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "common/exit_code.h"
#include "common/result.h"
#include "searcher/streams.h"

namespace dateline {

/// `dateline-search similar`: finds more like an article. `arguments` are those after the verb.
/// Throws IndexError.
Result<SearchExit, Failure> run_similar(const std::vector<std::string>& arguments,
                                        const Streams& streams);

}  // namespace dateline
