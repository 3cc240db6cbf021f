// SPDX-License-Identifier: GPL-2.0-or-later
// Each call that changes the index goes wrong, one run for each: whatever was acknowledged is still
// there, the program says what is the matter, and the next run goes on.
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <iterator>

#include "tests/fault/changing_news.h"
#include "tests/fault/shimmed_run.h"
#include "tests/fault/syscall_log.h"
#include "tests/fault/tier.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

struct Scenario {
  const char* shows;
  const char* verb;
  int files_before;  ///< in the index when the run begins
  int files;
};

const Scenario kScenarios[] = {
    {"first update", "update", 0, 30},    {"later update", "update", 90, 90},
    {"update in bulk", "update", 0, 510}, {"rebuild", "rebuild", 50, 50},
    {"compact", "compact", 50, 50},
};

constexpr const char* kKinds[] = {"kill", "enospc", "eio", "short"};

/// One folder of news, and its index as it was before the run.
class SyscallFault : public testing::TestWithParam<Scenario> {
 protected:
  void SetUp() override {
    if (GetParam().files_before > 0) {
      run_command(index_command(news_.update()));
      before_ = documents_of(news_.db());
      fs::copy(news_.db(), saved(), fs::copy_options::recursive);
    }
    if (verb() != "compact") news_.change(GetParam().files / 2);
    for (int i = GetParam().files_before; i < GetParam().files; ++i) news_.add();
    after_ = news_.expected();
  }

  [[nodiscard]] static std::string verb() { return GetParam().verb; }
  [[nodiscard]] std::string saved() const { return (news_.dir().path() / "saved").string(); }

  [[nodiscard]] Words command() const {
    return verb() == "compact" ? Words{"compact", "--db", news_.db()} : news_.verb(verb());
  }

  void reset_index() const {
    fs::remove_all(news_.db());
    if (fs::exists(saved())) fs::copy(saved(), news_.db(), fs::copy_options::recursive);
  }

  /// The calls of a run without faults.
  [[nodiscard]] std::vector<Syscall> calls() const {
    reset_index();
    const std::string log = (news_.dir().path() / "log").string();
    const auto result = run_command(shimmed(command(), news_.db(), "", {{"FAULT_LOG", log}}));
    EXPECT_EQ(result.exit_code, 0) << told(result);
    EXPECT_EQ(fault_of(news_.db(), after_, after_), "");
    return read_syscall_log(log);
  }

  /// Xapian does not say why it cannot replace a file, nor what left one of its destructors.
  static void expect_cause(const CommandResult& result) {
    constexpr const char* kCauses[] = {"Input/output error", "No space left on device",
                                       "Failed to create iamglass file", "is the disk full"};
    const bool is_told =
        std::any_of(std::begin(kCauses), std::end(kCauses),
                    [&](const char* cause) { return result.err.find(cause) != std::string::npos; });
    EXPECT_TRUE(is_told) << told(result);
  }

  void expect_told(const CommandResult& result, const std::string& kind) const {
    if (kind == "kill") {
      EXPECT_EQ(result.signal, SIGKILL) << told(result);
    } else if (result.exit_code == 0) {
      EXPECT_EQ(fault_of(news_.db(), after_, after_), "") << "silent success";
    } else {
      EXPECT_EQ(result.exit_code, 3) << told(result);
      EXPECT_NE(kind, "short") << told(result);
      expect_cause(result);
    }
  }

  void expect_survives(const std::string& kind, std::size_t number) const {
    reset_index();
    const std::string plan = fmt::format("{} {}", kind, number);
    expect_told(run_command(shimmed(command(), news_.db(), plan)), kind);
    EXPECT_EQ(fault_of(news_.db(), before_, after_), "");
    Command update = index_command(news_.update());
    update.timeout = kFaultPatience;
    const CommandResult next = run_command(update);
    EXPECT_EQ(next.exit_code, 0) << told(next);
    EXPECT_EQ(fault_of(news_.db(), after_, after_), "");
  }

  ChangingNews news_{7, GetParam().files_before};
  Documents before_;
  Documents after_;
};

TEST_P(SyscallFault, loses_nothing_and_is_told) {
  const auto log = calls();
  const auto points = static_cast<int>(log.size());
  const int tried = std::min(points, rounds(1, 160));
  int runs = 0;
  for (const std::string kind : kKinds) {
    for (int i = 0; i < tried && !HasFailure(); ++i) {
      // Other points each time that fewer than all are tried.
      const int point = tried == points ? i : news_.below(points);
      const Syscall& call = log[static_cast<std::size_t>(point)];
      if (kind == "short" && call.data.size() < 2) continue;
      SCOPED_TRACE(fmt::format("{} at call {}: {} {}", kind, point + 1, call.name, call.path));
      expect_survives(kind, static_cast<std::size_t>(point) + 1);
      ++runs;
    }
  }
  print_figure("faults of system calls", GetParam().shows, ": ", runs, " runs at ", tried, " of ",
               points, " points");
}

INSTANTIATE_TEST_SUITE_P(Fault, SyscallFault, testing::ValuesIn(kScenarios), row_name<Scenario>);

}  // namespace
}  // namespace dateline
