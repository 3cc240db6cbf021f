// SPDX-License-Identifier: GPL-2.0-or-later
// Runs that build segments and merge them: the same index as one built file by file.
#include <sys/wait.h>
#include <unistd.h>

#include <tuple>

#include "common/index_folder.h"
#include "common/open_index.h"
#include "indexer/generations.h"
#include "indexer/segment.h"
#include "tests/indexer/update_fixture.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr int kFiles = 60;

class BulkUpdate : public UpdateFixture {
 protected:
  /// Builds segments of `segment_files` for any number of new files.
  [[nodiscard]] UpdateOptions bulk(std::size_t segment_files = 7) const {
    UpdateOptions out = options();
    out.bulk.min_files = 1;
    out.bulk.segment_files = segment_files;
    return out;
  }

  /// The same files, one by one.
  [[nodiscard]] std::string expected_dump() {
    UpdateOptions one_by_one = options();
    one_by_one.bulk.min_files = 1'000'000;
    const TempDir fresh;
    one_by_one.db = (fresh.path() / "db").string();
    EXPECT_TRUE(update_index(one_by_one, {}, never_));
    return logical_dump(one_by_one.db);
  }

  void write_files(int first, int last) {
    for (int i = first; i < last; ++i) {
      const std::string name = fmt::format("{:02}.md", i);
      if (i % 20 == 7) {
        folder_.write(name, "no front matter\n");
      } else if (i % 20 == 9) {
        folder_.write(name, "---\n[\n---\n");
      } else {
        const auto fields = fmt::format("topics: [T{}, {}]\nheat: {}{}", i % 7, i % 2 ? "AI" : "ai",
                                        i, i % 20 == 8 ? "\npublished: false" : "");
        folder_.write(name, article_text(fmt::format("Storm {} over Häfen", i), fields, "wind\n"));
      }
    }
  }

  [[nodiscard]] std::string segment_folder() const { return building_folder(folder_.db()); }

  /// A run that is killed when all segments are there, and none is published.
  void run_until_killed_before_publishing(const UpdateOptions& options) {
    const pid_t child = fork();
    if (child == 0) {
      (void)update_index(
          options,
          [](std::uint64_t done, std::uint64_t total) {
            if (done == total) _exit(9);
          },
          never_);
      _exit(0);
    }
    ASSERT_GT(child, 0);
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_EQ(WEXITSTATUS(status), 9);
  }
};

// ---- What comes out ----------------------------------------------------------------------------

class BulkSizes : public BulkUpdate,
                  public testing::WithParamInterface<std::tuple<unsigned, std::size_t>> {};

TEST_P(BulkSizes, give_the_same_index_and_report) {
  write_files(0, kFiles);
  const auto [jobs, segment_files] = GetParam();
  UpdateOptions options = bulk(segment_files);
  options.jobs = jobs;
  EXPECT_EQ(update(options), "added=51 unpublished=3 not_articles=3 rejected=3 documents=51");
  EXPECT_EQ(logical_dump(folder_.db()), expected_dump());
  EXPECT_FALSE(fs::exists(segment_folder()));
  EXPECT_EQ(update(options), "unchanged=51 unpublished=3 not_articles=3 rejected=3 documents=51");
}

INSTANTIATE_TEST_SUITE_P(Update, BulkSizes,
                         testing::Combine(testing::Values(1U, 2U, 8U),
                                          testing::Values(1U, 7U, 1'000U)));

TEST_F(BulkUpdate, more_segments_than_one_merge_takes) {
  for (int i = 0; i < 300; ++i) folder_.write(fmt::format("{}.md", i), article_text("Fog"));
  EXPECT_EQ(update(bulk(1)), "added=300 documents=300");
  EXPECT_EQ(logical_dump(folder_.db()), expected_dump());
}

TEST_F(BulkUpdate, large_files_make_small_segments) {
  for (int i = 0; i < 6; ++i) {
    folder_.write(fmt::format("{}.md", i), article_text("Fog", "", std::string(3'000, 'x') + "\n"));
  }
  UpdateOptions small = bulk(1'000);
  small.bulk.segment_bytes = 5'000;
  run_until_killed_before_publishing(small);
  EXPECT_EQ(find_segments(segment_folder()).size(), 3U);
}

// ---- Onto an index that is there ---------------------------------------------------------------

TEST_F(BulkUpdate, joins_the_documents_that_are_there_and_keeps_the_generation_before) {
  write_files(0, 20);
  update(bulk());
  const auto before = current_generation(folder_.db());
  const std::string dump_before = logical_dump(folder_.db());
  write_files(20, kFiles);
  folder_.write("00.md", article_text("Changed"));
  folder_.remove("01.md");
  EXPECT_EQ(update(bulk()),
            "added=34 updated=1 unchanged=15 deleted=1 unpublished=3 not_articles=3 rejected=3 "
            "documents=50");
  EXPECT_EQ(logical_dump(folder_.db()), expected_dump());
  const auto after = current_generation(folder_.db());
  EXPECT_EQ(all_generations(folder_.db()), (std::vector{*before, *after}));

  set_current_generation(folder_.db(), *before);
  EXPECT_EQ(logical_dump(folder_.db()), dump_before) << "a way back";
}

TEST_F(BulkUpdate, few_new_files_are_added_one_by_one) {
  write_files(0, kFiles);
  update(bulk());
  const auto before = current_generation(folder_.db());
  folder_.write("new.md", article_text("New"));
  EXPECT_EQ(update(bulk()).substr(0, 7), "added=1");
  EXPECT_EQ(current_generation(folder_.db()), before);
}

// ---- Interrupted and killed --------------------------------------------------------------------

TEST_F(BulkUpdate, killed_run_is_gone_on_from_without_reading_a_file_again) {
  write_files(0, kFiles);
  run_until_killed_before_publishing(bulk());
  EXPECT_EQ(open_index(folder_.db()).get_doccount(), 0U) << "readers have an index already";
  EXPECT_EQ(update(bulk()), "unchanged=51 unpublished=3 not_articles=3 rejected=3 documents=51");
  EXPECT_EQ(report_.bytes_read, 3U * std::string("---\n[\n---\n").size()) << "rejected ones alone";
  EXPECT_EQ(logical_dump(folder_.db()), expected_dump());
}

TEST_F(BulkUpdate, files_that_changed_or_went_after_the_kill_are_seen) {
  write_files(0, kFiles);
  run_until_killed_before_publishing(bulk());
  folder_.write("00.md", article_text("Changed"));
  folder_.remove("01.md");
  folder_.write("new.md", article_text("New"));
  update(bulk());
  EXPECT_EQ(logical_dump(folder_.db()), expected_dump());
}

TEST_F(BulkUpdate, segment_that_was_not_finished_is_built_again) {
  write_files(0, kFiles);
  run_until_killed_before_publishing(bulk());
  const auto segments = find_segments(segment_folder());
  ASSERT_GT(segments.size(), 3U);
  for (const auto& file : fs::directory_iterator(segments[1])) fs::resize_file(file.path(), 0);
  fs::remove(segments[2] / "iamglass");
  update(bulk());
  EXPECT_EQ(logical_dump(folder_.db()), expected_dump());
}

TEST_F(BulkUpdate, segments_of_another_folder_are_left_aside) {
  write_files(0, kFiles);
  const TempDir other;
  other.write_file("other.md", article_text("Other"));
  UpdateOptions elsewhere = bulk();
  elsewhere.paths = {other.path().string()};
  run_until_killed_before_publishing(elsewhere);
  update(bulk());
  EXPECT_EQ(logical_dump(folder_.db()), expected_dump());
}

TEST_F(BulkUpdate, interrupted_run_publishes_what_it_has) {
  write_files(0, kFiles);
  const std::atomic<bool> stop{true};
  const auto report = update_index(bulk(), {}, stop);
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->interrupted);
  EXPECT_EQ(open_index(folder_.db()).get_doccount(), report->documents);
  update(bulk());
  EXPECT_EQ(logical_dump(folder_.db()), expected_dump());
}

}  // namespace
}  // namespace dateline
