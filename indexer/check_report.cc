// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/check_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "common/date.h"
#include "common/plural.h"

namespace dateline {
namespace {

struct TableRow {
  std::uint64_t count = 0;
  Severity severity = Severity::kNote;
  std::string_view label;
};

std::vector<TableRow> rows_of(const CheckReport& report) {
  std::vector<TableRow> rows;
  const auto add = [&](Severity severity, std::string_view label) {
    const auto& all = report.run.diagnostics;
    const auto count = std::count_if(all.begin(), all.end(), [&](const Diagnostic& diagnostic) {
      return diagnostic.severity == severity;
    });
    if (count > 0) rows.push_back({static_cast<std::uint64_t>(count), severity, label});
  };
  add(Severity::kError, "reason to reject a file");
  add(Severity::kWarning, "field dropped or mended");
  add(Severity::kNote, "file without front matter");
  const Finding* last = nullptr;
  for (const Finding& finding : report.diagnosis.findings) {
    if (last == nullptr || last->kind != finding.kind) {
      rows.push_back({0, finding.severity, info_of(finding.kind).label});
    }
    ++rows.back().count;
    last = &finding;
  }
  return rows;
}

std::string files_text(const CheckReport& report) {
  const RunReport& run = report.run;
  std::string out = fmt::format("{}: {}", plural(report.files, "file", "files"),
                                plural(run.added, "article", "articles"));
  const auto add = [&](std::uint64_t count, std::string_view what) {
    if (count > 0) out += fmt::format(", {} {}", count, what);
  };
  add(run.unpublished, "unpublished");
  add(run.rejected(), "rejected");
  add(run.with_warnings(), "with warnings");
  add(run.not_articles, "without front matter");
  add(run.other_files, "of other kinds passed over");
  return out + "\n";
}

std::string totals_text(const CorpusTotals& totals) {
  std::string out = fmt::format("{}, {}", plural(totals.topics, "topic", "topics"),
                                plural(totals.providers, "provider", "providers"));
  if (totals.oldest && totals.newest) {
    out += fmt::format(", {} to {}", format_day(day_of(*totals.oldest)),
                       format_day(day_of(*totals.newest)));
  }
  out += '\n';
  if (totals.related == 0) return out;
  return out + fmt::format("{}, {} of them articles of this corpus\n",
                           plural(totals.related, "related item", "related items"),
                           totals.related_resolved);
}

}  // namespace

Diagnostics shown_findings(const std::vector<Finding>& findings) {
  std::array<std::size_t, kFindingKinds> counts{};
  for (const Finding& finding : findings) ++counts.at(static_cast<std::size_t>(finding.kind));
  std::array<std::size_t, kFindingKinds> shown{};
  Diagnostics out;
  for (const Finding& finding : findings) {
    const auto kind = static_cast<std::size_t>(finding.kind);
    const std::size_t number = ++shown.at(kind);
    const bool is_error = finding.severity == Severity::kError;
    if (!is_error && number > kShownOfKind) continue;
    out.push_back(to_diagnostic(finding));
    if (is_error || number < kShownOfKind || counts.at(kind) == number) continue;
    out.back().message += fmt::format(" ({} more of this kind; --format json lists them all)",
                                      counts.at(kind) - number);
  }
  return out;
}

std::string check_text(const CheckReport& report) {
  std::string out;
  for (const TableRow& row : rows_of(report)) {
    out += fmt::format("{:>8}  {:<7}  {}\n", row.count, name_of(row.severity), row.label);
  }
  out += out.empty() ? "no problem found\n" : "\n";
  out += files_text(report);
  out += totals_text(report.diagnosis.totals);
  return out + time_text(report.run) + "\n";
}

}  // namespace dateline
