// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/update.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iterator>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include "common/index_folder.h"
#include "common/open_index.h"
#include "indexer/index_state.h"
#include "indexer/index_writer.h"
#include "indexer/ordered_parallel.h"
#include "indexer/update_plan.h"

namespace dateline {
namespace {

/// How many files may be read ahead of the writer.
constexpr std::size_t kReadAhead = 256;

/// One run; a dry one has no writer.
class Update {
 public:
  Update(const UpdateOptions& options, const OnProgress& on_progress, const std::atomic<bool>& stop)
      : options_(options), on_progress_(on_progress), stop_(stop) {
    report_.dry_run = options.dry_run;
  }

  Result<RunReport, Refusal> run() {
    if (auto refusal = check_paths()) return *refusal;
    open();
    Roots roots = writer_ ? writer_->roots() : state_.roots;
    auto targets = roots.resolve(options_.paths);
    if (!targets) return Refusal{true, targets.error().message};
    const UpdatePlan plan = plan_update(files(), roots, *targets, options_.excludes, report_);
    if (auto refusal = check_shrink(plan)) return *refusal;
    if (writer_) writer_->set_roots(std::move(roots));
    look_at_files(plan);
    if (!report_.interrupted) remove_vanished(plan);
    finish();
    return std::move(report_);
  }

 private:
  void open() {
    if (!options_.dry_run) {
      writer_ = std::make_unique<IndexWriter>(
          options_.db,
          [this](const std::string& id, const std::string& reason) { refused(id, reason); });
    } else if (current_generation(options_.db)) {
      state_ = load_index_state(open_index(options_.db), options_.db);
    }
  }

  /// So that a misspelt path leaves no empty index behind.
  [[nodiscard]] std::optional<Refusal> check_paths() const {
    for (const std::string& path : options_.paths) {
      std::error_code failed;
      (void)std::filesystem::canonical(path, failed);
      if (failed) return Refusal{true, fmt::format("{}: {}", path, failed.message())};
    }
    return std::nullopt;
  }

  [[nodiscard]] const FileTable& files() const { return writer_ ? writer_->files() : state_.files; }

  std::optional<Refusal> check_shrink(const UpdatePlan& plan) const {
    const auto before = static_cast<double>(files().indexed());
    const auto gone = static_cast<double>(plan.vanished_documents);
    if (options_.allow_shrink || gone <= before * kMaxShrink) return std::nullopt;
    return Refusal{
        false,
        fmt::format("{} of {} documents have lost their files, more than {:.0f} %, so nothing was "
                    "changed; is everything mounted? If this is meant, add --allow-shrink",
                    plan.vanished_documents, files().indexed(), kMaxShrink * 100)};
  }

  void look_at_files(const UpdatePlan& plan) {
    const std::uint64_t total = plan.tasks.size();
    const auto make_worker = [&] {
      return [&, worker = FileWorker(options_.strict)](std::size_t index) mutable {
        return worker.look_at(plan.tasks[index]);
      };
    };
    ordered_parallel<FileOutcome>(plan.tasks.size(), options_.jobs, kReadAhead, make_worker,
                                  [&](std::size_t index, FileOutcome outcome) {
                                    take(plan.tasks[index], std::move(outcome));
                                    if (on_progress_) on_progress_(index + 1, total);
                                    report_.interrupted = stop_.load();
                                    return !report_.interrupted;
                                  });
  }

  void take(const FileTask& task, FileOutcome outcome) {
    report_.bytes_read += outcome.bytes_read;
    std::move(outcome.diagnostics.begin(), outcome.diagnostics.end(),
              std::back_inserter(report_.diagnostics));
    const bool had_document = task.known && task.known->status == FileStatus::kIndexed;
    switch (outcome.verdict) {
      case FileVerdict::kUnchanged:
        ++report_.unchanged;
        if (writer_) writer_->touch(task.id, outcome.entry);
        return;
      case FileVerdict::kNewText:
        ++(had_document ? report_.updated : report_.added);
        if (writer_) writer_->upsert(task.id, std::move(outcome.built), outcome.entry);
        return;
      case FileVerdict::kNewValues:
        ++report_.updated;
        ++report_.reweighted;
        if (writer_) writer_->update_values(task.id, std::move(outcome.built), outcome.entry);
        return;
      case FileVerdict::kUnpublished:
      case FileVerdict::kNotAnArticle:
        ++(outcome.verdict == FileVerdict::kUnpublished ? report_.unpublished
                                                        : report_.not_articles);
        if (had_document) ++report_.deleted;
        if (writer_) writer_->remember(task.id, outcome.entry);
        return;
      case FileVerdict::kGone:
      case FileVerdict::kRejected:
        // What cannot be read now may be a half-written file: its last good state stays.
        return;
    }
  }

  void remove_vanished(const UpdatePlan& plan) {
    report_.deleted += plan.vanished_documents;
    if (!writer_) return;
    for (const std::string& id : plan.vanished) writer_->remove(id);
  }

  void refused(const std::string& id, const std::string& reason) {
    report_.diagnostics.push_back(
        {Severity::kError, id, {}, "the database refuses this article: " + reason});
    ++refused_;
  }

  void finish() {
    if (writer_) {
      writer_->commit();
      report_.documents = writer_->documents();
    } else {
      report_.documents = state_.files.indexed() + report_.added - report_.deleted;
    }
    report_.added -= std::min(report_.added, refused_);
    std::stable_sort(report_.diagnostics.begin(), report_.diagnostics.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.path < b.path; });
    report_.seconds = std::chrono::duration<double>(Clock::now() - started_).count();
  }

  using Clock = std::chrono::steady_clock;

  const UpdateOptions& options_;
  const OnProgress& on_progress_;
  const std::atomic<bool>& stop_;
  const Clock::time_point started_ = Clock::now();
  RunReport report_;
  std::unique_ptr<IndexWriter> writer_;  // none in a dry run
  IndexState state_;                     // of a dry run
  std::uint64_t refused_ = 0;
};

}  // namespace

Result<RunReport, Refusal> update_index(const UpdateOptions& options, const OnProgress& on_progress,
                                        const std::atomic<bool>& stop) {
  return Update(options, on_progress, stop).run();
}

}  // namespace dateline
