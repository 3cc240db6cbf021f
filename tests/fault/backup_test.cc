// SPDX-License-Identifier: GPL-2.0-or-later
// Snapshots of an index that is written to, and what becomes of them.
#include "indexer/backup.h"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "common/schema.h"
#include "tests/cli/programs.h"
#include "tests/fault/changing_news.h"
#include "tests/fault/shimmed_run.h"
#include "tests/fault/tier.h"
#include "tests/indexer/update_fixture.h"
#include "tests/support/index_fixture.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBackupRows = 40;

/// Stamps all documents with the number of a state, commit after commit, as long as it lives.
class Writer {
 public:
  explicit Writer(IndexFixture& index) : thread_([this, &index] { run(index); }) {}
  ~Writer() {
    stop_ = true;
    thread_.join();
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  [[nodiscard]] int commits() const { return commits_; }

  static void move_to(IndexFixture& index, int state) {
    Article article;
    article.title = fmt::format("state{}", state);
    for (std::size_t row = 0; row < kBackupRows; ++row) index.put(row, article);
    index.commit();
  }

 private:
  void run(IndexFixture& index) {
    while (!stop_) {
      move_to(index, commits_ + 1);
      ++commits_;
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
  }

  std::atomic<bool> stop_ = false;
  std::atomic<int> commits_ = 0;
  std::thread thread_;
};

/// Whether all documents are there and of one state.
bool is_of_one_state(const Documents& documents) {
  const auto title_of = [](const std::string& text) {
    const auto at = text.find("title: ");
    return text.substr(at, text.find('\n', at) - at);
  };
  return documents.size() == kBackupRows &&
         std::all_of(documents.begin(), documents.end(), [&](const auto& document) {
           return title_of(document.second) == title_of(documents.begin()->second);
         });
}

/// Waits until the writer has committed so often.
void await_commits(const Writer& writer, int commits) {
  constexpr int kPatience = 20'000;
  for (int i = 0; i < kPatience && writer.commits() < commits; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

TEST(Backup, of_a_live_index_is_one_committed_state_and_is_restored_as_such) {
  IndexFixture index({});
  Writer::move_to(index, 0);
  const TempDir dir;
  const std::string restored = (dir.path() / "restored").string();
  const int snapshots = rounds(4, 20);
  const Writer writer(index);
  for (int i = 0; i < snapshots; ++i) {
    const std::string folder = (dir.path() / fmt::format("snapshot{}", i)).string();
    EXPECT_EQ(take_snapshot(index.db(), folder).documents, kBackupRows);
    const Documents taken = documents_of(folder);
    EXPECT_TRUE(is_of_one_state(taken));
    restore_snapshot(restored, folder);
    EXPECT_EQ(fault_of(restored, taken, taken), "");
    await_commits(writer, i + 2);
  }
  EXPECT_GT(writer.commits(), snapshots);
  print_figure("snapshots", snapshots, " taken and restored during ", writer.commits(), " commits");
}

/// Waits until the folder is there.
void await(const fs::path& folder) {
  constexpr int kPatience = 20'000;
  for (int i = 0; i < kPatience && !fs::exists(folder); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

TEST(Backup, is_made_again_when_commits_fall_into_the_copy) {
  IndexFixture index({});
  Writer::move_to(index, 0);
  const TempDir dir;
  const int snapshots = rounds(1, 10);
  int state = 0;
  for (int i = 0; i < snapshots; ++i) {
    const fs::path folder = dir.path() / fmt::format("snapshot{}", i);
    // Slow enough for all of the commits.
    RunningCommand copy(shimmed({"snapshot", "--db", index.db(), folder.string()}, folder.string(),
                                "", {{"FAULT_DELAY_US", "30000"}}));
    await(folder / "generation-000001");
    for (int commits = 0; commits < 10; ++commits) Writer::move_to(index, ++state);
    const CommandResult result = copy.finish();
    EXPECT_EQ(result.exit_code, 0) << told(result);
    EXPECT_TRUE(is_of_one_state(documents_of(folder.string())));
  }
  print_figure("slow snapshots", snapshots, " of one state, ", state, " commits during the copies");
}

class BackupCommand : public testing::Test {
 protected:
  void SetUp() override {
    run_command(index_command(news_.update()));
    before_ = documents_of(news_.db());
  }

  [[nodiscard]] std::string folder() const { return (news_.dir().path() / "snapshot").string(); }
  [[nodiscard]] CommandResult run(const std::string& verb) const {
    return run_index({verb, "--db", news_.db(), folder()});
  }

  /// The files of the index with their bytes, but for the lock's.
  [[nodiscard]] std::map<std::string, std::string> bytes_of_files() const {
    auto files = bytes_below(news_.db());
    files.erase(news_.db() + "/generation-000001/flintlock");
    return files;
  }

  void age(const std::string& db) const {
    Xapian::WritableDatabase index(db + "/generation-000001", Xapian::DB_OPEN);
    index.set_metadata(std::string(metadata::kSchemaVersion), "1");
    index.commit();
  }

  ChangingNews news_{19, 20};
  Documents before_;
};

TEST_F(BackupCommand, goes_back_to_the_snapshot_and_on_from_there) {
  EXPECT_EQ(run("snapshot").exit_code, 0);
  news_.change(15);
  run_command(index_command(news_.update()));
  EXPECT_NE(documents_of(news_.db()), before_);
  const CommandResult restored = run("restore");
  EXPECT_EQ(restored.exit_code, 0) << told(restored);
  EXPECT_NE(restored.out.find("20 documents"), std::string::npos) << told(restored);
  EXPECT_EQ(fault_of(news_.db(), before_, before_), "");
  run_command(index_command(news_.update()));
  const Documents expected = news_.expected();
  EXPECT_EQ(fault_of(news_.db(), expected, expected), "");
}

TEST_F(BackupCommand, restores_an_index_that_is_gone_or_garbled) {
  EXPECT_EQ(run("snapshot").exit_code, 0);
  std::ofstream(news_.db() + "/XAPIANDB") << "garbled";
  EXPECT_EQ(run("restore").exit_code, 0);
  EXPECT_EQ(fault_of(news_.db(), before_, before_), "");
  fs::remove_all(news_.db());
  EXPECT_EQ(run("restore").exit_code, 0);
  EXPECT_EQ(fault_of(news_.db(), before_, before_), "");
}

TEST_F(BackupCommand, brings_back_settings_that_are_gone_and_keeps_those_that_are_there) {
  const std::string synonyms = news_.db() + "/synonyms.txt";
  const std::string profiles = news_.db() + "/profiles.yaml";
  std::ofstream(synonyms) << "AI = artificial intelligence\n";
  std::ofstream(profiles) << "calm:\n  version: 1\n";
  EXPECT_EQ(run("snapshot").exit_code, 0);
  EXPECT_EQ(bytes_below(folder()).count(folder() + "/synonyms.txt"), 1U);
  fs::remove(synonyms);
  std::ofstream(profiles) << "mine\n";
  const CommandResult restored = run("restore");
  EXPECT_EQ(restored.exit_code, 0) << told(restored);
  EXPECT_NE(restored.out.find("profiles.yaml: kept"), std::string::npos) << told(restored);
  EXPECT_EQ(restored.out.find("synonyms.txt: kept"), std::string::npos) << told(restored);
  EXPECT_EQ(bytes_below(news_.db())[synonyms], "AI = artificial intelligence\n");
  EXPECT_EQ(bytes_below(news_.db())[profiles], "mine\n");
}

TEST_F(BackupCommand, refuses_what_it_cannot_do_and_changes_nothing) {
  EXPECT_EQ(run("restore").exit_code, 3) << "there is no snapshot";
  EXPECT_EQ(run("snapshot").exit_code, 0);
  const CommandResult again = run("snapshot");
  EXPECT_EQ(again.exit_code, 3);
  EXPECT_NE(again.err.find("is there already"), std::string::npos) << told(again);
  const std::string file = folder() + "/generation-000001/postlist.glass";
  std::fstream(file, std::ios::in | std::ios::out | std::ios::binary).seekp(100).put('!');
  const CommandResult damaged = run("restore");
  EXPECT_EQ(damaged.exit_code, 5) << told(damaged);
  EXPECT_NE(damaged.err.find("the snapshot is damaged"), std::string::npos) << told(damaged);
  EXPECT_EQ(run_index({"restore", "--db", news_.db(), news_.db()}).exit_code, 3);
  EXPECT_EQ(fault_of(news_.db(), before_, before_), "");
}

TEST_F(BackupCommand, and_all_others_say_what_to_do_about_an_older_schema) {
  EXPECT_EQ(run("snapshot").exit_code, 0);
  age(folder());
  const CommandResult old_snapshot = run("restore");
  EXPECT_EQ(old_snapshot.exit_code, 3) << told(old_snapshot);
  EXPECT_EQ(fault_of(news_.db(), before_, before_), "");

  fs::remove_all(folder());
  age(news_.db());
  const auto bytes = bytes_of_files();
  for (const Words& words :
       {news_.update(), Words{"snapshot", "--db", news_.db(), folder()},
        Words{"compact", "--db", news_.db()}, Words{"stats", "--db", news_.db()}}) {
    const CommandResult result = run_index(words);
    EXPECT_EQ(result.exit_code, 3) << told(result);
    EXPECT_NE(result.err.find("dateline-index rebuild --db"), std::string::npos) << told(result);
  }
  EXPECT_EQ(run_search({"--db", news_.db(), "story"}).exit_code, 3);
  EXPECT_EQ(bytes_of_files(), bytes);
  EXPECT_EQ(run_command(index_command(news_.verb("rebuild"))).exit_code, 0);
  EXPECT_EQ(fault_of(news_.db(), before_, before_), "");
}

}  // namespace
}  // namespace dateline
