// SPDX-License-Identifier: GPL-2.0-or-later
// Bad files of all kinds among good ones: each is named with its place, all good ones are indexed,
// whoever runs the program.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <regex>
#include <sstream>

#include "tests/cli/programs.h"
#include "tests/fault/tier.h"
#include "tests/support/as_nobody.h"
#include "tests/support/bad_files.h"
#include "tests/support/news_folder.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr int kGoodFiles = 1'000;
constexpr int kSpoiltFiles = 120;

class Malformed : public testing::Test {
 protected:
  void SetUp() override {
    bad_ = bad_files();
    for (BadFile& file : spoilt_files(kSpoiltFiles, 13)) bad_.push_back(std::move(file));
    bad_.push_back({"locked.md", "---\n", 1});
    for (const BadFile& bad : bad_) folder_.write(bad.name, bad.text);
    fs::permissions(folder_.file("locked.md"), fs::perms::none);
    for (int i = 2; i < kGoodFiles; ++i) {
      folder_.write(fmt::format("{}/{}.md", i % 7, i), article_text(fmt::format("Good {}", i)));
    }
    folder_.write("octal.md", article_text("Good", "heat: 017"));
    folder_.write("twice.md", article_text("Bad", "title: Good"));
    add_what_is_no_file();
    let_others_read();
  }
  void TearDown() override { fs::permissions(shut(), fs::perms::all); }

  /// A folder that only root may list.
  [[nodiscard]] std::string shut() const { return folder_.file("shut"); }

  void add_what_is_no_file() const {
    ASSERT_EQ(mkfifo(folder_.file("fifo.md").c_str(), 0644), 0);
    fs::create_directory(folder_.file("folder.md"));
    fs::create_directory(shut());
    fs::permissions(shut(), fs::perms::none);
    fs::create_directory_symlink("..", folder_.file("1/loop"));
    fs::create_symlink("self.md", folder_.file("self.md"));
    fs::create_symlink("gone.md", folder_.file("dangling.md"));
  }

  void let_others_read() const {
    fs::permissions(folder_.dir().path(), fs::perms(0755));
    fs::create_directory(folder_.db());
    fs::permissions(folder_.db(), fs::perms::all);
  }

  /// What is wrong with the answer to the bad files; empty if nothing is.
  [[nodiscard]] std::string fault() const {
    const CommandResult result = run_index({"update", "--db", folder_.db(), folder_.news()});
    if (result.exit_code != 1) return told(result);
    std::map<std::string, int> lines = rejected(result.err);
    if ((lines.erase(shut()) == 0) != (geteuid() == 0)) return "of the folder that is shut: wrong";
    for (const BadFile& bad : bad_) {
      const auto at = lines.find(folder_.file(bad.name));
      if (at == lines.end()) return bad.name + " is not named";
      if (bad.line != 0 && at->second != bad.line) {
        return fmt::format("{}:{} is named at {}", bad.name, bad.line, at->second);
      }
    }
    if (lines.size() != bad_.size()) return "a good file is rejected:\n" + result.err;
    const Json stats = json_of(run_index({"stats", "--db", folder_.db(), "--format", "json"}));
    const int documents = stats.at("documents");
    return documents == kGoodFiles ? "" : fmt::format("{} documents", documents);
  }

  /// The files that were rejected, with the line.
  static std::map<std::string, int> rejected(const std::string& text) {
    const std::regex form(R"((.+):([1-9][0-9]*):([1-9][0-9]*): error: .+)");
    std::map<std::string, int> lines;
    std::istringstream in(text);
    std::smatch parts;
    for (std::string line; std::getline(in, line);) {
      if (std::regex_match(line, parts, form)) lines.emplace(parts[1], std::stoi(parts[2]));
    }
    return lines;
  }

  NewsFolder folder_;
  std::vector<BadFile> bad_;
};

TEST_F(Malformed, files_are_named_and_the_good_ones_indexed) {
  EXPECT_EQ(fault(), "");
  print_figure("malformed", bad_.size(), " bad files named, ", kGoodFiles, " good ones indexed");
}

TEST_F(Malformed, files_are_named_to_another_user_too) {
  EXPECT_TRUE(passes_without_privileges([&] {
    const std::string found = fault();
    std::cerr << found;
    return found.empty();
  }));
}

// ---- A folder of a million files

TEST(CrowdedFolder, takes_little_memory) {
  constexpr long kKibibyte = 1024;  // getrusage's unit
  const int files = is_nightly() ? 1'000'000 : 5'000;
  const TempDir folder;
  for (int i = 0; i < files; ++i) {
    folder.write_file(fmt::format("news/{}.md", i), article_text(fmt::format("Story {}", i)));
  }
  const std::string root = folder.path().string();
  Command command = index_command({"update", "--quiet", "--db", root + "/db", root + "/news"});
  command.timeout = std::chrono::hours(2);
  const CommandResult result = run_command(command);
  EXPECT_EQ(result.exit_code, 0) << result.err;
  rusage used{};
  getrusage(RUSAGE_CHILDREN, &used);
  const long memory = used.ru_maxrss / kKibibyte;
  if (!kIsSanitized) {
    EXPECT_LT(memory, is_nightly() ? 200 : 40);
  }
  print_figure("crowded folder", files, " files, at most ", memory, " MiB");
}

}  // namespace
}  // namespace dateline
