// SPDX-License-Identifier: GPL-2.0-or-later
// What dateline-index ends with, and on which stream it says what.
#include <algorithm>
#include <filesystem>
#include <functional>

#include "tests/cli/programs.h"
#include "tests/support/news_folder.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

struct ExitRow {
  const char* shows;
  std::function<void(NewsFolder&)> prepare;
  /// After the program's name; NEWS, DB and DIR at a word's start stand for the folders.
  Words arguments;
  int exit_code;
  const char* in_stdout;  ///< a part of it; "": it is empty
  const char* in_stderr;  ///< likewise
};

class IndexExit : public testing::TestWithParam<ExitRow> {};

Words filled_in(Words arguments, const NewsFolder& folder) {
  for (std::string& word : arguments) {
    for (const auto& [name, path] : {std::pair{"NEWS", folder.news()}, std::pair{"DB", folder.db()},
                                     std::pair{"DIR", folder.dir().path().string()}}) {
      if (!word.starts_with(name)) continue;
      word.replace(0, std::string_view(name).size(), path);
      break;
    }
  }
  return arguments;
}

void expect_part(const std::string& text, const std::string& part, const CommandResult& result) {
  if (part.empty()) {
    EXPECT_EQ(text, "") << told(result);
  } else {
    EXPECT_NE(text.find(part), std::string::npos) << "no '" << part << "' in " << told(result);
  }
}

TEST_P(IndexExit, of) {
  NewsFolder folder;
  folder.write("a.md", article_text("Storm"));
  GetParam().prepare(folder);
  const CommandResult result = run_index(filled_in(GetParam().arguments, folder));
  EXPECT_EQ(result.exit_code, GetParam().exit_code) << told(result);
  expect_part(result.out, GetParam().in_stdout, result);
  expect_part(result.err, GetParam().in_stderr, result);
}

void nothing(NewsFolder&) {}

void build(NewsFolder& folder) {
  ASSERT_EQ(run_index({"update", "--db", folder.db(), folder.news()}).exit_code, 0);
}

void add_broken(NewsFolder& folder) { folder.write("bad.md", "---\ntitle: [\n---\n"); }
void add_odd(NewsFolder& folder) { folder.write("odd.md", article_text("Odd", "heat: warm")); }

void build_then_cut_short(NewsFolder& folder) {
  build(folder);
  for (const auto& file : fs::directory_iterator(folder.db() + "/generation-000001")) {
    if (file.path().extension() == ".glass") fs::resize_file(file.path(), 10);
  }
}

void build_then_garble(NewsFolder& folder) {
  build(folder);
  for (const auto& file : fs::directory_iterator(folder.db() + "/generation-000001")) {
    if (file.path().filename() == "flintlock") continue;
    const std::string garbage(fs::file_size(file), 'x');
    folder.dir().write_file(fs::relative(file.path(), folder.dir().path()).string(), garbage);
  }
}

void build_then_lose_files(NewsFolder& folder) {
  build(folder);
  folder.remove("a.md");
}

const ExitRow kIndexExitRows[] = {
    {"update", nothing, {"update", "--db", "DB", "NEWS"}, 0, "1 added", ""},
    {"update_json", nothing, {"update", "--db", "DB", "NEWS", "--format", "json"}, 0, "{", ""},
    {"update_again", build, {"update", "--db", "DB", "NEWS"}, 0, "1 unchanged", ""},
    {"update_of_an_empty_folder",
     [](auto& f) { f.remove("a.md"); },
     {"update", "--db", "DB", "NEWS"},
     0,
     "no files",
     ""},
    {"update_of_one_file", nothing, {"update", "--db", "DB", "NEWS/a.md"}, 0, "1 added", ""},
    {"update_with_a_warning",
     add_odd,
     {"update", "--db", "DB", "NEWS"},
     0,
     "2 added",
     "/odd.md:3:7: warning: "},
    {"update_quiet", nothing, {"update", "--db", "DB", "NEWS", "--quiet"}, 0, "", ""},
    {"update_quiet_with_a_warning",
     add_odd,
     {"update", "--db", "DB", "NEWS", "--quiet"},
     0,
     "",
     ""},
    {"dry_run", nothing, {"update", "--db", "DB", "NEWS", "--dry-run"}, 0, "nothing written", ""},
    {"stats", build, {"stats", "--db", "DB"}, 0, "documents       1", ""},
    {"check", nothing, {"check", "NEWS"}, 0, "1 article", "a.md:2:8: note: neither excerpt"},
    {"rebuild", build, {"rebuild", "--db", "DB", "NEWS"}, 0, "1 added", ""},
    {"rebuild_of_nothing_yet", nothing, {"rebuild", "--db", "DB", "NEWS"}, 0, "1 added", ""},
    {"rebuild_of_an_index_garbled",
     build_then_garble,
     {"rebuild", "--db", "DB", "NEWS"},
     0,
     "1 added",
     ""},
    {"verify", build, {"verify", "--db", "DB"}, 0, "is sound: 1 documents", ""},
    {"verify_json", build, {"verify", "--db", "DB", "--format", "json"}, 0, "\"sound\": true", ""},
    {"compact", build, {"compact", "--db", "DB"}, 0, "1 documents", ""},
    {"help", nothing, {"--help"}, 0, "usage: dateline-index update --db DB PATH...", ""},
    {"version", nothing, {"--version"}, 0, "dateline-index 0.", ""},
    {"shrink_allowed",
     build_then_lose_files,
     {"update", "--db", "DB", "NEWS", "--allow-shrink"},
     0,
     "1 deleted",
     ""},

    {"update_with_a_bad_file",
     add_broken,
     {"update", "--db", "DB", "NEWS"},
     1,
     "1 rejected",
     "/bad.md:2:8: error: "},
    {"update_quiet_with_a_bad_file",
     add_broken,
     {"update", "--db", "DB", "NEWS", "--quiet"},
     1,
     "",
     "/bad.md:2:8: error: "},
    {"update_strict",
     add_odd,
     {"update", "--db", "DB", "NEWS", "--strict"},
     1,
     "1 added, 1 rejected",
     "/odd.md:3:7: error: "},
    {"check_of_a_bad_file", add_broken, {"check", "NEWS"}, 1, "1 rejected", "/bad.md:2:8: error: "},
    {"check_strict",
     add_odd,
     {"check", "NEWS", "--strict"},
     1,
     "1 rejected",
     "/odd.md:3:7: error: "},

    {"no_verb", nothing, {}, 2, "", "no verb"},
    {"unknown_verb", nothing, {"upsert", "--db", "DB", "NEWS"}, 2, "", "'upsert'"},
    {"unknown_option", nothing, {"update", "--db", "DB", "NEWS", "--fast"}, 2, "", "--fast"},
    {"no_index_named", nothing, {"update", "NEWS"}, 2, "", "--db"},
    {"no_path", nothing, {"update", "--db", "DB"}, 2, "", "at least one folder or file"},
    {"missing_path", nothing, {"update", "--db", "DB", "NEWS/nowhere"}, 2, "", "nowhere"},
    {"check_of_a_missing_path", nothing, {"check", "NEWS/nowhere"}, 2, "", "nowhere"},
    {"bad_format", nothing, {"update", "--db", "DB", "NEWS", "--format", "xml"}, 2, "", "xml"},
    {"folder_around_the_root", build, {"update", "--db", "DB", "DIR"}, 2, "", "holds "},

    {"stats_without_an_index", nothing, {"stats", "--db", "DB"}, 3, "", "no index here"},
    {"index_in_a_file", nothing, {"update", "--db", "NEWS/a.md", "NEWS"}, 3, "", "a.md"},
    {"shrink_refused",
     build_then_lose_files,
     {"update", "--db", "DB", "NEWS"},
     3,
     "",
     "--allow-shrink"},
    {"index_cut_short",
     build_then_cut_short,
     {"update", "--db", "DB", "NEWS"},
     5,
     "",
     "build it anew"},
    {"stats_of_an_index_cut_short",
     build_then_cut_short,
     {"stats", "--db", "DB"},
     5,
     "",
     "build it anew"},
    {"index_garbled", build_then_garble, {"update", "--db", "DB", "NEWS"}, 5, "", "damaged"},
    {"stats_of_an_index_garbled", build_then_garble, {"stats", "--db", "DB"}, 5, "", "damaged"},
    {"verify_of_an_index_garbled", build_then_garble, {"verify", "--db", "DB"}, 5, "damaged", ""},
    {"compact_of_an_index_garbled", build_then_garble, {"compact", "--db", "DB"}, 5, "", "damaged"},
    {"verify_without_an_index", nothing, {"verify", "--db", "DB"}, 3, "", "no index here"},
    {"compact_without_an_index", nothing, {"compact", "--db", "DB"}, 3, "", "no index here"},
    {"foreign_stub",
     [](auto& f) { f.dir().write_file("db/XAPIANDB", "remote :1\n"); },
     {"update", "--db", "DB", "NEWS"},
     5,
     "",
     "not a Dateline index"},
};

INSTANTIATE_TEST_SUITE_P(Cli, IndexExit, testing::ValuesIn(kIndexExitRows), row_name<ExitRow>);

TEST(Cli, error_of_usage_is_one_line_that_names_the_program) {
  const CommandResult result = run_index({"update", "--db", "x", "--fast", "y"});
  EXPECT_EQ(result.err.find("dateline-index: error: "), 0U) << told(result);
  EXPECT_EQ(std::count(result.err.begin(), result.err.end(), '\n'), 1) << told(result);
  EXPECT_NE(result.err.find("--help"), std::string::npos) << told(result);
}

}  // namespace
}  // namespace dateline
