// SPDX-License-Identifier: GPL-2.0-or-later
// Stopped, killed or in many small steps: the index ends as if built in one go. All through the
// index writer; segments have tests of their own.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <random>

#include "common/open_index.h"
#include "tests/indexer/update_fixture.h"

namespace dateline {
namespace {

constexpr int kFiles = 620;  // more than a batch

void write_many(NewsFolder& folder) {
  for (int i = 0; i < kFiles; ++i) {
    folder.write(fmt::format("{:03}.md", i),
                 article_text(fmt::format("Storm {}", i % 50),
                              fmt::format("heat: {}\ntopics: [T{}]", i, i % 40)));
  }
}

/// No run builds segments.
class OneByOne : public UpdateFixture {
 protected:
  [[nodiscard]] UpdateOptions one_by_one() const {
    UpdateOptions all = options();
    all.bulk.min_files = kFiles + 1;
    return all;
  }
};

class InterruptedAfter : public OneByOne, public testing::WithParamInterface<std::uint64_t> {};

TEST_P(InterruptedAfter, files) {
  write_many(folder_);
  std::atomic<bool> stop{false};
  const auto stop_in_time = [&](std::uint64_t done, std::uint64_t total) {
    EXPECT_EQ(total, 620U);
    if (done == GetParam()) stop = true;
  };
  const auto report = update_index(one_by_one(), stop_in_time, stop);
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->interrupted);
  EXPECT_EQ(report->added, GetParam());
  EXPECT_EQ(report->documents, GetParam()) << "what was done is kept";
  EXPECT_EQ(open_index(folder_.db()).get_doccount(), GetParam());
  EXPECT_EQ(update(one_by_one()), GetParam() == kFiles
                                      ? "unchanged=620 documents=620"
                                      : fmt::format("added={} unchanged={} documents=620",
                                                    kFiles - GetParam(), GetParam()));
  EXPECT_EQ(logical_dump(folder_.db()), dump_of_full_run());
}

INSTANTIATE_TEST_SUITE_P(Update, InterruptedAfter, testing::Values(1U, 499U, 500U, 501U, 620U));

TEST_F(UpdateFixture, interrupted_run_removes_nothing) {
  write_many(folder_);
  update();
  folder_.remove("000.md");
  folder_.touch("001.md");
  const std::atomic<bool> stop{true};
  const auto report = update_index(options(), {}, stop);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->deleted, 0U);
  EXPECT_EQ(report->documents, 620U);
}

TEST_F(OneByOne, goes_on_after_being_killed_between_two_batches) {
  write_many(folder_);
  const pid_t child = fork();
  if (child == 0) {
    (void)update_index(
        one_by_one(),
        [](std::uint64_t done, std::uint64_t) {
          if (done == 600) _exit(9);
        },
        never_);
    _exit(0);
  }
  ASSERT_GT(child, 0);
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_EQ(WEXITSTATUS(status), 9);
  const auto kept = open_index(folder_.db()).get_doccount();
  EXPECT_GT(kept, 0U) << "the first batch";
  EXPECT_LT(kept, 600U);
  EXPECT_EQ(update(one_by_one()),
            fmt::format("added={} unchanged={} documents=620", kFiles - kept, kept));
  EXPECT_EQ(logical_dump(folder_.db()), dump_of_full_run());
}

// ---- Random edits
// --------------------------------------------------------------------------------

/// Edits of a folder of about fifty files, the same for the same seed.
class Editor {
 public:
  Editor(NewsFolder& folder, unsigned seed) : folder_(folder), random_(seed) {
    for (int i = 0; i < 50; ++i) write(new_name());
  }

  void edit() {
    const std::string name = names_.at(below(names_.size()));
    switch (below(8)) {
      case 0:
        names_.erase(std::find(names_.begin(), names_.end(), name));
        folder_.remove(name);
        return;
      case 1:
        return rename(name);
      case 2:
        return write(new_name());
      case 3:
        return folder_.touch(name);
      case 4:
        return folder_.write(name, "no front matter any more\n");
      default:
        return write(name);
    }
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  std::string new_name() {
    names_.push_back(fmt::format("{}/{}.md", below(4), created_++));
    return names_.back();
  }

  void rename(const std::string& name) {
    const std::string to = fmt::format("{}/{}.md", below(4), created_++);
    folder_.rename(name, to);
    *std::find(names_.begin(), names_.end(), name) = to;
  }

  void write(const std::string& name) {
    static constexpr std::string_view kWords[] = {"storm", "fog", "port", "Häfen", "C++", "ships"};
    std::string fields =
        fmt::format("heat: {}\ntopics: [T{}, T{}]", below(5), below(6), 6 + below(6));
    if (below(4) == 0) fields += "\npublished: false";
    if (below(3) == 0) fields += fmt::format("\npublishedDateTime: 2024-01-0{}", 1 + below(9));
    const auto title = fmt::format("{} {}", kWords[below(6)], kWords[below(6)]);
    folder_.write(name, article_text(title, fields, below(2) == 0 ? "A body\n" : ""));
  }

  NewsFolder& folder_;
  std::mt19937 random_;
  std::vector<std::string> names_;
  int created_ = 0;
};

class RandomEdits : public UpdateFixture, public testing::WithParamInterface<unsigned> {};

TEST_P(RandomEdits, end_in_the_index_that_a_full_run_gives) {
  Editor editor(folder_, GetParam());
  UpdateOptions step = options();
  step.allow_shrink = true;
  for (unsigned round = 0; round < 8; ++round) {
    step.jobs = 1 + round % 3;
    const std::string answer = update(step);
    ASSERT_EQ(logical_dump(folder_.db()), dump_of_full_run())
        << "seed " << GetParam() << ", round " << round << ": " << answer;
    for (int edits = 0; edits < 12; ++edits) editor.edit();
  }
}

INSTANTIATE_TEST_SUITE_P(Update, RandomEdits, testing::Values(1U, 2U, 3U, 4U));

}  // namespace
}  // namespace dateline
