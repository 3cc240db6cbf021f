// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/check.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iterator>
#include <system_error>

#include "indexer/article_parser.h"
#include "indexer/source.h"

namespace dateline {
namespace {

void check_file(const SourceFile& file, bool strict, RunReport& report) {
  auto text = read_article_file(file.path);
  if (!text) {
    report.diagnostics.push_back({Severity::kError, file.path, {}, text.error().message});
    return;
  }
  report.bytes_read += text->size();
  ParsedArticle parsed = parse_article(file.path, *text, strict);
  const bool failed = std::any_of(
      parsed.diagnostics.begin(), parsed.diagnostics.end(),
      [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::kError; });
  std::move(parsed.diagnostics.begin(), parsed.diagnostics.end(),
            std::back_inserter(report.diagnostics));
  if (failed) return;
  if (!parsed.article) {
    ++report.not_articles;
  } else if (parsed.article->published) {
    ++report.added;
  } else {
    ++report.unpublished;
  }
}

}  // namespace

Result<RunReport, Failure> check_files(const std::vector<std::string>& paths,
                                       const std::vector<std::string>& excludes, bool strict) {
  const auto started = std::chrono::steady_clock::now();
  RunReport report;
  report.dry_run = true;
  for (const std::string& path : paths) {
    std::error_code failed;
    const bool there = std::filesystem::exists(path, failed);
    if (!there) return Failure{path + ": no such file or folder"};
    Scan scan = scan_source(path, excludes);
    report.other_files += scan.other_files;
    std::move(scan.diagnostics.begin(), scan.diagnostics.end(),
              std::back_inserter(report.diagnostics));
    for (const SourceFile& file : scan.files) check_file(file, strict, report);
  }
  report.documents = report.added;
  report.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return report;
}

}  // namespace dateline
