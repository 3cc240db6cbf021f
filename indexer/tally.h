// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/file_worker.h"
#include "indexer/run_report.h"

namespace dateline {

/// Counts what became of one file, and moves its diagnostics into the report.
void tally(const FileTask& task, FileOutcome& outcome, RunReport& report);

/// Adds the counts and diagnostics of a part of a run.
void add_report(RunReport part, RunReport& whole);

}  // namespace dateline
