// SPDX-License-Identifier: GPL-2.0-or-later
// What a run may look at, remove and write.
#include <iostream>

#include "common/index_error.h"
#include "indexer/index_lock.h"
#include "tests/indexer/update_fixture.h"
#include "tests/support/as_nobody.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

void write_articles(NewsFolder& folder, const std::string& below, int count) {
  for (int i = 0; i < count; ++i) {
    folder.write(fmt::format("{}{}.md", below, i), article_text(fmt::format("Storm {}", i)));
  }
}

// ---- Too many files gone
// -------------------------------------------------------------------------

struct ShrinkRow {
  const char* shows;
  int documents;
  int gone;
  bool allow;
  bool refused;
};

class Shrink : public UpdateFixture, public testing::WithParamInterface<ShrinkRow> {};

TEST_P(Shrink, of) {
  const ShrinkRow& row = GetParam();
  write_articles(folder_, "", row.documents);
  for (int i = 0; i < 20; ++i) {
    folder_.write(fmt::format("draft{}.md", i), article_text("Draft", "published: false"));
  }
  update();
  const auto before = bytes_below(folder_.db());
  for (int i = 0; i < row.gone; ++i) folder_.remove(fmt::format("{}.md", i));
  UpdateOptions shrink = options();
  shrink.allow_shrink = row.allow;
  const std::string answer = update(shrink);
  if (row.refused) {
    EXPECT_EQ(answer.find(fmt::format("refused: {} of {} documents have lost their files", row.gone,
                                      row.documents)),
              0U)
        << answer;
    EXPECT_NE(answer.find("--allow-shrink"), std::string::npos) << "says what to do";
    EXPECT_EQ(bytes_below(folder_.db()), before);
  } else {
    EXPECT_EQ(report_.deleted, static_cast<std::uint64_t>(row.gone)) << answer;
    EXPECT_EQ(logical_dump(folder_.db()), dump_of_full_run());
  }
}

const ShrinkRow kShrinkRows[] = {
    {"a_fifth_of_ten", 10, 2, false, false},
    {"more_than_a_fifth_of_ten", 10, 3, false, true},
    {"a_fifth_of_fifteen", 15, 3, false, false},
    {"one_of_four", 4, 1, false, true},
    {"all", 10, 10, false, true},
    {"one_of_four_allowed", 4, 1, true, false},
    {"all_allowed", 10, 10, true, false},
};

INSTANTIATE_TEST_SUITE_P(Update, Shrink, testing::ValuesIn(kShrinkRows), row_name<ShrinkRow>);

TEST_F(UpdateFixture, drafts_gone_are_no_loss) {
  write_articles(folder_, "", 1);
  for (int i = 0; i < 9; ++i) {
    folder_.write(fmt::format("draft{}.md", i), article_text("Draft", "published: false"));
  }
  update();
  for (int i = 0; i < 9; ++i) folder_.remove(fmt::format("draft{}.md", i));
  EXPECT_EQ(update(), "unchanged=1 documents=1");
  EXPECT_EQ(logical_dump(folder_.db()), dump_of_full_run());
}

// ---- A folder that could not be read in full
// -----------------------------------------------------

/// Runs before, while and after a folder cannot be read; what each said.
std::vector<std::string> runs_with_a_hidden_folder() {
  NewsFolder folder;
  write_articles(folder, "", 20);
  write_articles(folder, "hidden/", 2);
  const std::atomic<bool> never{false};
  const auto update = [&] {
    UpdateOptions options;
    options.db = folder.db();
    options.paths = {folder.news()};
    const auto report = update_index(options, {}, never);
    return report ? counts(*report) : report.error().message;
  };
  std::vector<std::string> answers = {update()};
  folder.remove("0.md");
  fs::permissions(folder.file("hidden"), fs::perms::none);
  answers.push_back(update());
  fs::permissions(folder.file("hidden"), fs::perms::owner_all);
  answers.push_back(update());
  return answers;
}

TEST(UpdateUnprivileged, removes_nothing_if_a_folder_is_unreadable) {
  EXPECT_TRUE(passes_without_privileges([] {
    const std::vector<std::string> expected = {"added=22 documents=22",
                                               "unchanged=19 rejected=1 documents=22",
                                               "unchanged=21 deleted=1 documents=21"};
    const auto answers = runs_with_a_hidden_folder();
    for (const std::string& answer : answers) std::cerr << answer << '\n';
    return answers == expected;
  }));
}

TEST_F(UpdateFixture, removes_nothing_if_links_could_not_all_be_followed) {
  write_articles(folder_, "", 20);
  update();
  folder_.remove("0.md");
  fs::create_directory(folder_.dir().path() / "empty");
  constexpr int kTooMany = 1'001;
  for (int i = 0; i < kTooMany; ++i) {
    fs::create_directory_symlink(folder_.dir().path() / "empty",
                                 folder_.file("link" + std::to_string(i)));
  }
  EXPECT_EQ(update(), "unchanged=19 rejected=1 documents=20");
}

// ---- A part of the folder, several folders
// -------------------------------------------------------

TEST_F(UpdateFixture, of_one_file_leaves_all_others_alone) {
  write_articles(folder_, "", 5);
  update();
  folder_.remove("1.md");
  folder_.write("2.md", article_text("Fog"));
  folder_.write("3.md", article_text("Gale"));
  UpdateOptions one = options();
  one.paths = {folder_.file("3.md")};
  EXPECT_EQ(update(one), "updated=1 documents=5");
  EXPECT_EQ(update(), "updated=1 unchanged=3 deleted=1 documents=4");
}

TEST_F(UpdateFixture, of_a_sub_folder_removes_nothing_outside_it) {
  write_articles(folder_, "2023/", 10);
  write_articles(folder_, "2024/", 10);
  write_articles(folder_, "2024b/", 10);
  update();
  for (const char* name : {"2023/0.md", "2024/0.md", "2024b/0.md"}) folder_.remove(name);
  UpdateOptions part = options();
  part.paths = {folder_.file("2024")};
  EXPECT_EQ(update(part), "unchanged=9 deleted=1 documents=29");
  EXPECT_EQ(update(), "unchanged=27 deleted=2 documents=27");
}

TEST_F(UpdateFixture, of_two_roots_keeps_them_apart) {
  write_articles(folder_, "a/", 10);
  write_articles(folder_, "b/", 10);
  UpdateOptions both = options();
  both.paths = {folder_.file("a"), folder_.file("b")};
  EXPECT_EQ(update(both), "added=20 documents=20");
  EXPECT_NE(logical_dump(folder_.db()).find("  id: 0.md\n"), std::string::npos);
  EXPECT_NE(logical_dump(folder_.db()).find("  id: b/0.md\n"), std::string::npos);
  folder_.remove("a/1.md");
  folder_.remove("b/1.md");
  UpdateOptions second = options();
  second.paths = {folder_.file("b")};
  EXPECT_EQ(update(second), "unchanged=9 deleted=1 documents=19");
  EXPECT_EQ(update(both), "unchanged=18 deleted=1 documents=18");
}

TEST_F(UpdateFixture, counts_a_folder_once_that_is_named_twice) {
  write_articles(folder_, "2024/", 3);
  UpdateOptions twice = options();
  twice.paths = {folder_.file("2024"), folder_.file("2024"), folder_.file("2024/0.md")};
  EXPECT_EQ(update(twice), "added=3 documents=3");
}

TEST_F(UpdateFixture, of_a_moved_root_changes_nothing) {
  write_articles(folder_, "", 10);
  update();
  const std::string before = logical_dump(folder_.db());
  const std::string moved = (folder_.dir().path() / "moved").string();
  fs::rename(folder_.news(), moved);
  UpdateOptions there = options();
  there.paths = {moved};
  EXPECT_EQ(update(there), "unchanged=10 documents=10");
  EXPECT_EQ(logical_dump(folder_.db()), before);
}

TEST_F(UpdateFixture, of_a_wrong_folder_in_a_lost_ones_place_is_refused) {
  write_articles(folder_, "", 10);
  update();
  fs::remove_all(folder_.news());
  fs::create_directory(folder_.dir().path() / "other");
  UpdateOptions other = options();
  other.paths = {(folder_.dir().path() / "other").string()};
  EXPECT_EQ(update(other).find("refused: 10 of 10"), 0U);
}

TEST_F(UpdateFixture, reports_two_files_of_one_id) {
  write_articles(folder_, "a/", 1);
  write_articles(folder_, "b/", 1);
  UpdateOptions both = options();
  both.paths = {folder_.file("a"), folder_.file("b")};
  update(both);
  folder_.write("a/b/0.md", article_text("Takes the id of b's 0.md"));
  folder_.touch("b/0.md");
  EXPECT_EQ(update(both), "unchanged=2 rejected=1 documents=2");
  EXPECT_GT(report_.bytes_read, 0U) << "the rightful file is still looked at";
  ASSERT_EQ(report_.diagnostics.size(), 1U);
  EXPECT_EQ(report_.diagnostics[0].path, folder_.file("a/b/0.md"));
}

TEST_F(UpdateFixture, reports_two_new_files_of_one_id) {
  write_articles(folder_, "a/", 1);
  fs::create_directory(folder_.file("b"));
  UpdateOptions both = options();
  both.paths = {folder_.file("a"), folder_.file("b")};
  update(both);
  write_articles(folder_, "a/b/", 1);
  write_articles(folder_, "b/", 1);
  EXPECT_EQ(update(both), "added=1 unchanged=1 rejected=1 documents=2");
}

// ---- What does not write
// -------------------------------------------------------------------------

TEST_F(UpdateFixture, dry_run_says_what_a_run_would_do_and_writes_nothing) {
  write_articles(folder_, "", 10);
  UpdateOptions dry = options();
  dry.dry_run = true;
  EXPECT_EQ(update(dry), "added=10 documents=10");
  EXPECT_FALSE(fs::exists(folder_.db()));
  update();
  const auto before = bytes_below(folder_.db());

  folder_.remove("0.md");
  folder_.write("1.md", article_text("Fog"));
  folder_.write("2.md", article_text("Storm 2", "heat: 5"));
  folder_.write("3.md", article_text("Storm 3", "published: false"));
  folder_.write("new.md", article_text("New"));
  folder_.write("bad.md", "---\n[\n---\n");
  const std::string foreseen = update(dry);
  EXPECT_TRUE(report_.dry_run);
  EXPECT_EQ(bytes_below(folder_.db()), before);
  EXPECT_EQ(foreseen,
            "added=1 updated=2 reweighted=1 unchanged=6 deleted=2 unpublished=1 rejected=1 "
            "documents=9");
  EXPECT_EQ(update(), foreseen);
}

TEST_F(UpdateFixture, dry_run_needs_no_lock) {
  write_articles(folder_, "", 3);
  update();
  const IndexLock lock(folder_.db());
  UpdateOptions dry = options();
  dry.dry_run = true;
  EXPECT_EQ(update(dry), "unchanged=3 documents=3");
  EXPECT_THROW(update(), IndexLocked);
}

TEST_F(UpdateFixture, missing_path_is_a_matter_of_usage_and_leaves_no_index_behind) {
  UpdateOptions nowhere = options();
  nowhere.paths = {folder_.file("nowhere")};
  const auto report = update_index(nowhere, {}, never_);
  ASSERT_FALSE(report);
  EXPECT_TRUE(report.error().is_usage);
  EXPECT_NE(report.error().message.find("nowhere"), std::string::npos);
  EXPECT_FALSE(fs::exists(folder_.db()));
}

TEST_F(UpdateFixture, unchanged_run_writes_nothing) {
  write_articles(folder_, "", 3);
  update();
  const auto before = bytes_below(folder_.db());
  EXPECT_EQ(update(), "unchanged=3 documents=3");
  EXPECT_EQ(bytes_below(folder_.db()), before);
}

}  // namespace
}  // namespace dateline
