// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/file_worker.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "common/article_parser.h"
#include "common/hash.h"

namespace dateline {
namespace {

/// A file younger than this may be written again within the file system's clock tick, unseen.
constexpr std::int64_t kSettledNs = 2'000'000'000;

FileStamp settled(FileStamp stamp) {
  const auto now = std::chrono::duration_cast<std::chrono::nanoseconds>(
                       std::chrono::system_clock::now().time_since_epoch())
                       .count();
  if (now - stamp.mtime_ns < kSettledNs) stamp.mtime_ns = 0;
  return stamp;
}

FileVerdict verdict_of(FileStatus status) {
  switch (status) {
    case FileStatus::kUnpublished:
      return FileVerdict::kUnpublished;
    case FileStatus::kNotAnArticle:
      return FileVerdict::kNotAnArticle;
    case FileStatus::kIndexed:
      break;
  }
  return FileVerdict::kUnchanged;
}

bool has_error(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.severity == Severity::kError;
  });
}

}  // namespace

FileOutcome FileWorker::look_at(const FileTask& task) {
  FileOutcome outcome;
  auto text = read_article_file(task.path);
  if (!text) {
    const bool gone = text.error().is_gone;  // it may be back by now: the next run's business
    if (gone) outcome.verdict = FileVerdict::kGone;
    outcome.diagnostics.push_back({gone ? Severity::kNote : Severity::kError,
                                   task.path,
                                   {},
                                   gone ? "removed while the run went on" : text.error().message});
    return outcome;
  }
  outcome.bytes_read = text->size();
  outcome.entry.root = task.root;
  outcome.entry.stamp = settled(task.stamp);
  outcome.entry.content_hash = hash64(*text);
  if (task.known != nullptr && task.known->content_hash == outcome.entry.content_hash) {
    outcome.entry.status = task.known->status;
    outcome.entry.hashes = task.known->hashes;
    outcome.verdict = verdict_of(task.known->status);
    return outcome;
  }
  build(task, *text, outcome);
  return outcome;
}

void FileWorker::build(const FileTask& task, const std::string& text, FileOutcome& outcome) {
  ParsedArticle parsed = parse_article(task.path, text, strict_);
  outcome.diagnostics = std::move(parsed.diagnostics);
  if (!parsed.article) {
    if (has_error(outcome.diagnostics)) return;
    outcome.entry.status = FileStatus::kNotAnArticle;
    outcome.verdict = FileVerdict::kNotAnArticle;
    return;
  }
  if (!parsed.article->published) {
    outcome.entry.status = FileStatus::kUnpublished;
    outcome.verdict = FileVerdict::kUnpublished;
    return;
  }
  outcome.entry.status = FileStatus::kIndexed;
  outcome.built = builder_.build(*parsed.article, task.id);
  outcome.entry.hashes = outcome.built.hashes;
  const bool had_document = task.known != nullptr && task.known->status == FileStatus::kIndexed;
  if (had_document && task.known->hashes == outcome.entry.hashes) {
    outcome.verdict = FileVerdict::kUnchanged;
  } else if (had_document && task.known->hashes.terms == outcome.entry.hashes.terms) {
    outcome.verdict = FileVerdict::kNewValues;
  } else {
    outcome.verdict = FileVerdict::kNewText;
  }
}

}  // namespace dateline
