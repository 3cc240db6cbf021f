// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/as_nobody.h"
#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> relative_paths(const Scan& scan) {
  std::vector<std::string> paths;
  for (const auto& file : scan.files) paths.push_back(file.relative_path);
  return paths;
}

Scan scan(const TempDir& root, const std::vector<std::string>& excludes = {}) {
  return scan_source(root.path(), excludes);
}

// ---- What is found -----------------------------------------------------------------------------

TEST(ScanSource, FindsArticleFilesInBytewiseOrder) {
  const TempDir root;
  for (const auto* const name : {"b.md", "B.MD", "a/z.markdown", "a.txt", "a/b/c.yml", "c.yaml",
                                 "d.html", "e.json", "é.md"}) {
    root.write_file(name, "x");
  }
  for (const auto* const name : {"x.png", "README", "a/y.mdx", "md"}) root.write_file(name, "x");
  const auto found = scan(root);
  EXPECT_THAT(relative_paths(found), ElementsAre("B.MD", "a.txt", "a/b/c.yml", "a/z.markdown",
                                                 "b.md", "c.yaml", "d.html", "e.json", "é.md"));
  EXPECT_EQ(found.other_files, 4U);
  EXPECT_TRUE(found.complete);
  EXPECT_THAT(found.diagnostics, IsEmpty());
}

TEST(ScanSource, PassesOverWhatIsHidden) {
  const TempDir root;
  root.write_file(".git/a.md", "x");
  root.write_file(".hidden.md", "x");
  root.write_file("a/.keep", "");
  root.write_file("a/b.md", "x");
  EXPECT_THAT(relative_paths(scan(root)), ElementsAre("a/b.md"));
}

TEST(ScanSource, TakesAHiddenRoot) {
  const TempDir outer;
  outer.write_file(".news/a.md", "x");
  EXPECT_THAT(relative_paths(scan_source(outer.path() / ".news", {})), ElementsAre("a.md"));
}

TEST(ScanSource, TakesASingleFile) {
  const TempDir outer;
  const auto file = outer.write_file("sub/a.md", "abc");
  const auto found = scan_source(file, {});
  ASSERT_THAT(relative_paths(found), ElementsAre("a.md"));
  EXPECT_EQ(found.files[0].path, file.string());
}

TEST(ScanSource, SaysThatASingleFileIsNoArticle) {
  const TempDir outer;
  const auto found = scan_source(outer.write_file("a.png", "x"), {});
  EXPECT_THAT(found.files, IsEmpty());
  ASSERT_EQ(found.diagnostics.size(), 1U);
  EXPECT_EQ(found.diagnostics[0].severity, Severity::kWarning);
}

TEST(ScanSource, StampsAFileWithSizeTimeAndInode) {
  const TempDir root;
  const auto file = root.write_file("a.md", "12345");
  struct stat status {};
  ASSERT_EQ(stat(file.c_str(), &status), 0);
  const auto found = scan(root);
  ASSERT_EQ(found.files.size(), 1U);
  EXPECT_EQ(found.files[0].path, file.string());
  EXPECT_EQ(found.files[0].stamp.size_bytes, 5U);
  EXPECT_EQ(found.files[0].stamp.inode, status.st_ino);
  EXPECT_EQ(found.files[0].stamp.mtime_ns / 1'000'000'000, status.st_mtim.tv_sec);
}

TEST(ScanSource, ASlashBehindTheRootChangesNothing) {
  const TempDir root;
  root.write_file("a/b.md", "x");
  const auto found = scan_source(root.path().string() + "//", {});
  ASSERT_THAT(relative_paths(found), ElementsAre("a/b.md"));
  EXPECT_EQ(found.files[0].path, (root.path() / "a/b.md").string());
}

TEST(ScanSource, ExcludesByPathAndByName) {
  const TempDir root;
  for (const auto* const name : {"a.md", "draft-b.md", "drafts/c.md", "x/drafts/d.md", "x/e.md"}) {
    root.write_file(name, "x");
  }
  EXPECT_THAT(relative_paths(scan(root, {"draft-*"})),
              ElementsAre("a.md", "drafts/c.md", "x/drafts/d.md", "x/e.md"));
  EXPECT_THAT(relative_paths(scan(root, {"drafts/"})), ElementsAre("a.md", "draft-b.md", "x/e.md"));
  EXPECT_THAT(relative_paths(scan(root, {"x/*", "a.md"})),
              ElementsAre("draft-b.md", "drafts/c.md"));
}

TEST(ScanSource, KeepsOddNamesAsTheyAre) {
  const TempDir root;
  root.write_file("line\nbreak.md", "x");
  root.write_file("latin\xE9.md", "x");
  EXPECT_THAT(relative_paths(scan(root)), ElementsAre("latin\xE9.md", "line\nbreak.md"));
}

// ---- Links -------------------------------------------------------------------------------------

TEST(ScanSource, FollowsLinks) {
  const TempDir root;
  const TempDir elsewhere;
  elsewhere.write_file("a.md", "x");
  fs::create_directory_symlink(elsewhere.path(), root.path() / "linked");
  fs::create_symlink(elsewhere.path() / "a.md", root.path() / "b.md");
  const auto found = scan(root);
  EXPECT_THAT(relative_paths(found), ElementsAre("b.md", "linked/a.md"));
  EXPECT_TRUE(found.complete);
}

TEST(ScanSource, DoesNotEnterALoopTwice) {
  const TempDir root;
  root.write_file("a/b/c.md", "x");
  fs::create_directory_symlink(root.path() / "a", root.path() / "a/b/up");
  fs::create_directory_symlink("..", root.path() / "a/top");
  const auto found = scan(root);
  EXPECT_THAT(relative_paths(found), ElementsAre("a/b/c.md"));
  ASSERT_EQ(found.diagnostics.size(), 2U);
  EXPECT_THAT(found.diagnostics[0].path, EndsWith("a/b/up"));
  EXPECT_EQ(found.diagnostics[0].severity, Severity::kWarning);
  EXPECT_THAT(found.diagnostics[1].path, EndsWith("a/top"));
  EXPECT_TRUE(found.complete);
}

TEST(ScanSource, WarnsOfLinksToNothing) {
  const TempDir root;
  root.write_file("a.md", "x");
  fs::create_symlink("gone.md", root.path() / "dangling.md");
  fs::create_symlink("self.md", root.path() / "self.md");
  const auto found = scan(root);
  EXPECT_THAT(relative_paths(found), ElementsAre("a.md"));
  ASSERT_EQ(found.diagnostics.size(), 2U);
  EXPECT_THAT(found.diagnostics[0].message, HasSubstr("a link to nothing"));
  EXPECT_EQ(found.diagnostics[0].severity, Severity::kWarning);
  EXPECT_THAT(found.diagnostics[1].message, HasSubstr("a link to itself"));
  EXPECT_TRUE(found.complete);
}

// Twelve folders with links to each other can be walked in more than a thousand million ways.
TEST(ScanSource, GivesUpOnFoldersThatAllLinkToEachOther) {
  const TempDir root;
  for (int from = 0; from < 12; ++from) {
    const auto folder = root.path() / std::to_string(from);
    fs::create_directory(folder);
    for (int to = 0; to < 12; ++to) {
      if (to != from)
        fs::create_directory_symlink("../" + std::to_string(to), folder / std::to_string(to));
    }
  }
  const auto found = scan(root);
  EXPECT_FALSE(found.complete);
  EXPECT_TRUE(std::any_of(found.diagnostics.begin(), found.diagnostics.end(),
                          [](const auto& d) { return d.severity == Severity::kError; }));
}

// ---- What cannot be read -----------------------------------------------------------------------

TEST(ScanSource, AMissingRootIsAnErrorAndIncomplete) {
  const TempDir root;
  const auto found = scan_source(root.path() / "none", {});
  EXPECT_FALSE(found.complete);
  ASSERT_EQ(found.diagnostics.size(), 1U);
  EXPECT_EQ(found.diagnostics[0].severity, Severity::kError);
  EXPECT_THAT(found.diagnostics[0].message, HasSubstr("No such file or directory"));
}

/// Whether the walk goes on past the one folder `path` and says that it could not list it.
bool reports_only(const Scan& found, const std::string& path) {
  return !found.complete && relative_paths(found) == std::vector<std::string>{"a.md", "z/b.md"} &&
         found.diagnostics.size() == 1 && found.diagnostics[0].severity == Severity::kError &&
         found.diagnostics[0].path == path &&
         found.diagnostics[0].message.find("Permission denied") != std::string::npos;
}

class ScanOfLockedFolder : public testing::TestWithParam<fs::perms> {};

TEST_P(ScanOfLockedFolder, GoesOnAndIsIncomplete) {
  const TempDir root;
  fs::permissions(root.path(), fs::perms(0755));
  for (const auto* const name : {"a.md", "locked/1.md", "locked/2.md", "z/b.md"}) {
    root.write_file(name, "x");
  }
  const auto locked = root.path() / "locked";
  fs::permissions(locked, GetParam());
  EXPECT_TRUE(passes_without_privileges([&] { return reports_only(scan(root), locked.string()); }));
  fs::permissions(locked, fs::perms(0755));
}

INSTANTIATE_TEST_SUITE_P(NoPermissionsAtAll, ScanOfLockedFolder, testing::Values(fs::perms(0)));
INSTANTIATE_TEST_SUITE_P(ListableOnly, ScanOfLockedFolder, testing::Values(fs::perms(0444)));

TEST(ScanSource, PassesOverFifosAndSockets) {
  const TempDir root;
  root.write_file("a.md", "x");
  ASSERT_EQ(mkfifo((root.path() / "fifo.md").c_str(), 0644), 0);
  const auto found = scan(root);
  EXPECT_THAT(relative_paths(found), ElementsAre("a.md"));
  EXPECT_EQ(found.other_files, 1U);
  EXPECT_TRUE(found.complete);
}

TEST(ScanSource, SurvivesFilesAndFoldersThatVanishMeanwhile) {
  const TempDir root;
  root.write_file("stays.md", "x");
  std::atomic<bool> stop = false;
  std::thread churn([&] {
    while (!stop) {
      for (int i = 0; i < 20; ++i) root.write_file("f" + std::to_string(i) + "/a.md", "x");
      for (int i = 0; i < 20; ++i) fs::remove_all(root.path() / ("f" + std::to_string(i)));
    }
  });
  for (int i = 0; i < 200; ++i) {
    const auto found = scan(root);
    EXPECT_TRUE(found.complete);
    EXPECT_THAT(found.diagnostics, IsEmpty());
  }
  stop = true;
  churn.join();
}

}  // namespace
}  // namespace dateline
