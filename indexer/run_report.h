// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "common/diagnostic.h"

namespace dateline {

/// What one run of `update` did. Counts are files.
struct RunReport {
  std::uint64_t added = 0;
  std::uint64_t updated = 0;     ///< a document was rewritten
  std::uint64_t reweighted = 0;  ///< of these, those whose text stayed: only values were rewritten
  std::uint64_t unchanged = 0;
  std::uint64_t deleted = 0;
  std::uint64_t unpublished = 0;   ///< seen, and kept out as their authors ask
  std::uint64_t not_articles = 0;  ///< an article's extension, but no front matter
  std::uint64_t other_files = 0;   ///< another extension
  Diagnostics diagnostics;         ///< by path; an error is a rejected file
  std::uint64_t documents = 0;     ///< in the index now
  std::uint64_t bytes_read = 0;
  double seconds = 0;
  bool dry_run = false;
  bool interrupted = false;

  /// Files with an error, and with a warning.
  [[nodiscard]] std::uint64_t rejected() const;
  [[nodiscard]] std::uint64_t with_warnings() const;
};

/// The report for a person: one or a few lines.
std::string report_text(const RunReport& report);

/// `0.25 s, 3.0 MB read, 12.0 MB/s`.
std::string time_text(const RunReport& report);

/// The report as one JSON object: the counts by their names above, `rejected` and `warnings` as
/// lists of {path, line, column, message}, `seconds`, `documents`.
std::string report_json(const RunReport& report);

}  // namespace dateline
