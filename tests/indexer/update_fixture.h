// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "indexer/update.h"
#include "tests/support/logical_dump.h"
#include "tests/support/news_folder.h"

namespace dateline {

/// The counts of a report that are not zero, in short: `added=3 documents=3`.
inline std::string counts(const RunReport& report) {
  std::string out;
  const auto add = [&](std::string_view name, std::uint64_t count) {
    if (count > 0) out += fmt::format("{}{}={}", out.empty() ? "" : " ", name, count);
  };
  add("added", report.added);
  add("updated", report.updated);
  add("reweighted", report.reweighted);
  add("unchanged", report.unchanged);
  add("deleted", report.deleted);
  add("unpublished", report.unpublished);
  add("not_articles", report.not_articles);
  add("other", report.other_files);
  add("rejected", report.rejected());
  add("documents", report.documents);
  return out + (report.interrupted ? " interrupted" : "");
}

/// The files below a folder with their bytes.
inline std::map<std::string, std::string> bytes_below(const std::string& folder) {
  std::map<std::string, std::string> out;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    if (!file.is_regular_file()) continue;
    std::ifstream in(file.path(), std::ios::binary);
    out[file.path().string()] = std::string(std::istreambuf_iterator<char>(in), {});
  }
  return out;
}

/// A folder of news and its index.
class UpdateFixture : public testing::Test {
 protected:
  /// By default: the whole folder, on two threads.
  [[nodiscard]] UpdateOptions options() const {
    UpdateOptions options;
    options.db = folder_.db();
    options.paths = {folder_.news()};
    options.jobs = 2;
    return options;
  }

  /// The counts of a run, or `refused: ` and why.
  std::string update(const UpdateOptions& options) {
    const auto report = update_index(options, {}, never_);
    if (!report) return "refused: " + report.error().message;
    report_ = *report;
    return counts(report_);
  }
  std::string update() { return update(options()); }

  /// What an index of the folder holds that is built in one go.
  std::string dump_of_full_run() {
    const TempDir fresh;
    UpdateOptions full = options();
    full.db = (fresh.path() / "db").string();
    const auto report = update_index(full, {}, never_);
    return report ? logical_dump(full.db) : "refused: " + report.error().message;
  }

  NewsFolder folder_;
  RunReport report_;  ///< of the last run
  std::atomic<bool> never_{false};
};

}  // namespace dateline
