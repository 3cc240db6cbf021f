// SPDX-License-Identifier: GPL-2.0-or-later
// The reports of dateline-index: names and types of JSON, colours, progress.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/cli/programs.h"
#include "tests/support/news_folder.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

class IndexReport : public testing::Test {
 protected:
  CommandResult update(Words more = {}) {
    more.insert(more.begin(), {"update", "--db", folder_.db(), folder_.news()});
    return run_index(more);
  }

  void write_good_odd_and_bad() {
    folder_.write("good.md", article_text("Storm", "publishedDateTime: 2024-03-01"));
    folder_.write("odd.md", article_text("Odd", "heat: warm"));
    folder_.write("bad.md", "---\ntitle: [\n---\n");
    folder_.write("draft.md", article_text("Draft", "published: false"));
  }

  /// The bytes of all files below the index's folder.
  std::string index_bytes() const {
    std::ostringstream out;
    for (const auto& file : fs::recursive_directory_iterator(folder_.db())) {
      if (!file.is_regular_file()) continue;
      out << file.path() << std::ifstream(file.path(), std::ios::binary).rdbuf();
    }
    return out.str();
  }

  NewsFolder folder_;
};

TEST_F(IndexReport, json_of_update_has_the_promised_names_and_types) {
  write_good_odd_and_bad();
  const Json json = json_of(update({"--format", "json"}));
  ASSERT_TRUE(json.is_object());
  EXPECT_EQ(json.at("format_version"), 1);
  EXPECT_EQ(json.at("added"), 2);
  EXPECT_EQ(json.at("documents"), 2);
  EXPECT_EQ(json.at("unpublished"), 1);
  for (const char* name : {"updated", "reweighted", "unchanged", "deleted"}) {
    EXPECT_EQ(json.at(name), 0) << name;
    EXPECT_TRUE(json.at(name).is_number_unsigned()) << name;
  }
  EXPECT_TRUE(json.at("seconds").is_number_float());
  EXPECT_EQ(json.at("dry_run"), false);
  EXPECT_EQ(json.at("interrupted"), false);
  ASSERT_EQ(json.at("rejected").size(), 1U);
  const Json& bad = json.at("rejected").at(0);
  EXPECT_EQ(bad.at("path"), folder_.file("bad.md"));
  EXPECT_EQ(bad.at("line"), 2);
  EXPECT_EQ(bad.at("column"), 8);
  EXPECT_TRUE(bad.at("message").is_string());
  ASSERT_EQ(json.at("warnings").size(), 1U);
  EXPECT_EQ(json.at("warnings").at(0).at("path"), folder_.file("odd.md"));
}

TEST_F(IndexReport, json_of_check_has_the_same_names_and_more) {
  write_good_odd_and_bad();
  const CommandResult check = run_index({"check", folder_.news(), "--format", "json"});
  const CommandResult run = update({"--format", "json"});
  EXPECT_EQ(check.exit_code, 1);
  const Json checked = json_of(check);
  const Json updated = json_of(run);
  for (const auto& [name, value] : updated.items()) EXPECT_TRUE(checked.contains(name)) << name;
  EXPECT_EQ(checked.at("rejected"), updated.at("rejected"));
}

TEST_F(IndexReport, json_of_stats_has_the_promised_names_and_types) {
  write_good_odd_and_bad();
  update();
  const CommandResult result = run_index({"stats", "--db", folder_.db(), "--format", "json"});
  EXPECT_EQ(result.exit_code, 0) << told(result);
  const Json json = json_of(result);
  EXPECT_EQ(json.at("documents"), 2);
  EXPECT_EQ(json.at("schema_version"), 5);
  EXPECT_EQ(json.at("generation"), 1);
  EXPECT_EQ(json.at("newest"), "2024-03-01T00:00:00Z");
  EXPECT_EQ(json.at("oldest"), "2024-03-01T00:00:00Z");
  EXPECT_TRUE(json.at("terms").is_number_unsigned());
  EXPECT_GT(json.at("bytes").get<int>(), 0);
}

TEST_F(IndexReport, check_writes_nothing) {
  write_good_odd_and_bad();
  Command command = index_command({"check", "."});
  command.cwd = folder_.news();
  EXPECT_EQ(run_command(command).exit_code, 1);
  EXPECT_FALSE(fs::exists(folder_.db()));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_.news()), fs::directory_iterator()), 4);
}

TEST_F(IndexReport, dry_run_writes_nothing_and_foretells_the_run) {
  write_good_odd_and_bad();
  EXPECT_EQ(json_of(update({"--dry-run", "--format", "json"})).at("added"), 2);
  EXPECT_FALSE(fs::exists(folder_.db()));
  update();
  const std::string before = index_bytes();
  folder_.write("new.md", article_text("New"));
  const Json dry = json_of(update({"--dry-run", "--format", "json"}));
  EXPECT_EQ(index_bytes(), before);
  EXPECT_EQ(dry.at("added"), 1);
  EXPECT_EQ(dry.at("dry_run"), true);
  EXPECT_EQ(json_of(update({"--format", "json"})).at("documents"), dry.at("documents"));
}

TEST_F(IndexReport, excluded_files_are_passed_over) {
  write_good_odd_and_bad();
  folder_.write("old/x.md", article_text("Old"));
  const CommandResult result = update({"--exclude", "old", "--exclude", "b*.md"});
  EXPECT_EQ(result.exit_code, 0) << told(result);
  EXPECT_EQ(result.err.find("bad.md"), std::string::npos);
  EXPECT_EQ(result.out.find("2 added, 1 unpublished"), 0U) << told(result);
}

// ---- Streams, colours, progress
// ------------------------------------------------------------------

TEST_F(IndexReport, has_no_control_sequences_outside_a_terminal) {
  write_good_odd_and_bad();
  const CommandResult result = update();
  EXPECT_EQ((result.out + result.err).find('\x1b'), std::string::npos) << told(result);
  EXPECT_EQ((result.out + result.err).find('\r'), std::string::npos) << told(result);
}

TEST_F(IndexReport, colours_on_demand_even_if_no_color_is_set) {
  write_good_odd_and_bad();
  Command command =
      index_command({"update", "--db", folder_.db(), folder_.news(), "--color=always"});
  command.env["NO_COLOR"] = "1";
  const CommandResult result = run_command(command);
  EXPECT_NE(result.err.find("\x1b[1;31m error:\x1b[0m"), std::string::npos) << told(result);
  EXPECT_EQ(result.out.find('\x1b'), std::string::npos) << "findings alone are coloured";
}

TEST_F(IndexReport, shows_a_bar_on_demand_on_standard_error_alone) {
  for (int i = 0; i < 3'000; ++i) {
    folder_.write(fmt::format("{:04}.md", i), article_text(fmt::format("Storm {}", i)));
  }
  const CommandResult result = update({"--progress=always", "--format", "json", "--jobs", "1"});
  EXPECT_EQ(json_of(result).at("added"), 3'000);
  if (result.seconds > 0.5) {
    EXPECT_NE(result.err.find("/3000 files"), std::string::npos) << told(result);
  }
  folder_.write("new.md", article_text("Storm"));
  EXPECT_EQ(update({"--progress=never"}).err, "");
}

// ---- A reader that goes, a disk that is full
// -----------------------------------------------------

struct StdoutRow {
  const char* shows;
  Words arguments;  ///< DB and NEWS stand for the folders
};

class IndexStdout : public IndexReport, public testing::WithParamInterface<StdoutRow> {};

TEST_P(IndexStdout, that_is_full_is_an_error_and_closed_no_crash) {
  write_good_odd_and_bad();
  update();
  Words arguments = GetParam().arguments;
  for (std::string& word : arguments) {
    if (word == "DB") word = folder_.db();
    if (word == "NEWS") word = folder_.news();
  }
  Command command = index_command(arguments);
  command.stdout_to = StdoutTo::kFullDisk;
  const CommandResult full = run_command(command);
  EXPECT_EQ(full.exit_code, 3) << told(full);
  EXPECT_NE(full.err.find("standard output"), std::string::npos) << told(full);

  command.stdout_to = StdoutTo::kClosedPipe;
  const CommandResult closed = run_command(command);
  EXPECT_EQ(closed.signal, 0) << "killed";
  EXPECT_NE(closed.exit_code, -1);
}

const StdoutRow kStdoutRows[] = {
    {"update", {"update", "--db", "DB", "NEWS"}},
    {"check", {"check", "NEWS", "--format", "json"}},
    {"stats", {"stats", "--db", "DB"}},
    {"help", {"--help"}},
    {"version", {"--version"}},
};

INSTANTIATE_TEST_SUITE_P(Cli, IndexStdout, testing::ValuesIn(kStdoutRows), row_name<StdoutRow>);

TEST_F(IndexReport, index_is_complete_though_nobody_read_the_report) {
  write_good_odd_and_bad();
  Command command = index_command({"update", "--db", folder_.db(), folder_.news()});
  command.stdout_to = StdoutTo::kClosedPipe;
  run_command(command);
  EXPECT_EQ(json_of(run_index({"stats", "--db", folder_.db(), "--format", "json"})).at("documents"),
            2);
}

}  // namespace
}  // namespace dateline
