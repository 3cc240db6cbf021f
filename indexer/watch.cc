// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/watch.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include "common/index_error.h"
#include "indexer/folder_watch.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

/// With a run's own time, these keep an answer within a second of a change.
constexpr milliseconds kTick{500};
constexpr milliseconds kQuiet{100};

/// More changed paths than these are looked at in one scan of everything.
constexpr std::size_t kMaxTargets = 200;

bool is_below(const fs::path& path, const fs::path& folder) {
  const auto [end, at] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return end == folder.end();
}

class Watch {
 public:
  Watch(const UpdateOptions& options, const WatchEvents& events, const std::atomic<bool>& stop)
      : options_(options), events_(events), stop_(stop) {}

  std::optional<Refusal> run() {
    for (const std::string& path : options_.paths) {
      std::error_code failed;
      roots_.push_back(fs::canonical(path, failed));
      if (failed) return Refusal{true, fmt::format("{}: {}", path, failed.message())};
    }
    add_watches();
    if (auto refusal = first_run()) return refusal;
    while (!stop_) step();
    return std::nullopt;
  }

 private:
  std::optional<Refusal> first_run() {
    const auto report = update_index(options_, {}, stop_);
    if (!report) return report.error();
    events_.on_report(*report);
    index_ = fs::canonical(options_.db);
    return std::nullopt;
  }

  void add_watches() {
    for (const fs::path& root : roots_) {
      std::error_code failed;
      if (!fs::exists(root, failed)) {
        missing_.insert(root);
      } else if (!folders_.add(root)) {
        complain(
            fmt::format("{}: not all folders can be watched (see "
                        "fs.inotify.max_user_watches); changes there wait for the next run",
                        root.string()));
      }
    }
  }

  void step() {
    const FolderChanges changes = folders_.wait(kTick, kQuiet);
    if (changes.lost) everything_ = true;
    for (const fs::path& file : changes.files) pending_.insert(file);
    for (const fs::path& folder : changes.folders) pending_.insert(folder);
    note_missing_roots();
    if (everything_ || !pending_.empty()) catch_up();
  }

  /// A root that went away is waited for, and looked at as a whole when it is back.
  void note_missing_roots() {
    for (const fs::path& root : roots_) {
      std::error_code failed;
      if (!fs::exists(root, failed)) {
        if (missing_.insert(root).second) complain(root.string() + ": gone; waiting for it");
      } else if (missing_.erase(root) > 0) {
        add_watches();
        everything_ = true;
      }
    }
  }

  void catch_up() {
    UpdateOptions run = options_;
    run.paths = everything_ ? present_roots() : targets();
    // The kernel told of each file that went, which an unmounted disk does not.
    run.allow_shrink = options_.allow_shrink || !everything_;
    if (run.paths.empty()) return forget();
    try {
      const auto report = update_index(run, {}, stop_);
      if (report) {
        events_.on_report(*report);
      } else if (!everything_ && report.error().is_usage) {
        everything_ = true;  // a path that went away while it was looked at
        return;
      } else {
        complain(report.error().message);
      }
      forget();
    } catch (const IndexLocked&) {
      // Tried again with the next tick.
    }
  }

  void forget() {
    pending_.clear();
    everything_ = false;
  }

  [[nodiscard]] std::vector<std::string> present_roots() const {
    std::vector<std::string> out;
    for (const fs::path& root : roots_) {
      if (missing_.count(root) == 0) out.push_back(root.string());
    }
    return out;
  }

  /// The paths to look at: each as it is, or the nearest folder above that is still there; none
  /// that stands below another.
  [[nodiscard]] std::vector<std::string> targets() const {
    std::set<fs::path> found;
    for (const fs::path& path : pending_) {
      const fs::path there = nearest(path);
      if (!there.empty() && !is_below(there, index_)) found.insert(there);
    }
    if (found.size() > kMaxTargets) return present_roots();
    std::vector<std::string> out;
    fs::path last;
    for (const fs::path& path : found) {
      if (!last.empty() && is_below(path, last)) continue;
      last = path;
      out.push_back(path.string());
    }
    return out;
  }

  [[nodiscard]] fs::path nearest(fs::path path) const {
    const auto root = std::find_if(roots_.begin(), roots_.end(),
                                   [&](const fs::path& one) { return is_below(path, one); });
    if (root == roots_.end() || missing_.count(*root) > 0) return {};
    std::error_code failed;
    while (!fs::exists(path, failed) && path != *root) path = path.parent_path();
    return path;
  }

  void complain(const std::string& message) const { events_.on_complaint(message); }

  const UpdateOptions& options_;
  const WatchEvents& events_;
  const std::atomic<bool>& stop_;
  std::vector<fs::path> roots_;
  fs::path index_;
  FolderWatch folders_;
  std::set<fs::path> missing_;  // roots
  std::set<fs::path> pending_;
  bool everything_ = false;
};

}  // namespace

std::optional<Refusal> watch_index(const UpdateOptions& options, const WatchEvents& events,
                                   const std::atomic<bool>& stop) {
  return Watch(options, events, stop).run();
}

}  // namespace dateline
