// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/file_worker.h"

#include <gtest/gtest.h>

#include <optional>

#include "tests/support/news_folder.h"

namespace dateline {
namespace {

class FileWorkerTest : public testing::Test {
 protected:
  /// Looks at a file as the next run after `known` would.
  FileOutcome look_at(const std::string& name, const std::optional<FileEntry>& known = {}) {
    FileTask task{name, folder_.file(name), {}, 7, known ? &*known : nullptr};
    for (const SourceFile& found : scan_source(folder_.news(), {}).files) {
      if (found.relative_path == name) task.stamp = found.stamp;
    }
    return worker_.look_at(task);
  }

  NewsFolder folder_;
  FileWorker worker_{false};
};

TEST_F(FileWorkerTest, notes_where_and_what_it_read) {
  folder_.write("a.md", article_text("Storm"));
  const FileOutcome outcome = look_at("a.md");
  EXPECT_EQ(outcome.verdict, FileVerdict::kNewText);
  EXPECT_EQ(outcome.entry.root, 7U);
  EXPECT_EQ(outcome.entry.status, FileStatus::kIndexed);
  EXPECT_EQ(outcome.entry.stamp.size_bytes, article_text("Storm").size());
  EXPECT_NE(outcome.entry.stamp.mtime_ns, 0);
  EXPECT_EQ(outcome.entry.hashes, outcome.built.hashes);
  EXPECT_EQ(outcome.bytes_read, article_text("Storm").size());
}

TEST_F(FileWorkerTest, does_not_trust_the_stamp_of_a_file_written_just_now) {
  folder_.dir().write_file("news/a.md", article_text("Storm"));
  EXPECT_EQ(look_at("a.md").entry.stamp.mtime_ns, 0);
}

TEST_F(FileWorkerTest, compares_with_what_was_known) {
  folder_.write("a.md", article_text("Storm", "heat: 5"));
  const FileEntry known = look_at("a.md").entry;
  EXPECT_EQ(look_at("a.md", known).verdict, FileVerdict::kUnchanged);
  folder_.write("a.md", article_text("Storm", "heat: 5\nsecured: x"));
  EXPECT_EQ(look_at("a.md", known).verdict, FileVerdict::kUnchanged);
  folder_.write("a.md", article_text("Storm", "heat: 6"));
  EXPECT_EQ(look_at("a.md", known).verdict, FileVerdict::kNewValues);
  folder_.write("a.md", article_text("Gale", "heat: 5"));
  EXPECT_EQ(look_at("a.md", known).verdict, FileVerdict::kNewText);
}

TEST_F(FileWorkerTest, takes_no_document_for_known_that_was_unpublished) {
  folder_.write("a.md", article_text("Storm", "published: false"));
  const FileOutcome draft = look_at("a.md");
  EXPECT_EQ(draft.verdict, FileVerdict::kUnpublished);
  EXPECT_EQ(draft.entry.hashes, FieldHashes{});
  EXPECT_EQ(look_at("a.md", draft.entry).verdict, FileVerdict::kUnpublished);
  folder_.write("a.md", article_text("Storm"));
  EXPECT_EQ(look_at("a.md", draft.entry).verdict, FileVerdict::kNewText);
}

TEST_F(FileWorkerTest, tells_a_bad_file_from_one_that_has_gone_meanwhile) {
  folder_.write("bad.md", "---\n[\n---\n");
  const FileOutcome bad = look_at("bad.md");
  EXPECT_EQ(bad.verdict, FileVerdict::kRejected);
  ASSERT_EQ(bad.diagnostics.size(), 1U);
  EXPECT_EQ(bad.diagnostics[0].severity, Severity::kError);
  const FileOutcome gone = look_at("gone.md");
  EXPECT_EQ(gone.verdict, FileVerdict::kGone);
  for (const Diagnostic& diagnostic : gone.diagnostics) {
    EXPECT_NE(diagnostic.severity, Severity::kError) << "no fault of the file's";
  }
}

}  // namespace
}  // namespace dateline
