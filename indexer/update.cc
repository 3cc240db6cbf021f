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

#include "common/cluster_file.h"
#include "common/index_error.h"
#include "common/index_folder.h"
#include "common/open_index.h"
#include "indexer/generations.h"
#include "indexer/index_writer.h"
#include "indexer/leftovers.h"
#include "indexer/ordered_parallel.h"
#include "indexer/tally.h"
#include "indexer/update_plan.h"

namespace dateline {
namespace {

/// How many files may be read ahead of the writer.
constexpr std::size_t kReadAhead = 256;

/// An interrupted run publishes what it has built if merging that takes a second or so; otherwise
/// the segments wait for the next run.
constexpr std::uint64_t kQuickMergeDocuments = 100'000;

/// A run builds segments only if they bring at least this share of the documents there are, as all
/// of these are copied.
constexpr double kBulkShare = 0.5;

using Tasks = std::vector<const FileTask*>;

/// One run. A dry one neither locks nor writes.
class Update {
 public:
  Update(const UpdateOptions& options, const OnProgress& on_progress, const std::atomic<bool>& stop)
      : options_(options), on_progress_(on_progress), stop_(stop) {
    report_.dry_run = options.dry_run;
  }

  Result<RunReport, Refusal> run() {
    if (auto refusal = check_paths()) return *refusal;
    if (!options_.dry_run) lock_ = std::make_shared<IndexLock>(options_.db);
    if (!options_.rebuild) state_ = load_index_state(options_.db);
    documents_before_ = state_.files.indexed();
    const std::string roots_before = state_.roots.encode();
    auto targets = state_.roots.resolve(options_.paths);
    if (!targets) return Refusal{true, targets.error().message};
    topics_.reset(state_.topics);
    if (lock_) leftovers_ = take_leftovers(building_folder(options_.db), state_, topics_);
    const UpdatePlan plan = plan_update(state_.files, state_.roots, *targets,
                                        {options_.excludes, options_.shard}, report_);
    if (auto refusal = check_shrink(plan.vanished_documents, state_.files.indexed())) {
      return *refusal;
    }
    Tasks tasks = split(plan);
    if (is_bulk()) {
      if (auto refusal = build(tasks)) return *refusal;
    }
    const bool roots_changed = !published_ && state_.roots.encode() != roots_before;
    if (!report_.interrupted) apply(tasks, plan, roots_changed);
    return finish();
  }

 private:
  /// So that a misspelt path leaves no empty index behind.
  [[nodiscard]] std::optional<Refusal> check_paths() const {
    for (const std::string& path : options_.paths) {
      std::error_code failed;
      (void)std::filesystem::canonical(path, failed);
      if (failed) return Refusal{true, fmt::format("{}: {}", path, failed.message())};
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Refusal> check_shrink(std::uint64_t gone,
                                                    std::uint64_t before) const {
    const double allowed = static_cast<double>(before) * kMaxShrink;
    if (options_.allow_shrink || static_cast<double>(gone) <= allowed) return std::nullopt;
    return Refusal{
        false,
        fmt::format("{} of {} documents have lost their files, more than {:.0f} %, so nothing was "
                    "changed; is everything mounted? If this is meant, add --allow-shrink",
                    gone, before, kMaxShrink * 100)};
  }

  /// Documents of the index that a rebuild is to replace; none if that cannot be read.
  [[nodiscard]] std::uint64_t documents_to_replace() const {
    try {
      return current_generation(options_.db) ? open_index(options_.db).get_doccount() : 0;
    } catch (const IndexError&) {
      return 0;
    }
  }

  /// Sets the new files apart if they may be built in bulk; returns all others.
  Tasks split(const UpdatePlan& plan) {
    Tasks others;
    for (const FileTask& task : plan.tasks) {
      (task.known != nullptr ? others : fresh_).push_back(&task);
    }
    total_ = plan.tasks.size();
    if (!is_bulk()) std::move(fresh_.begin(), fresh_.end(), std::back_inserter(others));
    return others;
  }

  [[nodiscard]] bool is_bulk() const {
    if (options_.dry_run) return false;
    if (options_.rebuild || !leftovers_.empty()) return true;
    return fresh_.size() >= options_.bulk.min_files &&
           static_cast<double>(fresh_.size()) >=
               static_cast<double>(documents_before_) * kBulkShare;
  }

  /// Builds the new files apart and publishes them. What the segments could not take is added to
  /// `tasks`.
  std::optional<Refusal> build(Tasks& tasks) {
    if (!current_generation(options_.db)) create_index(options_.db);
    BulkResult built =
        bulk_build(fresh_, state_, topics_,
                   {building_folder(options_.db), options_.jobs, options_.strict, options_.bulk},
                   on_progress_, stop_);
    std::move(built.refused.begin(), built.refused.end(), std::back_inserter(tasks));
    add_report(std::move(built.report), report_);
    report_.interrupted = stop_.load();
    done_ = fresh_.size();
    std::move(built.segments.begin(), built.segments.end(), std::back_inserter(leftovers_));
    const std::uint64_t documents = state_.files.indexed();
    const bool wait = options_.rebuild || documents > kQuickMergeDocuments;
    if (report_.interrupted && wait) return std::nullopt;
    if (options_.rebuild) {
      const std::uint64_t before = documents_to_replace();
      if (auto refusal = check_shrink(before - std::min(before, documents), before)) return refusal;
    }
    publish();
    return std::nullopt;
  }

  void publish() {
    state_.topics = topics_.names();
    MergeParts parts{state_, {}, building_folder(options_.db), options_.jobs};
    const auto current = current_generation(options_.db);
    if (documents_before_ > 0) parts.sources.push_back(generation_path(options_.db, *current));
    std::move(leftovers_.begin(), leftovers_.end(), std::back_inserter(parts.sources));
    report_.documents = state_.files.indexed();
    publish_generation(options_.db, parts, options_.rebuild ? Check::kEverything : Check::kCounts);
    published_ = true;
  }

  /// Handles the tasks one by one, on the index as it is now.
  void apply(const Tasks& tasks, const UpdatePlan& plan, bool roots_changed) {
    const bool has_index = options_.dry_run || current_generation(options_.db).has_value();
    const bool is_told = state_.stories_are_told || published_;
    const bool has_work =
        !tasks.empty() || !plan.vanished.empty() || roots_changed || !has_index || !is_told;
    if (!has_work) return;
    if (lock_) {
      writer_ = std::make_unique<IndexWriter>(
          lock_, [this](const std::string& id, const std::string& reason) { refused(id, reason); });
      writer_->set_roots(state_.roots);
    }
    look_at_files(tasks);
    if (!report_.interrupted) remove_vanished(plan);
    if (!writer_) return;
    writer_->commit();
    writer_->tell_stories(options_.jobs);
  }

  void look_at_files(const Tasks& tasks) {
    const auto make_worker = [&] {
      return [&, worker = FileWorker(options_.strict)](std::size_t index) mutable {
        return worker.look_at(*tasks[index]);
      };
    };
    ordered_parallel<FileOutcome>(tasks.size(), options_.jobs, kReadAhead, make_worker,
                                  [&](std::size_t index, FileOutcome outcome) {
                                    tally(*tasks[index], outcome, report_);
                                    if (writer_) store(*tasks[index], std::move(outcome));
                                    if (on_progress_) on_progress_(++done_, total_);
                                    report_.interrupted = stop_.load();
                                    return !report_.interrupted;
                                  });
  }

  void store(const FileTask& task, FileOutcome outcome) {
    switch (outcome.verdict) {
      case FileVerdict::kUnchanged:
        return writer_->touch(task.id, outcome.entry);
      case FileVerdict::kNewText:
        return writer_->upsert(task.id, std::move(outcome.built), outcome.entry);
      case FileVerdict::kNewValues:
        return writer_->update_values(task.id, std::move(outcome.built), outcome.entry);
      case FileVerdict::kUnpublished:
      case FileVerdict::kNotAnArticle:
        return writer_->remember(task.id, outcome.entry);
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

  RunReport finish() {
    if (writer_) {
      report_.documents = writer_->documents();
    } else if (!published_) {
      report_.documents = documents_before_;
      if (options_.dry_run) report_.documents += report_.added - report_.deleted;
    }
    report_.added -= std::min(report_.added, refused_);
    std::stable_sort(report_.diagnostics.begin(), report_.diagnostics.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.path < b.path; });
    report_.seconds = std::chrono::duration<double>(Clock::now() - started_).count();
    return std::move(report_);
  }

  using Clock = std::chrono::steady_clock;

  const UpdateOptions& options_;
  const OnProgress& on_progress_;
  const std::atomic<bool>& stop_;
  const Clock::time_point started_ = Clock::now();
  RunReport report_;
  std::shared_ptr<const IndexLock> lock_;  // none in a dry run
  IndexState state_;                       // with the leftovers' files
  TopicTable topics_;
  std::uint64_t documents_before_ = 0;
  std::vector<std::filesystem::path> leftovers_;
  Tasks fresh_;
  std::unique_ptr<IndexWriter> writer_;
  bool published_ = false;
  std::uint64_t done_ = 0;
  std::uint64_t total_ = 0;
  std::uint64_t refused_ = 0;
};

}  // namespace

Result<RunReport, Refusal> update_index(const UpdateOptions& options, const OnProgress& on_progress,
                                        const std::atomic<bool>& stop) {
  if (std::filesystem::is_regular_file(std::filesystem::path(options.db) / kClusterFile)) {
    return Refusal{true,
                   fmt::format("{}: this index is in shards: say how many, with --shards N, or "
                               "name one of them",
                               options.db)};
  }
  return Update(options, on_progress, stop).run();
}

}  // namespace dateline
