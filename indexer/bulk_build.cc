// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/bulk_build.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include "common/index_error.h"
#include "indexer/segment.h"
#include "indexer/tally.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSegmentPrefix = "segment-";
constexpr std::chrono::milliseconds kProgressPeriod{100};

/// Consecutive tasks that make one segment.
struct Stretch {
  std::size_t first = 0;
  std::size_t last = 0;  // behind the last one
};

std::vector<Stretch> cut(const UpdatePlan& plan, const BulkLimits& limits) {
  std::vector<Stretch> out;
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < plan.fresh.size(); ++i) {
    const bool is_full = !out.empty() && (i - out.back().first >= limits.segment_files ||
                                          bytes >= limits.segment_bytes);
    if (out.empty() || is_full) {
      out.push_back({i, i});
      bytes = 0;
    }
    const PlannedFile& file = plan.fresh[i];
    bytes += plan.scans[file.scan].files.stamp(file.file).size_bytes;
    out.back().last = i + 1;
  }
  return out;
}

/// The number behind the last segment that is there already.
std::size_t first_free_number(const fs::path& folder) {
  const auto segments = find_segments(folder);
  if (segments.empty()) return 0;
  const std::string name = segments.back().filename().string();
  return std::stoul(name.substr(kSegmentPrefix.size())) + 1;
}

class BulkBuild {
 public:
  BulkBuild(const UpdatePlan& plan, const Roots& roots, TopicTable& topics,
            const BulkOptions& options, const std::atomic<bool>& stop)
      : plan_(plan),
        roots_(roots.encode()),
        topics_(topics),
        options_(options),
        stop_(stop),
        stretches_(cut(plan, options.limits)),
        first_number_(first_free_number(options.folder)) {}

  BulkResult run(const OnProgress& on_progress) {
    std::vector<std::jthread> threads;
    const auto count = std::min<std::size_t>(options_.jobs, stretches_.size());
    for (running_ = count; threads.size() < count;) threads.emplace_back([this] { work(); });
    wait(on_progress);
    threads.clear();
    if (failure_) std::rethrow_exception(failure_);
    for (auto& [index, path] : segments_) result_.segments.push_back(std::move(path));
    return std::move(result_);
  }

 private:
  void wait(const OnProgress& on_progress) {
    std::unique_lock lock(mutex_);
    while (!ended_.wait_for(lock, kProgressPeriod, [this] { return running_ == 0; })) {
      if (on_progress) on_progress(done_, plan_.fresh.size());
    }
    if (on_progress) on_progress(done_, plan_.fresh.size());
  }

  void work() {
    try {
      FileWorker worker(options_.strict);
      while (!has_ended()) {
        const std::size_t index = next_++;
        if (index >= stretches_.size()) break;
        build(index, worker);
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      failed_ = true;
    }
    const std::lock_guard lock(mutex_);
    --running_;
    ended_.notify_all();
  }

  [[nodiscard]] bool has_ended() const { return stop_ || failed_; }

  void build(std::size_t index, FileWorker& worker) {
    const fs::path path =
        options_.folder / fmt::format("{}{:06}", kSegmentPrefix, first_number_ + index);
    try {
      fill(index, path, worker);
    } catch (const Xapian::LogicError&) {
      // A document's own fault: the index writer knows how to find it.
      fs::remove_all(path);
      const Stretch& stretch = stretches_[index];
      const std::lock_guard lock(mutex_);
      for (std::size_t i = stretch.first; i < stretch.last; ++i) {
        result_.refused.push_back(plan_.fresh[i]);
      }
    } catch (const Xapian::Error&) {
      throw_index_error(path.string());
    }
  }

  /// The last file is done when the segment is, so that all are done only when all is stored.
  void fill(std::size_t index, const fs::path& path, FileWorker& worker) {
    SegmentWriter segment(path, topics_, roots_);
    RunReport report;
    const Stretch& stretch = stretches_[index];
    for (std::size_t i = stretch.first; i < stretch.last && !has_ended(); ++i) {
      const FileTask task = plan_.task(plan_.fresh[i]);
      FileOutcome outcome = worker.look_at(task);
      tally(task, outcome, report);
      store(task.id, std::move(outcome), segment);
      if (i + 1 < stretch.last) ++done_;
    }
    const std::uint64_t documents = segment.finish();
    const std::lock_guard lock(mutex_);
    ++done_;
    segments_.emplace(index, path);
    result_.documents += documents;
    add_report(std::move(report), result_.report);
  }

  static void store(const std::string& id, FileOutcome outcome, SegmentWriter& segment) {
    switch (outcome.verdict) {
      case FileVerdict::kNewText:
        segment.add(id, std::move(outcome.built), outcome.entry);
        return;
      case FileVerdict::kUnpublished:
      case FileVerdict::kNotAnArticle:
        segment.remember(id, outcome.entry);
        return;
      case FileVerdict::kUnchanged:
      case FileVerdict::kNewValues:
      case FileVerdict::kGone:
      case FileVerdict::kRejected:
        return;
    }
  }

  const UpdatePlan& plan_;
  const std::string roots_;
  TopicTable& topics_;
  const BulkOptions& options_;
  const std::atomic<bool>& stop_;
  const std::vector<Stretch> stretches_;
  const std::size_t first_number_;

  std::atomic<std::size_t> next_{0};
  std::atomic<std::uint64_t> done_{0};
  std::atomic<bool> failed_{false};
  std::mutex mutex_;
  std::condition_variable ended_;
  std::size_t running_ = 0;
  std::map<std::size_t, fs::path> segments_;  // by the index of their files
  std::exception_ptr failure_;
  BulkResult result_;
};

}  // namespace

BulkResult bulk_build(const UpdatePlan& plan, const Roots& roots, TopicTable& topics,
                      const BulkOptions& options, const OnProgress& on_progress,
                      const std::atomic<bool>& stop) {
  std::error_code failed;
  fs::create_directories(options.folder, failed);
  if (failed) {
    throw IndexError(
        fmt::format("{}: cannot create: {}", options.folder.string(), failed.message()));
  }
  return BulkBuild(plan, roots, topics, options, stop).run(on_progress);
}

std::vector<fs::path> find_segments(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(folder, failed)) {
    const std::string name = entry.path().filename().string();
    const auto number = std::string_view(name).substr(std::min(name.size(), kSegmentPrefix.size()));
    const bool is_number =
        !number.empty() && number.find_first_not_of("0123456789") == std::string_view::npos;
    if (name.starts_with(kSegmentPrefix) && is_number) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace dateline
