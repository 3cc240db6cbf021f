// SPDX-License-Identifier: GPL-2.0-or-later
// File names that are only bytes, and arguments that are hostile.
#include <algorithm>

#include "tests/cli/programs.h"
#include "tests/support/news_folder.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

struct NameRow {
  const char* shows;
  const char* name;
  const char* in_json;  ///< how a JSON answer shows it
};

class FileName : public testing::TestWithParam<NameRow> {
 protected:
  CommandResult update() { return run_index({"update", "--db", folder_.db(), folder_.news()}); }

  NewsFolder folder_;
};

TEST_P(FileName, is_kept_through_every_change_of_its_file) {
  const std::string name = GetParam().name;
  folder_.write(name, article_text("Storm"));
  folder_.write("z.md", article_text("Other"));
  for (int i = 0; i < 5; ++i) folder_.write(std::to_string(i) + ".md", article_text("Other"));
  EXPECT_EQ(update().exit_code, 0);
  const CommandResult found = run_search({"--db", folder_.db(), "storm", "--format", "json"});
  ASSERT_EQ(found.exit_code, 0) << told(found);
  ASSERT_TRUE(json_of(found).is_object()) << told(found);
  EXPECT_EQ(json_of(found).at("hits").at(0).at("id"), GetParam().in_json);

  folder_.write(name, article_text("Gale"));
  EXPECT_EQ(update().out.find("1 updated, 6 unchanged"), 0U);
  EXPECT_EQ(run_search({"--db", folder_.db(), "storm"}).exit_code, 1);
  EXPECT_EQ(run_search({"--db", folder_.db(), "gale"}).exit_code, 0);
  folder_.remove(name);
  EXPECT_EQ(update().out.find("1 deleted, 6 unchanged"), 0U);
  EXPECT_EQ(run_search({"--db", folder_.db(), "gale"}).exit_code, 1);
}

TEST_P(FileName, cannot_drive_a_terminal_from_a_report) {
  folder_.write(GetParam().name, "---\ntitle: [\n---\n");
  const CommandResult result = update();
  EXPECT_EQ(result.exit_code, 1) << told(result);
  EXPECT_EQ(result.err.find('\x1b'), std::string::npos) << told(result);
  EXPECT_EQ(std::count(result.err.begin(), result.err.end(), '\n'), 1) << told(result);
  EXPECT_NE(result.err.find(":2:8: error: "), std::string::npos) << told(result);
}

const NameRow kNamesRows[] = {
    {"latin_1", "caf\xe9.md", "caf\xef\xbf\xbd.md"},
    {"utf8", "日本 café.md", "日本 café.md"},
    {"blanks_and_quotes", "a 'b' \"c\".md", "a 'b' \"c\".md"},
    {"line_break", "a\nb.md", "a\nb.md"},
    {"escape_sequence", "\x1b[31mred.md", "\x1b[31mred.md"},
    {"leading_dash", "--db.md", "--db.md"},
    {"colon", "a:1:1: error: x.md", "a:1:1: error: x.md"},
    {"long",
     "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"
     "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"
     "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn.md",
     "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"
     "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"
     "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn.md"},
};

INSTANTIATE_TEST_SUITE_P(Cli, FileName, testing::ValuesIn(kNamesRows), row_name<NameRow>);

TEST(Cli, folder_with_a_name_that_is_not_utf8_is_a_root_like_any_other) {
  const NewsFolder folder;
  const std::string root =
      "n\xe4"
      "chrichten";
  folder.dir().write_file(root + "/a.md", article_text("Storm"));
  Command command = index_command({"update", "--db", "d\xfc", root});
  command.cwd = folder.dir().path();
  for (const char* expected : {"1 added", "1 unchanged"}) {
    const CommandResult result = run_command(command);
    EXPECT_EQ(result.exit_code, 0) << told(result);
    EXPECT_EQ(result.out.find(expected), 0U) << told(result);
  }
  Command search = search_command({"--db", "d\xfc", "storm"});
  search.cwd = folder.dir().path();
  EXPECT_EQ(run_command(search).exit_code, 0);
}

TEST(Cli, arguments_of_bytes_are_answered_without_control_sequences) {
  const NewsFolder folder;
  const CommandResult result = run_index({"update", "--db", folder.db(), "\x1b[31m\xff/nowhere"});
  EXPECT_EQ(result.exit_code, 2) << told(result);
  EXPECT_EQ(result.err.find('\x1b'), std::string::npos) << told(result);
}

}  // namespace
}  // namespace dateline
