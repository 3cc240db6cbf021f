// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/check.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "common/date.h"
#include "indexer/check_report.h"
#include "tests/support/news_folder.h"

namespace dateline {
namespace {

class Check : public testing::Test {
 protected:
  CheckOptions options(std::vector<std::string> paths = {}) const {
    if (paths.empty()) paths = {folder_.news()};
    return {std::move(paths), {}, 1, false, *parse_moment("2025-01-01")};
  }

  NewsFolder folder_;
};

TEST_F(Check, does_not_depend_on_jobs) {
  for (int i = 0; i < 500; ++i) {
    folder_.write(fmt::format("{}.md", i),
                  article_text(fmt::format("Storm {}", i % 200),
                               fmt::format("webUrl: http://x.org/{}\nheat: {}", i % 300,
                                           i % 7 == 0 ? "warm" : "-1")));
  }
  CheckOptions many = options();
  many.jobs = 8;
  CheckReport one = check_files(options()).value();
  CheckReport eight = check_files(many).value();
  one.run.seconds = eight.run.seconds = 0;
  EXPECT_EQ(check_json(one), check_json(eight));
  EXPECT_GT(one.diagnosis.findings.size(), 500U);
}

TEST_F(Check, reads_a_file_once_though_paths_overlap) {
  folder_.write("a.md", article_text("A", "excerpt: e\nwebUrl: http://x.org/1"));
  folder_.write("sub/b.md", article_text("B", "excerpt: e\nwebUrl: http://x.org/2"));
  const auto report =
      check_files(options({folder_.news(), folder_.file("sub/../sub"), folder_.file("a.md")}))
          .value();
  EXPECT_EQ(report.files, 2U);
  EXPECT_TRUE(report.diagnosis.findings.empty());
}

TEST_F(Check, fails_on_errors_and_if_strict_on_warnings_but_never_on_notes) {
  folder_.write("a.md", article_text("A", "excerpt: A"));
  CheckOptions strict = options();
  strict.strict = true;
  EXPECT_EQ(check_files(strict).value().diagnosis.findings.size(), 1U);
  EXPECT_FALSE(check_files(strict).value().failed()) << "a note";

  folder_.write("b.md", article_text("B", "excerpt: e\npublishedDateTime: 2052-01-01"));
  EXPECT_FALSE(check_files(options()).value().failed()) << "a warning";
  EXPECT_TRUE(check_files(strict).value().failed()) << "a warning, if strict";
  EXPECT_EQ(check_files(strict).value().run.rejected(), 0U) << "yet the index would take it";

  folder_.write("c.md", "---\ntitle: [\n---\n");
  EXPECT_TRUE(check_files(options()).value().failed()) << "a file that is rejected";
}

TEST_F(Check, leaves_rejected_files_to_themselves) {
  folder_.write("a.md", article_text("A", "excerpt: e\nheat: warm\nwebUrl: http://x.org/1"));
  folder_.write("b.md", article_text("B", "excerpt: e\nwebUrl: http://x.org/1"));
  EXPECT_EQ(check_files(options()).value().diagnosis.findings.size(), 1U);
  CheckOptions strict = options();
  strict.strict = true;
  EXPECT_TRUE(check_files(strict).value().diagnosis.findings.empty());
}

TEST_F(Check, names_a_missing_path) {
  const auto report = check_files(options({folder_.news(), "/nowhere/at/all"}));
  ASSERT_FALSE(report);
  EXPECT_NE(report.error().message.find("/nowhere/at/all"), std::string::npos);
}

}  // namespace
}  // namespace dateline
