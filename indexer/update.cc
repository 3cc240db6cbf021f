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

/// A file that was looked at.
struct Looked {
  FileTask task;
  FileOutcome outcome;
};

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
    KnownFiles known = load();
    const std::string roots_before = state_.roots.encode();
    auto targets = state_.roots.resolve(options_.paths);
    if (!targets) return Refusal{true, targets.error().message};
    topics_.reset(state_.topics);
    if (lock_) take(known);
    plan_ =
        plan_update(known, state_.roots, *targets, {options_.excludes, options_.shard}, report_);
    known = {};
    if (auto refusal = check_shrink(plan_.vanished_documents, documents_)) return *refusal;
    total_ = plan_.changed.size() + plan_.fresh.size();
    if (is_bulk()) {
      if (auto refusal = build()) return *refusal;
    }
    const bool roots_changed = !published_ && state_.roots.encode() != roots_before;
    if (!report_.interrupted) apply(roots_changed);
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

  /// What earlier runs stored; nothing for a rebuild.
  KnownFiles load() {
    if (options_.rebuild || !current_generation(options_.db)) return {};
    try {
      const Xapian::Database index = open_index(options_.db);
      state_ = load_index_state(index);
      documents_before_ = documents_ = index.get_doccount();
      source_ = generation_path(options_.db, *current_generation(options_.db));
      return {FileTable(index, options_.db), {}};
    } catch (const Xapian::Error&) {
      throw_index_error(options_.db);
    }
  }

  void take(KnownFiles& known) {
    known.leftovers =
        take_leftovers(building_folder(options_.db), known.index, state_.roots, topics_);
    segments_ = known.leftovers.paths();
    documents_ += known.leftovers.documents();
  }

  [[nodiscard]] bool is_bulk() const {
    if (options_.dry_run) return false;
    if (options_.rebuild || !segments_.empty()) return true;
    return plan_.fresh.size() >= options_.bulk.min_files &&
           static_cast<double>(plan_.fresh.size()) >=
               static_cast<double>(documents_before_) * kBulkShare;
  }

  /// Builds the new files apart and publishes them. What the segments could not take is left in
  /// the plan.
  std::optional<Refusal> build() {
    if (!current_generation(options_.db)) create_index(options_.db);
    BulkResult built =
        bulk_build(plan_, state_.roots, topics_,
                   {building_folder(options_.db), options_.jobs, options_.strict, options_.bulk},
                   on_progress_, stop_);
    add_report(std::move(built.report), report_);
    report_.interrupted = stop_.load();
    done_ = plan_.fresh.size();
    plan_.fresh = std::move(built.refused);
    if (plan_.fresh.empty() && plan_.changed.empty()) plan_.scans.clear();  // room for what follows
    std::move(built.segments.begin(), built.segments.end(), std::back_inserter(segments_));
    documents_ += built.documents;
    const bool wait = options_.rebuild || documents_ > kQuickMergeDocuments;
    if (report_.interrupted && wait) return std::nullopt;
    if (options_.rebuild) {
      const std::uint64_t before = documents_to_replace();
      if (auto refusal = check_shrink(before - std::min(before, documents_), before)) {
        return refusal;
      }
    }
    publish();
    return std::nullopt;
  }

  void publish() {
    state_.topics = topics_.names();
    ++state_.commits;
    MergeParts parts{state_, documents_, {}, building_folder(options_.db), options_.jobs};
    if (source_) parts.sources.push_back(*source_);
    std::move(segments_.begin(), segments_.end(), std::back_inserter(parts.sources));
    publish_generation(options_.db, parts, options_.rebuild ? Check::kEverything : Check::kCounts);
    published_ = true;
  }

  /// Handles what is left of the plan one by one, on the index as it is now.
  void apply(bool roots_changed) {
    const bool has_index = options_.dry_run || current_generation(options_.db).has_value();
    const bool is_told = state_.stories_are_told || published_;
    const bool has_work = !plan_.changed.empty() || !plan_.fresh.empty() ||
                          !plan_.vanished.empty() || roots_changed || !has_index || !is_told;
    if (!has_work) return;
    if (lock_) {
      writer_ = std::make_unique<IndexWriter>(
          lock_, [this](const std::string& id, const std::string& reason) { refused(id, reason); });
      writer_->set_roots(state_.roots);
    }
    look_at(plan_.changed);
    if (!report_.interrupted) look_at(plan_.fresh);
    if (!report_.interrupted) remove_vanished();
    if (!writer_) return;
    writer_->commit();
    writer_->tell_stories(options_.jobs);
  }

  void look_at(const std::vector<PlannedFile>& files) {
    const auto make_worker = [&] {
      return [&, worker = FileWorker(options_.strict)](std::size_t index) mutable {
        Looked looked{plan_.task(files[index]), {}};
        looked.outcome = worker.look_at(looked.task);
        return looked;
      };
    };
    ordered_parallel<Looked>(files.size(), options_.jobs, kReadAhead, make_worker,
                             [&](std::size_t, Looked looked) {
                               tally(looked.task, looked.outcome, report_);
                               if (writer_) store(looked.task, std::move(looked.outcome));
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

  void remove_vanished() {
    report_.deleted += plan_.vanished_documents;
    if (!writer_) return;
    for (const std::string& id : plan_.vanished) writer_->remove(id);
  }

  void refused(const std::string& id, const std::string& reason) {
    report_.diagnostics.push_back(
        {Severity::kError, id, {}, "the database refuses this article: " + reason});
    ++refused_;
  }

  RunReport finish() {
    if (writer_) {
      report_.documents = writer_->documents();
    } else if (published_) {
      report_.documents = documents_;
    } else {
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
  IndexState state_;
  TopicTable topics_;
  UpdatePlan plan_;
  std::optional<std::filesystem::path> source_;  // the generation that is built upon
  std::uint64_t documents_before_ = 0;
  std::uint64_t documents_ = 0;                  // with those in the segments
  std::vector<std::filesystem::path> segments_;  // an earlier run's and this one's
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
