// SPDX-License-Identifier: GPL-2.0-or-later
// A run that is interrupted, and two at a time.
#include <fmt/format.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include "tests/cli/programs.h"
#include "tests/support/news_folder.h"
#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr int kFiles = 5'000;

/// Many files, and a run over them that has begun to write.
class LongRun : public testing::Test {
 protected:
  void SetUp() override {
    const std::string body(400, 'x');
    for (int i = 0; i < kFiles; ++i) {
      dir_.write_file(fmt::format("news/{}/{}.md", i % 20, i),
                      fmt::format("---\ntitle: Storm {} of {}\ntopics: [T{}]\n---\n{} wind port\n",
                                  i, i * 7, i % 30, body));
    }
  }

  [[nodiscard]] std::string db() const { return (dir_.path() / "db").string(); }
  [[nodiscard]] std::string news() const { return (dir_.path() / "news").string(); }
  [[nodiscard]] Words update() const {
    return {"update", "--db", db(), news(), "--format", "json", "--jobs", "2"};
  }

  /// Waits until the run has made the index, and stops it there.
  void pause_once_begun(const RunningCommand& run) const {
    for (int tries = 0; tries < 20'000 && !fs::exists(db() + "/XAPIANDB"); ++tries) {
      std::this_thread::sleep_for(milliseconds(1));
    }
    run.send_signal(SIGSTOP);
    ASSERT_TRUE(fs::exists(db() + "/XAPIANDB"));
  }

  [[nodiscard]] int documents() const {
    const Json stats = json_of(run_index({"stats", "--db", db(), "--format", "json"}));
    return stats.is_object() ? stats.at("documents").get<int>() : -1;
  }

  TempDir dir_;
};

class Interrupted : public LongRun, public testing::WithParamInterface<int> {};

TEST_P(Interrupted, run_ends_with_130_and_an_index_that_the_next_run_completes) {
  RunningCommand run(index_command(update()));
  ASSERT_NO_FATAL_FAILURE(pause_once_begun(run));
  run.send_signal(GetParam());
  run.send_signal(SIGCONT);
  const CommandResult result = run.finish();
  EXPECT_EQ(result.exit_code, 130) << told(result);
  EXPECT_EQ(result.signal, 0);
  const Json report = json_of(result);
  ASSERT_TRUE(report.is_object()) << told(result);
  EXPECT_EQ(report.at("interrupted"), true);
  EXPECT_LT(report.at("documents").get<int>(), kFiles);
  EXPECT_EQ(documents(), report.at("documents").get<int>());
  const CommandResult search = run_search({"--db", db(), "storm"});
  EXPECT_TRUE(search.exit_code == 0 || search.exit_code == 1) << told(search);

  const CommandResult next = run_index(update());
  EXPECT_EQ(next.exit_code, 0) << told(next);
  EXPECT_EQ(json_of(next).at("documents"), kFiles);
  EXPECT_EQ(json_of(next).at("added").get<int>(), kFiles - report.at("documents").get<int>());
}

INSTANTIATE_TEST_SUITE_P(Cli, Interrupted, testing::Values(SIGINT, SIGTERM),
                         [](const auto& row) { return row.param == SIGINT ? "INT" : "TERM"; });

TEST(Watch, keeps_the_index_up_to_date_until_it_is_told_to_stop) {
  NewsFolder folder;
  folder.write("a.md", article_text("Storm"));
  RunningCommand watch(index_command({"watch", "--db", folder.db(), folder.news()}));
  const auto hits_within_seconds = [&](const char* word) {
    for (int tries = 0; tries < 150; ++tries) {
      if (run_search({"--db", folder.db(), word}).exit_code == 0) return true;
      std::this_thread::sleep_for(milliseconds(100));
    }
    return false;
  };
  EXPECT_TRUE(hits_within_seconds("storm"));
  folder.write("b.md", article_text("Flood"));
  EXPECT_TRUE(hits_within_seconds("flood"));
  folder.write("c.md", "---\ntitle: [\n---\n");
  folder.write("d.md", article_text("Quake"));
  EXPECT_TRUE(hits_within_seconds("quake"));
  watch.send_signal(SIGTERM);
  const CommandResult result = watch.finish();
  EXPECT_EQ(result.exit_code, 130) << told(result);
  EXPECT_NE(result.out.find("1 added\n1 document in the index"), std::string::npos) << told(result);
  EXPECT_NE(result.err.find("/c.md:2:8: error: "), std::string::npos) << told(result);
}

TEST_F(LongRun, killed_leaves_an_index_that_the_next_run_completes) {
  RunningCommand run(index_command(update()));
  ASSERT_NO_FATAL_FAILURE(pause_once_begun(run));
  run.send_signal(SIGKILL);
  EXPECT_EQ(run.finish().signal, SIGKILL);
  EXPECT_GE(documents(), 0);
  const CommandResult next = run_index(update());
  EXPECT_EQ(next.exit_code, 0) << told(next);
  EXPECT_EQ(json_of(next).at("documents"), kFiles);
}

TEST_F(LongRun, second_writer_is_turned_away_at_once_and_a_reader_is_not) {
  RunningCommand run(index_command(update()));
  ASSERT_NO_FATAL_FAILURE(pause_once_begun(run));
  for (const bool without_lock_file : {false, true}) {
    if (without_lock_file) fs::remove(db() + "/generation-000001/flintlock");
    const CommandResult second = run_index(update());
    EXPECT_EQ(second.exit_code, 4) << told(second);
    EXPECT_EQ(second.out, "");
    EXPECT_NE(second.err.find("another process is writing"), std::string::npos) << told(second);
    EXPECT_LT(second.seconds, 1.0);
  }
  EXPECT_EQ(run_index({"stats", "--db", db()}).exit_code, 0);
  Words dry = update();
  dry.emplace_back("--dry-run");
  EXPECT_EQ(run_index(dry).exit_code, 0);
  run.send_signal(SIGCONT);
  const CommandResult first = run.finish();
  EXPECT_EQ(first.exit_code, 0) << told(first);
  EXPECT_EQ(documents(), kFiles);
}

}  // namespace
}  // namespace dateline
