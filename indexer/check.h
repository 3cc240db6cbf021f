// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "common/result.h"
#include "indexer/run_report.h"

namespace dateline {

/// Reads and parses all article files below `paths` and reports every finding; writes nothing.
/// `added` counts the articles that an index would hold. Failure: a path that does not exist.
Result<RunReport, Failure> check_files(const std::vector<std::string>& paths,
                                       const std::vector<std::string>& excludes, bool strict);

}  // namespace dateline
