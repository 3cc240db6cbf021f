// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "common/exit_code.h"
#include "common/result.h"
#include "searcher/streams.h"

namespace dateline {

/// `dateline-search trec-run`: answers a file of queries. `arguments` are those after the verb. A
/// bad line is reported and passed over; the answer is then kUsage. Throws IndexError.
Result<SearchExit, Failure> run_trec_run(const std::vector<std::string>& arguments,
                                         const Streams& streams);

}  // namespace dateline
