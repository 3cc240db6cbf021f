// SPDX-License-Identifier: GPL-2.0-or-later
// A corpus with every fault that was ever met in one folder: each bad file is named with its place,
// and all good ones are indexed.
#include "tests/support/bad_files.h"

#include <fmt/format.h>

#include <regex>
#include <set>
#include <sstream>

#include "tests/cli/programs.h"
#include "tests/support/news_folder.h"

namespace dateline {
namespace {

constexpr int kGood = 12;

class BadFiles : public testing::Test {
 protected:
  void SetUp() override {
    for (const BadFile& bad : bad_files()) folder_.write("bad/" + bad.name, bad.text);
    for (int i = 0; i < kGood; ++i) {
      folder_.write(fmt::format("{}{}.md", i % 2 == 0 ? "bad/" : "", i), article_text("Good"));
    }
  }

  NewsFolder folder_;
};

TEST_F(BadFiles, are_each_named_with_their_place_while_all_good_ones_are_indexed) {
  const CommandResult result = run_index({"update", "--db", folder_.db(), folder_.news()});
  EXPECT_EQ(result.exit_code, 1) << told(result);
  for (const BadFile& bad : bad_files()) {
    const std::string start = fmt::format("{}:{}:", folder_.file("bad/" + bad.name), bad.line);
    EXPECT_NE(result.err.find(start), std::string::npos)
        << start << " is not in\n"
        << result.err.substr(
               result.err.find(bad.name) == std::string::npos ? 0 : result.err.find(bad.name), 200);
  }
  const Json stats = json_of(run_index({"stats", "--db", folder_.db(), "--format", "json"}));
  EXPECT_EQ(stats.at("documents"), kGood);
}

TEST_F(BadFiles, are_reported_in_lines_of_one_form_sorted_by_path) {
  const CommandResult result = run_index({"update", "--db", folder_.db(), folder_.news()});
  const std::regex form(R"((.+\.(md|yml)):([1-9][0-9]*):([1-9][0-9]*): error: [^\n]*[^.\n])");
  std::istringstream in(result.err);
  std::string last;
  std::set<std::string> paths;
  for (std::string line; std::getline(in, line);) {
    std::smatch parts;
    ASSERT_TRUE(std::regex_match(line, parts, form)) << line;
    EXPECT_LE(last, parts[1].str());
    last = parts[1].str();
    paths.insert(last);
  }
  EXPECT_EQ(paths.size(), bad_files().size());
}

TEST_F(BadFiles, are_in_the_json_report_and_the_same_for_check_and_any_number_of_jobs) {
  const auto rejected = [&](Words arguments) {
    arguments.insert(arguments.end(), {folder_.news(), "--format", "json"});
    return json_of(run_index(arguments)).at("rejected");
  };
  const Json expected = rejected({"check"});
  EXPECT_EQ(expected.size(), bad_files().size());
  EXPECT_EQ(rejected({"update", "--db", folder_.db(), "--jobs", "1"}), expected);
  EXPECT_EQ(rejected({"update", "--db", folder_.db(), "--jobs", "8"}), expected) << "and again";
}

TEST_F(BadFiles, once_mended_are_indexed) {
  run_index({"update", "--db", folder_.db(), folder_.news()});
  for (const BadFile& bad : bad_files()) folder_.write("bad/" + bad.name, article_text("Mended"));
  const CommandResult result = run_index({"update", "--db", folder_.db(), folder_.news()});
  EXPECT_EQ(result.exit_code, 0) << told(result);
  const Json stats = json_of(run_index({"stats", "--db", folder_.db(), "--format", "json"}));
  EXPECT_EQ(stats.at("documents"), kGood + bad_files().size());
}

}  // namespace
}  // namespace dateline
