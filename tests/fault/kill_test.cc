// SPDX-License-Identifier: GPL-2.0-or-later
// Runs that are killed while they write.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <new>

#include "tests/fault/changing_news.h"
#include "tests/fault/shim_status.h"
#include "tests/fault/shimmed_run.h"
#include "tests/fault/tier.h"

namespace dateline {
namespace {

/// A status that a shimmed program shares with this process.
class SharedStatus {
 public:
  explicit SharedStatus(std::string path) : path_(std::move(path)) {
    const int file = open(path_.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (ftruncate(file, sizeof(ShimStatus)) != 0) throw std::runtime_error(path_);
    memory_ = mmap(nullptr, sizeof(ShimStatus), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (memory_ == MAP_FAILED) throw std::runtime_error(path_);
    status_ = new (memory_) ShimStatus;
  }
  ~SharedStatus() { munmap(memory_, sizeof(ShimStatus)); }
  SharedStatus(const SharedStatus&) = delete;
  SharedStatus& operator=(const SharedStatus&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }
  ShimStatus* operator->() const { return status_; }

 private:
  std::string path_;
  void* memory_ = nullptr;
  ShimStatus* status_ = nullptr;
};

class Kill : public testing::Test {
 protected:
  /// Kills a run at some moment after its `calls`th call; false if it ended before.
  bool kill_run(const Words& verb, unsigned long calls) {
    const SharedStatus status((news_.dir().path() / "status").string());
    RunningCommand run(shimmed(verb, news_.db(), "",
                               {{"FAULT_STATUS", status.path()}, {"FAULT_DELAY_US", "500"}}));
    constexpr int kPatience = 200'000;
    for (int i = 0; i < kPatience && status->calls < calls; ++i) {
      usleep(50);
      if (i % 64 == 63 && !run.is_running()) break;
    }
    usleep(static_cast<useconds_t>(news_.below(600)));
    const bool was_writing = status->is_writing;
    run.send_signal(SIGKILL);
    calls_of_a_run_ = std::max<unsigned long>(calls_of_a_run_, status->calls);
    if (run.finish().signal != SIGKILL) return false;
    inside_ += was_writing ? 1 : 0;
    return true;
  }

  ChangingNews news_{11, 60};
  unsigned long calls_of_a_run_ = 40;
  int inside_ = 0;  ///< how many were killed inside of a commit
};

TEST_F(Kill, loses_no_acknowledged_document_and_the_next_run_goes_on) {
  run_command(index_command(news_.update()));
  Documents acknowledged = documents_of(news_.db());
  int kills = 0;
  const int wanted = rounds(40, 200);
  for (int tries = 0; kills < wanted && tries < 3 * wanted && !HasFailure(); ++tries) {
    news_.change(1 + news_.below(40));
    const Documents wanted_documents = news_.expected();
    const auto at = static_cast<unsigned long>(news_.below(static_cast<int>(calls_of_a_run_)));
    if (!kill_run(news_.verb(news_.below(8) == 0 ? "rebuild" : "update"), at + 2)) {
      acknowledged = wanted_documents;
      continue;
    }
    ++kills;
    EXPECT_EQ(fault_of(news_.db(), acknowledged, wanted_documents), "");
    const CommandResult next = run_command(index_command(news_.update()));
    EXPECT_EQ(next.exit_code, 0) << told(next);
    EXPECT_EQ(fault_of(news_.db(), wanted_documents, wanted_documents), "");
    acknowledged = wanted_documents;
  }
  EXPECT_EQ(kills, wanted);
  EXPECT_GE(inside_ * 10, kills * 7) << "the kills are to fall into commits";
  print_figure("kill -9", kills, " kills, ", inside_, " of them inside a commit");
}

}  // namespace
}  // namespace dateline
