// SPDX-License-Identifier: GPL-2.0-or-later
// The power fails at some call of a run: what was not synced may be on the disk or not.
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <random>

#include "common/index_error.h"
#include "tests/fault/changing_news.h"
#include "tests/fault/disk_model.h"
#include "tests/fault/shimmed_run.h"
#include "tests/fault/tier.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

enum class FolderSyncs { kAsMade, kLeftOut };

/// Runs one after the other, each logged; after some of their calls, and all that say which
/// generation is the current one, the disk as a power cut may leave it.
class PowerLoss : public testing::Test {
 protected:
  void run_all(FolderSyncs syncs) {
    syncs_ = syncs;
    run(news_.update());
    news_.change(30);
    run(news_.update());
    news_.change(10);
    run(news_.verb("rebuild"));
    news_.change(20);
    run(news_.update());
    run({"compact", "--db", news_.db()});
    const std::string snapshot = (news_.dir().path() / "snapshot").string();
    run({"snapshot", "--db", news_.db(), snapshot});
    run({"restore", "--db", news_.db(), snapshot});
  }

  void run(const Words& words) {
    const std::string log_path = (news_.dir().path() / "log").string();
    const Documents after = news_.expected();
    const auto result =
        run_command(shimmed(words, news_.dir().path().string(), "", {{"FAULT_LOG", log_path}}));
    EXPECT_EQ(result.exit_code, 0) << told(result);
    const auto log = read_syscall_log(log_path);
    fs::remove(log_path);
    const int share = std::max(1, static_cast<int>(log.size()) / rounds(3, 27));
    for (const Syscall& call : log) {
      if (is_made(call)) disk_.apply(call);
      const bool is_of_swap = call.path.find("/XAPIANDB") != std::string::npos;
      if (is_of_swap || news_.below(share) == 0) cut_power(acknowledged_, after);
    }
    cut_power(after, after);
    acknowledged_ = after;
  }

  [[nodiscard]] bool is_made(const Syscall& call) const {
    const bool is_after_commit =
        call.name == "sync_folder" && call.path.find("/generation-") != std::string::npos;
    return syncs_ == FolderSyncs::kAsMade || !is_after_commit;
  }

  /// Nothing that was not synced is left, or half of it, or most: all three, or one of them by
  /// turns.
  void cut_power(const Documents& before, const Documents& after) {
    constexpr std::array kPercents = {0, 50, 90};
    const auto at_once = kIsSanitized && !is_nightly() ? 1 : kPercents.size();
    for (std::size_t i = 0; i < at_once; ++i) {
      const int percent = kPercents.at(static_cast<std::size_t>(states_) % kPercents.size());
      const TempDir dir;
      const fs::path disk = dir.path() / "disk";
      disk_.cut_power(disk, [&] { return news_.below(100) < percent; });
      ++states_;
      const std::string fault = fault_after_cut((disk / "db").string(), before, after);
      if (fault.empty()) continue;
      ++faults_;
      if (syncs_ == FolderSyncs::kAsMade) ADD_FAILURE() << percent << " %: " << fault;
    }
  }

  std::string fault_after_cut(const std::string& db, const Documents& before,
                              const Documents& after) const {
    if (auto fault = fault_of(db, before, after); !fault.empty()) return fault;
    UpdateOptions options;
    options.db = db;
    options.paths = {news_.news()};
    options.allow_shrink = true;
    const std::atomic<bool> never{false};
    try {
      if (!update_index(options, {}, never)) return "the next run refuses";
    } catch (const IndexError& error) {
      return error.what();
    }
    const Documents expected = news_.expected();
    return fault_of(db, expected, expected);
  }

  ChangingNews news_{3, 40};
  DiskModel disk_{news_.dir().path().string()};
  Documents acknowledged_;
  FolderSyncs syncs_ = FolderSyncs::kAsMade;
  int states_ = 0;
  int faults_ = 0;
};

TEST_F(PowerLoss, leaves_what_was_acknowledged) {
  run_all(FolderSyncs::kAsMade);
  print_figure("power loss", states_, " states, ", faults_, " lost or damaged");
}

TEST_F(PowerLoss, is_seen_where_a_commit_does_not_sync_its_folder) {
  run_all(FolderSyncs::kLeftOut);
  EXPECT_GT(faults_, 0);
  print_figure("power loss without the folder's sync", states_, " states, ", faults_,
               " lost or damaged");
}

}  // namespace
}  // namespace dateline
