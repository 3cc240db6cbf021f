// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/article.h"
#include "common/result.h"
#include "indexer/doctor.h"
#include "indexer/run_report.h"
#include "indexer/vocabulary.h"

namespace dateline {

struct CheckOptions {
  std::vector<std::string> paths;
  std::vector<std::string> excludes;
  unsigned jobs = 1;
  bool strict = false;  ///< warnings, the doctor's as well, are errors
  UnixSeconds now = 0;
  std::optional<Vocabulary> topics{};
};

/// `run` is what an update would make of the files (`added` counts the articles that an index would
/// hold); `diagnosis` is the doctor's, over all articles that were not rejected.
struct CheckReport {
  RunReport run;
  Diagnosis diagnosis;
  std::uint64_t files = 0;  ///< candidates for articles

  /// Whether a file is rejected or, with `strict`, something else is an error.
  [[nodiscard]] bool failed() const;
};

/// Reads and parses all article files below `paths`, each once, and reports every problem; writes
/// nothing. The answer does not depend on `jobs`. Failure: a path that does not exist.
Result<CheckReport, Failure> check_files(const CheckOptions& options);

}  // namespace dateline
