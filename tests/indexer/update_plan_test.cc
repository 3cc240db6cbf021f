// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/update_plan.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/support/news_folder.h"
#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

class Plan : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* name : {"a.md", "b.md", "sub/c.md"}) {
      folder_.write(name, article_text("Storm"));
    }
    ASSERT_TRUE(roots_.resolve({folder_.news()}));
  }

  /// Takes the files in as a run would have left them.
  void know(const std::string& id, FileStatus status = FileStatus::kIndexed) {
    FileEntry entry;
    entry.status = status;
    for (const SourceFile& file : scan_source(folder_.news(), {}).files) {
      if (file.relative_path == id) entry.stamp = file.stamp;
    }
    put_file(index_, id, entry);
  }

  /// The plan as `id id* | gone ids | documents gone`, with `*` for files known before.
  std::string plan(const std::vector<Target>& targets,
                   const std::vector<std::string>& excludes = {}) {
    report_ = {};
    const KnownFiles known{FileTable(index_, "an index"), {}};
    const UpdatePlan plan = plan_update(known, roots_, targets, {excludes, {}}, report_);
    std::string out;
    for (const PlannedFile& file : plan.changed) out += plan.task(file).id + "* ";
    for (const PlannedFile& file : plan.fresh) out += plan.task(file).id + ' ';
    out += "|";
    for (const std::string& id : plan.vanished) out += ' ' + id;
    return out + fmt::format(" | {}", plan.vanished_documents);
  }

  NewsFolder folder_;
  Roots roots_;
  TempDir dir_;
  Xapian::WritableDatabase index_{(dir_.path() / "index").string(), Xapian::DB_CREATE};
  RunReport report_;
};

const std::vector<Target> kAll = {{0, "", false}};

TEST_F(Plan, reads_all_files_of_a_new_index) { EXPECT_EQ(plan(kAll), "a.md b.md sub/c.md | | 0"); }

TEST_F(Plan, counts_what_a_stamp_shows_to_be_unchanged) {
  know("a.md");
  know("b.md", FileStatus::kUnpublished);
  know("sub/c.md", FileStatus::kNotAnArticle);
  EXPECT_EQ(plan(kAll), "| | 0");
  EXPECT_EQ(report_.unchanged, 1U);
  EXPECT_EQ(report_.unpublished, 1U);
  EXPECT_EQ(report_.not_articles, 1U);
}

TEST_F(Plan, looks_at_a_file_with_another_stamp) {
  know("a.md");
  know("b.md");
  folder_.touch("a.md");
  EXPECT_EQ(plan(kAll), "a.md* sub/c.md | | 0");
}

TEST_F(Plan, looks_at_a_file_of_another_size_or_inode) {
  know("a.md");
  FileEntry other = FileTable(index_, "an index").find("a.md").value();
  ++other.stamp.size_bytes;
  put_file(index_, "a.md", other);
  EXPECT_EQ(plan(kAll), "a.md* b.md sub/c.md | | 0");
  --other.stamp.size_bytes;
  ++other.stamp.inode;
  put_file(index_, "a.md", other);
  EXPECT_EQ(plan(kAll), "a.md* b.md sub/c.md | | 0");
}

TEST_F(Plan, finds_what_is_gone_and_which_of_it_had_documents) {
  know("gone.md");
  know("draft.md", FileStatus::kUnpublished);
  EXPECT_EQ(plan(kAll), "a.md b.md sub/c.md | draft.md gone.md | 1");
}

TEST_F(Plan, takes_for_gone_only_what_lay_in_a_scanned_folder) {
  know("gone.md");
  know("sub/gone.md");
  know("submarine/gone.md");
  EXPECT_EQ(plan({{0, "sub", false}}), "sub/c.md | sub/gone.md | 1");
  EXPECT_EQ(plan({{0, "sub/c.md", true}}), "sub/c.md | | 0");
}

TEST_F(Plan, reads_each_file_once_however_often_it_is_named) {
  EXPECT_EQ(plan({{0, "sub/c.md", true}, {0, "", false}, {0, "sub", false}}),
            "sub/c.md a.md b.md | | 0");
}

TEST_F(Plan, takes_what_is_excluded_for_gone) {
  know("a.md");
  EXPECT_EQ(plan(kAll, {"a.*", "sub"}), "b.md | a.md | 1");
}

TEST_F(Plan, takes_nothing_for_gone_if_the_folder_itself_is) {
  know("a.md");
  folder_.remove("");
  EXPECT_EQ(plan(kAll), "| | 0");
  ASSERT_EQ(report_.diagnostics.size(), 1U);
  EXPECT_EQ(report_.diagnostics[0].severity, Severity::kError);
}

}  // namespace
}  // namespace dateline
