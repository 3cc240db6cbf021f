// SPDX-License-Identifier: GPL-2.0-or-later
// Who may read an index but not write to it: another user, who searches, serves and verifies.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>

#include "common/index_folder.h"
#include "tests/cli/programs.h"
#include "tests/fault/running_server.h"
#include "tests/http/raw_client.h"
#include "tests/support/as_nobody.h"
#include "tests/support/news_folder.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr fs::perms kWrite =
    fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write;

/// An index that nobody may write to, but root.
class ReadOnlyIndex : public testing::Test {
 protected:
  void SetUp() override {
    fs::permissions(folder_.dir().path(), fs::perms(0755));
    fs::create_directory(logs());
    fs::permissions(logs(), fs::perms::all);
    for (int i = 0; i < 20; ++i) {
      folder_.write(std::to_string(i) + ".md", article_text("Storm " + std::to_string(i)));
    }
    index("update");
  }
  void TearDown() override { let_write(fs::perm_options::add); }

  void index(const std::string& verb) const {
    const CommandResult made = run_index({verb, "--db", folder_.db(), folder_.news()});
    EXPECT_EQ(made.exit_code, 0) << told(made);
  }

  void let_write(fs::perm_options how) const {
    fs::permissions(folder_.db(), kWrite, how);
    for (const auto& entry : fs::recursive_directory_iterator(folder_.db())) {
      fs::permissions(entry.path(), kWrite, how);
    }
  }

  [[nodiscard]] fs::path table() const {
    return generation_path(folder_.db(), current_generation(folder_.db()).value()) /
           "postlist.glass";
  }

  [[nodiscard]] std::string logs() const { return (folder_.dir().path() / "logs").string(); }

  NewsFolder folder_;
};

/// Whether the program ends so and says that; else what it did is printed.
bool ends(const CommandResult& result, int exit_code, const std::string& says) {
  const bool is_so =
      result.exit_code == exit_code && (result.out + result.err).find(says) != std::string::npos;
  if (!is_so) std::cerr << "no '" << says << "' and " << exit_code << " in " << told(result);
  return is_so;
}

// ---- Verify

struct VerifyRow {
  const char* shows;
  const char* verb;  ///< that made the index
  std::function<void(const fs::path& table)> spoil;
  std::optional<std::string> temporary_folder;
  int exit_code;
  const char* says;
};

class VerifyReadOnly : public ReadOnlyIndex, public testing::WithParamInterface<VerifyRow> {};

TEST_P(VerifyReadOnly, of) {
  const VerifyRow& row = GetParam();
  if (std::string(row.verb) != "update") index(row.verb);
  row.spoil(table());
  let_write(fs::perm_options::remove);
  Command command = index_command({"verify", "--db", folder_.db()});
  command.env["TMPDIR"] = row.temporary_folder;
  EXPECT_TRUE(passes_without_privileges(
      [&] { return ends(run_command(command), row.exit_code, row.says); }));
}

void leave(const fs::path&) {}
void lock(const fs::path& table) { fs::permissions(table, fs::perms::none); }
void cut(const fs::path& table) { fs::resize_file(table, fs::file_size(table) / 2); }
void garble(const fs::path& table) {
  const std::string garbage(fs::file_size(table), 'x');
  std::ofstream(table, std::ios::binary) << garbage;
}

const VerifyRow kVerifyRows[] = {
    {"sound", "update", leave, std::nullopt, 0, "is sound: 20 documents"},
    {"sound_with_manifest", "rebuild", leave, std::nullopt, 0, "files as in the manifest"},
    {"cut_short", "update", cut, std::nullopt, 5, "is damaged"},
    {"garbled", "update", garble, std::nullopt, 5, "is damaged"},
    {"garbled_with_manifest", "rebuild", garble, std::nullopt, 5, "differs from what was written"},
    {"not_readable", "update", lock, std::nullopt, 3, "may not read all of it"},
    {"no_place_for_a_copy", "update", leave, "/nowhere", 3, "set TMPDIR to a folder"},
};

INSTANTIATE_TEST_SUITE_P(Rows, VerifyReadOnly, testing::ValuesIn(kVerifyRows), row_name<VerifyRow>);

// ---- All others

struct ReaderRow {
  const char* shows;
  Words search;  ///< of dateline-search; none: `index` is of dateline-index
  Words index;
  int exit_code;
  const char* says;
};

class ReaderReadOnly : public ReadOnlyIndex, public testing::WithParamInterface<ReaderRow> {};

TEST_P(ReaderReadOnly, of) {
  const ReaderRow& row = GetParam();
  let_write(fs::perm_options::remove);
  Command command = row.search.empty() ? index_command(row.index) : search_command(row.search);
  command.argv.insert(command.argv.end(), {"--db", folder_.db()});
  EXPECT_TRUE(passes_without_privileges(
      [&] { return ends(run_command(command), row.exit_code, row.says); }));
}

const ReaderRow kReaderRows[] = {
    {"query", {"query", "storm"}, {}, 0, "Storm 7"},
    {"facets", {"facets", "storm"}, {}, 0, ""},
    {"suggest", {"suggest", "sto"}, {}, 0, "storm"},
    {"stats", {}, {"stats"}, 0, "documents       20"},
    {"export", {}, {"export", "--format", "jsonl"}, 0, "Storm 7"},
    {"update_fails", {}, {"update", kSampleArticles}, 3, "Permission denied"},
    {"compact_fails", {}, {"compact"}, 3, "Permission denied"},
};

INSTANTIATE_TEST_SUITE_P(Rows, ReaderReadOnly, testing::ValuesIn(kReaderRows), row_name<ReaderRow>);

TEST_F(ReadOnlyIndex, is_served) {
  let_write(fs::perm_options::remove);
  const auto answers = [](const RunningServer& server, const std::string& total) {
    const std::string answer = exchange(server.port(),
                                        "GET /api/v1/search?q=storm HTTP/1.1\r\nHost: localhost\r\n"
                                        "Connection: close\r\n\r\n");
    const bool is_so = answer.starts_with("HTTP/1.1 200 ") &&
                       answer.find("\"total\": " + total) != std::string::npos;
    if (!is_so) std::cerr << answer;
    return is_so;
  };
  EXPECT_TRUE(passes_without_privileges([&] {
    RunningServer server(folder_.db(), logs() + "/log");
    return answers(server, "20") && ends(server.stop(), 0, "");
  }));
}

}  // namespace
}  // namespace dateline
