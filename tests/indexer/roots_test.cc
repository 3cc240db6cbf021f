// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/roots.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

class RootsTest : public testing::Test {
 protected:
  void SetUp() override { base_ = fs::canonical(dir_.path()).string(); }

  std::string make(const std::string& folder) {
    fs::create_directories(base_ + '/' + folder);
    return base_ + '/' + folder;
  }

  /// The targets of the paths as `root:below` or `root:below!` for a file, or the error.
  std::string resolved(const std::vector<std::string>& paths) {
    const auto targets = roots_.resolve(paths);
    if (!targets) return "error: " + targets.error().message;
    std::string out;
    for (const Target& target : *targets) {
      out += (out.empty() ? "" : " ") + std::to_string(target.root) + ':' + target.below +
             (target.is_file ? "!" : "");
    }
    return out;
  }

  /// The roots as `path=label`, below the test's own folder.
  std::string table() const {
    std::string out;
    for (const Root& root : roots_.all()) {
      out += (out.empty() ? "" : " ") + root.path.substr(base_.size() + 1) + '=' + root.label;
    }
    return out;
  }

  TempDir dir_;
  std::string base_;
  Roots roots_;
};

TEST_F(RootsTest, first_root_has_no_label) {
  EXPECT_EQ(resolved({make("news")}), "0:");
  EXPECT_EQ(table(), "news=");
  EXPECT_EQ(roots_.id_of(0, "2024/a.md"), "2024/a.md");
}

TEST_F(RootsTest, further_roots_are_labelled_by_their_names) {
  EXPECT_EQ(resolved({make("news"), make("wire")}), "0: 1:");
  EXPECT_EQ(table(), "news= wire=wire");
  EXPECT_EQ(roots_.id_of(1, "2024/a.md"), "wire/2024/a.md");
}

TEST_F(RootsTest, equal_names_get_numbers) {
  EXPECT_EQ(resolved({make("a/news"), make("b/news"), make("c/news"), make("d/news")}),
            "0: 1: 2: 3:");
  EXPECT_EQ(table(), "a/news= b/news=news c/news=news~2 d/news=news~3");
}

TEST_F(RootsTest, label_is_no_folder_of_the_first_root) {
  make("news/wire");
  EXPECT_EQ(resolved({make("news"), make("wire")}), "0: 1:");
  EXPECT_EQ(table(), "news= wire=wire~2");
}

TEST_F(RootsTest, path_within_a_root_belongs_to_it) {
  const std::string news = make("news");
  make("news/2024/jan");
  dir_.write_file("news/2024/a.md", "");
  EXPECT_EQ(resolved({news, news + "/2024/jan", news + "/2024/a.md", news + "/2024/"}),
            "0: 0:2024/jan 0:2024/a.md! 0:2024");
  EXPECT_EQ(table(), "news=");
}

TEST_F(RootsTest, name_that_only_begins_like_a_root_is_not_within_it) {
  EXPECT_EQ(resolved({make("news"), make("news2")}), "0: 1:");
  EXPECT_EQ(table(), "news= news2=news2");
}

TEST_F(RootsTest, root_of_a_file_is_its_folder) {
  dir_.write_file("news/a.md", "");
  EXPECT_EQ(resolved({base_ + "/news/a.md"}), "0:a.md!");
  EXPECT_EQ(table(), "news=");
}

TEST_F(RootsTest, same_folder_by_other_spellings) {
  const std::string news = make("news");
  fs::create_directory_symlink(news, base_ + "/link");
  EXPECT_EQ(resolved({news, news + "/", news + "/../news/.", base_ + "/link"}), "0: 0: 0: 0:");
  EXPECT_EQ(table(), "news=");
}

TEST_F(RootsTest, folder_around_a_known_root_is_refused) {
  EXPECT_EQ(resolved({make("news/2024")}), "0:");
  const std::string answer = resolved({base_ + "/news"});
  EXPECT_EQ(answer.find("error: " + base_ + "/news: holds " + base_ + "/news/2024"), 0U) << answer;
  EXPECT_EQ(table(), "news/2024=");
}

TEST_F(RootsTest, missing_path_is_refused_by_name) {
  const std::string answer = resolved({base_ + "/nowhere"});
  EXPECT_EQ(answer.find("error: " + base_ + "/nowhere: "), 0U) << answer;
}

TEST_F(RootsTest, only_root_that_is_gone_has_moved) {
  EXPECT_EQ(resolved({make("old")}), "0:");
  fs::rename(base_ + "/old", base_ + "/new");
  EXPECT_EQ(resolved({base_ + "/new"}), "0:");
  EXPECT_EQ(table(), "new=");
}

TEST_F(RootsTest, root_that_is_still_there_has_not_moved) {
  EXPECT_EQ(resolved({make("old")}), "0:");
  EXPECT_EQ(resolved({make("new")}), "1:");
  EXPECT_EQ(table(), "old= new=new");
}

TEST_F(RootsTest, one_of_two_roots_gone_is_not_a_move) {
  EXPECT_EQ(resolved({make("old"), make("other")}), "0: 1:");
  fs::remove_all(base_ + "/old");
  EXPECT_EQ(resolved({make("new")}), "2:");
  EXPECT_EQ(table(), "old= other=other new=new");
}

TEST_F(RootsTest, root_moves_into_a_folder_of_its_old_name) {
  EXPECT_EQ(resolved({make("news")}), "0:");
  fs::rename(base_ + "/news", base_ + "/inner");
  make("archive");
  fs::rename(base_ + "/inner", base_ + "/archive/news");
  EXPECT_EQ(resolved({base_ + "/archive/news"}), "0:");
  EXPECT_EQ(table(), "archive/news=");
}

TEST_F(RootsTest, table_comes_back_as_it_was_stored) {
  resolved({make("a/news"), make("b/news"), make("tag\xc3\xa9 \n\xff")});
  const Roots back = Roots::decode(roots_.encode());
  EXPECT_EQ(back.all(), roots_.all());
  EXPECT_TRUE(Roots::decode("").all().empty());
}

TEST_F(RootsTest, garbage_gives_an_empty_table) {
  resolved({make("news"), make("wire")});
  const std::string bytes = roots_.encode();
  for (const std::string& garbage : {bytes.substr(0, bytes.size() - 1), bytes + '\x7f',
                                     std::string("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff")}) {
    EXPECT_TRUE(Roots::decode(garbage).all().empty());
  }
}

}  // namespace
}  // namespace dateline
