// SPDX-License-Identifier: GPL-2.0-or-later
// Xapian's commit() ends in a rename and never syncs the folder, so that a power cut could undo it.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "tests/cli/programs.h"
#include "tests/support/news_folder.h"

namespace dateline {
namespace {

/// Folders with a rename that no later sync made durable, after `update` of `folder`.
std::set<std::string> unsynced_folders(const NewsFolder& folder, int& renames) {
  const std::string log = (folder.dir().path() / "log").string();
  Command command = index_command({"update", "--db", folder.db(), folder.news()});
  command.env["LD_PRELOAD"] = kSyncLogLibrary;
  command.env["SYNC_LOG"] = log;
  command.env["ASAN_OPTIONS"] = "verify_asan_link_order=0";
  const CommandResult result = run_command(std::move(command));
  EXPECT_EQ(result.exit_code, 0) << told(result);

  std::set<std::string> pending;
  std::ifstream lines(log);
  for (std::string action, path; lines >> action >> path;) {
    if (action == "rename") {
      ++renames;
      const auto parent = std::filesystem::path(path).parent_path();
      // What is only there while a run merges need not outlive a power cut.
      if (!parent.string().ends_with("/building/metadata")) pending.insert(parent.string());
    } else {
      pending.erase(path);
    }
  }
  return pending;
}

TEST(FolderSync, follows_every_rename_of_a_first_and_of_a_later_update) {
  NewsFolder folder;
  constexpr int kMoreThanABatch = 600;
  for (int i = 0; i < kMoreThanABatch; ++i) {
    folder.write(std::to_string(i) + ".md", article_text("Story " + std::to_string(i)));
  }
  int renames = 0;
  EXPECT_EQ(unsynced_folders(folder, renames), std::set<std::string>());
  EXPECT_GE(renames, 4) << "the stub, the empty index, two batches: is the log at work?";

  std::filesystem::remove(folder.dir().path() / "log");
  folder.write("0.md", article_text("Another story"));
  renames = 0;
  EXPECT_EQ(unsynced_folders(folder, renames), std::set<std::string>());
  EXPECT_GE(renames, 1);
}

}  // namespace
}  // namespace dateline
