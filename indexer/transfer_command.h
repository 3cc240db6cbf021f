// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <functional>

#include "common/exit_code.h"
#include "common/result.h"
#include "indexer/index_options.h"
#include "indexer/run_report.h"

namespace dateline {

/// `export`: writes the documents to standard output. Throws IndexError, also if that takes no
/// more.
IndexExit export_to_stdout(const IndexCommand& command);

/// `import`: stores what the named files hold, or standard input where none, or `-`, is named, and
/// hands the report of each to `print`. Returns the worst end of all; Failure: a file that cannot
/// be opened. Throws IndexError.
Result<IndexExit, Failure> import_files(const IndexCommand& command,
                                        const std::function<IndexExit(const RunReport&)>& print,
                                        const std::atomic<bool>& stop);

}  // namespace dateline
