// SPDX-License-Identifier: GPL-2.0-or-later
// Files that grow, shrink, vanish and come back while they are read.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <random>
#include <thread>

#include "tests/cli/programs.h"
#include "tests/fault/index_oracle.h"
#include "tests/fault/tier.h"
#include "tests/indexer/update_fixture.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr int kMovingFiles = 40;

/// Changes files without end, in a thread, as long as it lives.
class Mover {
 public:
  explicit Mover(std::string folder) : folder_(std::move(folder)), thread_([this] { run(); }) {}
  ~Mover() {
    stop_ = true;
    thread_.join();
  }
  Mover(const Mover&) = delete;
  Mover& operator=(const Mover&) = delete;

  [[nodiscard]] int moves() const { return moves_; }

 private:
  void run() {
    constexpr std::chrono::microseconds kPause{200};
    std::mt19937 random(17);
    for (; !stop_; ++moves_) {
      std::this_thread::sleep_for(kPause);
      const fs::path file = fmt::format("{}/{}.md", folder_, random() % kMovingFiles);
      std::error_code ignored;
      switch (random() % 5) {
        case 0:
          fs::resize_file(file, random() % 400, ignored);
          break;
        case 1:
          fs::remove(file, ignored);
          break;
        case 2:
          std::ofstream(file, std::ios::binary) << article_text(fmt::format("Storm {}", moves_));
          break;
        default:
          std::ofstream(file, std::ios::binary | std::ios::app) << std::string(9000, 'x');
      }
    }
  }

  const std::string folder_;
  std::atomic<bool> stop_ = false;
  std::atomic<int> moves_ = 0;
  std::thread thread_;
};

class MovingFiles : public UpdateFixture {
 protected:
  void expect_run() const {
    const CommandResult result =
        run_index({"update", "--allow-shrink", "--db", folder_.db(), folder_.news()});
    EXPECT_TRUE(result.exit_code == 0 || result.exit_code == 1) << told(result);
    EXPECT_EQ(result.err.find("cannot be read"), std::string::npos) << "gone is no error";
  }

  /// Which article of the folder is not in the index as it is now; empty if all are. Others may be
  /// there, too: a file that turned bad keeps the article that it was.
  [[nodiscard]] std::string stale_article() {
    const TempDir fresh;
    UpdateOptions full = options();
    full.db = (fresh.path() / "db").string();
    EXPECT_TRUE(update_index(full, {}, never_));
    const Documents indexed = documents_of(folder_.db());
    for (const auto& [id, text] : documents_of(full.db)) {
      const auto at = indexed.find(id);
      if (at == indexed.end() || at->second != text) return id;
    }
    return {};
  }
};

TEST_F(MovingFiles, are_read_as_they_are_and_end_no_run) {
  const int races = rounds(12, 300);
  int moves = 0;
  folder_.write("stays.md", article_text("Calm"));
  {
    const Mover mover(folder_.news());
    for (int i = 0; i < races && !HasFailure(); ++i) expect_run();
    moves = mover.moves();
  }
  EXPECT_GT(moves, races);
  expect_run();
  EXPECT_EQ(stale_article(), "");
  for (int i = 0; i < kMovingFiles; ++i) {
    folder_.write(fmt::format("{}.md", i), article_text(fmt::format("Calm {}", i)));
  }
  UpdateOptions last = options();
  last.allow_shrink = true;
  update(last);
  EXPECT_EQ(logical_dump(folder_.db()), dump_of_full_run());
  print_figure("moving files", races, " runs during ", moves, " changes");
}

}  // namespace
}  // namespace dateline
