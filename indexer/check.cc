// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/check.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "common/article_parser.h"
#include "indexer/ordered_parallel.h"
#include "indexer/source.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

/// Finished files that wait for the ones before them.
constexpr std::size_t kWindow = 256;

/// What reading one file gave.
struct ReadFile {
  ParsedArticle parsed;
  FieldPlaces places;
  std::uint64_t bytes = 0;
};

ReadFile read_file(const std::string& path, bool strict) {
  ReadFile file;
  const auto text = read_article_file(path);
  if (!text) {
    file.parsed.diagnostics.push_back({Severity::kError, path, {}, text.error().message});
    return file;
  }
  file.bytes = text->size();
  file.parsed = parse_article(path, *text, strict, &file.places);
  return file;
}

bool is_error(const Diagnostic& diagnostic) { return diagnostic.severity == Severity::kError; }

/// Counts a file, and lets the doctor see its article.
void take_in(std::string path, ReadFile file, RunReport& run, Doctor& doctor) {
  run.bytes_read += file.bytes;
  ParsedArticle& parsed = file.parsed;
  const bool rejected = std::any_of(parsed.diagnostics.begin(), parsed.diagnostics.end(), is_error);
  move_to_end(parsed.diagnostics, run.diagnostics);
  if (rejected) return;
  if (!parsed.article) {
    ++run.not_articles;
    return;
  }
  ++(parsed.article->published ? run.added : run.unpublished);
  doctor.add(std::move(path), *parsed.article, file.places);
}

/// What two paths to one file have in common.
std::string identity_of(const std::string& path) {
  std::error_code failed;
  const fs::path canonical = fs::canonical(path, failed);
  return failed ? path : canonical.string();
}

/// The files below all paths; each once, where the paths overlap.
Result<std::vector<std::string>, Failure> find_files(const CheckOptions& options, RunReport& run) {
  std::vector<std::string> files;
  std::set<std::string> seen;
  for (const std::string& path : options.paths) {
    std::error_code failed;
    if (!fs::exists(path, failed)) return Failure{path + ": no such file or folder"};
    Scan scan = scan_source(path, options.excludes);
    run.other_files += scan.other_files;
    move_to_end(scan.diagnostics, run.diagnostics);
    for (std::size_t at = 0; at < scan.files.size(); ++at) {
      std::string file = scan.files.path(at);
      const bool is_new = options.paths.size() == 1 || seen.insert(identity_of(file)).second;
      if (is_new) files.push_back(std::move(file));
    }
  }
  return files;
}

void make_warnings_errors(std::vector<Finding>& findings) {
  for (Finding& finding : findings) {
    if (finding.severity == Severity::kWarning) finding.severity = Severity::kError;
  }
}

}  // namespace

bool CheckReport::failed() const {
  const auto& findings = diagnosis.findings;
  return run.rejected() > 0 ||
         std::any_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.severity == Severity::kError; });
}

Result<CheckReport, Failure> check_files(const CheckOptions& options) {
  const auto started = std::chrono::steady_clock::now();
  CheckReport report;
  report.run.dry_run = true;
  auto files = find_files(options, report.run);
  if (!files) return files.error();
  report.files = files->size();

  Doctor doctor(options.now, options.topics);
  const auto worker = [&] {
    return [&](std::size_t at) { return read_file((*files)[at], options.strict); };
  };
  ordered_parallel<ReadFile>(
      files->size(), options.jobs, kWindow, worker, [&](std::size_t at, ReadFile file) {
        take_in(std::move((*files)[at]), std::move(file), report.run, doctor);
        return true;
      });
  report.diagnosis = doctor.finish();
  if (options.strict) make_warnings_errors(report.diagnosis.findings);
  report.run.documents = report.run.added;
  report.run.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return report;
}

}  // namespace dateline
