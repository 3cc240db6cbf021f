// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <filesystem>
#include <string>
#include <thread>

#include "common/front_matter.h"
#include "indexer/source.h"
#include "tests/support/as_nobody.h"
#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

TEST(ReadArticleFile, GivesTheWholeFile) {
  const TempDir root;
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, kMaxFileBytes}) {
    const std::string content(size, 'x');
    const auto text = read_article_file(root.write_file("a.md", content).string());
    ASSERT_TRUE(text.ok()) << text.error().message;
    EXPECT_EQ(*text, content);
  }
}

TEST(ReadArticleFile, KeepsEveryByte) {
  const TempDir root;
  std::string content;
  for (int byte = 0; byte < 256; ++byte) content += static_cast<char>(byte);
  const auto text = read_article_file(root.write_file("a.md", content).string());
  ASSERT_TRUE(text.ok());
  EXPECT_EQ(*text, content);
}

TEST(ReadArticleFile, RefusesAFileThatIsTooLarge) {
  const TempDir root;
  const auto file = root.write_file("a.md", std::string(kMaxFileBytes + 1, 'x'));
  const auto text = read_article_file(file.string());
  ASSERT_FALSE(text.ok());
  EXPECT_EQ(text.error().message, "has 1048577 bytes, more than 1048576; shorten it");
}

TEST(ReadArticleFile, RefusesAFileWithoutEnd) {
  const auto text = read_article_file("/proc/self/pagemap");
  ASSERT_FALSE(text.ok());
}

TEST(ReadArticleFile, DoesNotBlockOnAFifo) {
  const TempDir root;
  const auto fifo = root.path() / "fifo.md";
  ASSERT_EQ(mkfifo(fifo.c_str(), 0644), 0);
  const auto text = read_article_file(fifo.string());
  ASSERT_FALSE(text.ok());
  EXPECT_THAT(text.error().message, HasSubstr("no regular file"));
}

TEST(ReadArticleFile, SaysWhyItCannotRead) {
  const TempDir root;
  const auto says = [](const fs::path& path) {
    const auto text = read_article_file(path.string());
    return text.ok() ? "read" : text.error().message;
  };
  EXPECT_EQ(says(root.path()), "is a folder, not a file");
  EXPECT_EQ(says(root.path() / "none.md"), "cannot be read: No such file or directory");
  EXPECT_THAT(says("/dev/null"), HasSubstr("no regular file"));
  fs::create_symlink("self.md", root.path() / "self.md");
  EXPECT_THAT(says(root.path() / "self.md"), HasSubstr("symbolic links"));
}

TEST(ReadArticleFile, TellsAFileThatIsGoneFromOneThatIsRefused) {
  const TempDir root;
  const auto is_gone = [](const fs::path& path) { return read_article_file(path).error().is_gone; };
  EXPECT_TRUE(is_gone(root.path() / "none.md"));
  EXPECT_TRUE(is_gone(root.write_file("a.md", "x") / "a folder no more.md"));
  EXPECT_FALSE(is_gone(root.path()));
  fs::create_symlink("self.md", root.path() / "self.md");
  EXPECT_FALSE(is_gone(root.path() / "self.md"));
}

TEST(ReadArticleFile, SaysThatItMayNotRead) {
  const TempDir root;
  fs::permissions(root.path(), fs::perms(0755));
  const auto file = root.write_file("locked.md", "x");
  fs::permissions(file, fs::perms(0));
  EXPECT_TRUE(passes_without_privileges([&] {
    const auto text = read_article_file(file.string());
    return !text.ok() && text.error().message == "cannot be read: Permission denied";
  }));
}

TEST(ReadArticleFile, SurvivesAFileThatIsCutMeanwhile) {
  const TempDir root;
  const auto file = root.write_file("a.md", std::string(500'000, 'x'));
  std::atomic<bool> stop = false;
  std::thread cutter([&] {
    while (!stop) {
      fs::resize_file(file, 10);
      fs::resize_file(file, 500'000);
    }
  });
  for (int i = 0; i < 500; ++i) EXPECT_TRUE(read_article_file(file.string()).ok());
  stop = true;
  cutter.join();
}

}  // namespace
}  // namespace dateline
