// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tally.h"

#include <utility>

namespace dateline {
void tally(const FileTask& task, FileOutcome& outcome, RunReport& report) {
  report.bytes_read += outcome.bytes_read;
  move_to_end(outcome.diagnostics, report.diagnostics);
  const bool had_document = task.known != nullptr && task.known->status == FileStatus::kIndexed;
  switch (outcome.verdict) {
    case FileVerdict::kUnchanged:
      ++report.unchanged;
      return;
    case FileVerdict::kNewText:
      ++(had_document ? report.updated : report.added);
      return;
    case FileVerdict::kNewValues:
      ++report.updated;
      ++report.reweighted;
      return;
    case FileVerdict::kUnpublished:
    case FileVerdict::kNotAnArticle:
      ++(outcome.verdict == FileVerdict::kUnpublished ? report.unpublished : report.not_articles);
      if (had_document) ++report.deleted;
      return;
    case FileVerdict::kGone:
    case FileVerdict::kRejected:
      return;
  }
}

void add_report(RunReport part, RunReport& whole) {
  whole.added += part.added;
  whole.updated += part.updated;
  whole.reweighted += part.reweighted;
  whole.unchanged += part.unchanged;
  whole.deleted += part.deleted;
  whole.unpublished += part.unpublished;
  whole.not_articles += part.not_articles;
  whole.bytes_read += part.bytes_read;
  move_to_end(part.diagnostics, whole.diagnostics);
}

}  // namespace dateline
