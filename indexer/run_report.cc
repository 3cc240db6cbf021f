// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "common/plural.h"

namespace dateline {
namespace {

std::uint64_t files_with(const Diagnostics& diagnostics, Severity severity) {
  std::set<std::string_view> paths;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == severity) paths.insert(diagnostic.path);
  }
  return paths.size();
}

}  // namespace

std::uint64_t RunReport::rejected() const { return files_with(diagnostics, Severity::kError); }

std::uint64_t RunReport::with_warnings() const {
  return files_with(diagnostics, Severity::kWarning);
}

std::string time_text(const RunReport& report) {
  constexpr double kMegabyte = 1e6;
  std::string out = fmt::format("{:.2f} s", report.seconds);
  if (report.bytes_read > 0 && report.seconds > 0) {
    const double megabytes = static_cast<double>(report.bytes_read) / kMegabyte;
    out += fmt::format(", {:.1f} MB read, {:.1f} MB/s", megabytes, megabytes / report.seconds);
  }
  return out;
}

std::string report_text(const RunReport& report) {
  std::vector<std::string> parts;
  const auto add = [&](std::uint64_t count, std::string_view what) {
    if (count > 0) parts.push_back(fmt::format("{} {}", count, what));
  };
  add(report.added, "added");
  add(report.updated, "updated");
  add(report.deleted, "deleted");
  add(report.unchanged, "unchanged");
  add(report.unpublished, "unpublished");
  add(report.rejected(), "rejected");
  add(report.with_warnings(), "with warnings");
  add(report.not_articles, "without front matter");
  add(report.other_files, "of other kinds passed over");
  if (parts.empty()) parts.emplace_back("no files");

  std::string out;
  if (report.interrupted) out += "interrupted; what was done is kept\n";
  if (report.dry_run) out += "dry run, nothing written; an update would give:\n";
  out += fmt::format("{}\n", fmt::join(parts, ", "));
  out += fmt::format("{} in the index, {}\n", plural(report.documents, "document", "documents"),
                     time_text(report));
  return out;
}

}  // namespace dateline
