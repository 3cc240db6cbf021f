// SPDX-License-Identifier: GPL-2.0-or-later
// A corpus with every fault that was ever met in one folder: each bad file is named with its place,
// and all good ones are indexed.
#include <fmt/format.h>

#include <regex>
#include <set>
#include <sstream>

#include "tests/cli/programs.h"
#include "tests/support/news_folder.h"

namespace dateline {
namespace {

using namespace std::string_literals;

struct BadFile {
  const char* name;
  std::string text;
  int line;
};

std::string header(const std::string& lines) { return "---\n" + lines + "\n---\nA body.\n"; }

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

std::vector<BadFile> broken_yaml() {
  return {
      {"double-quote-open.md", header("type: article\ntitle: \"Storm"), 3},
      {"double-quote-open-then-keys.md", header("title: \"Storm\nheat: 5\ntopics: [AI]"), 2},
      {"single-quote-open.md", header("title: 'Storm"), 2},
      {"bracket-open.md", header("title: Storm\ntopics: [AI, Space"), 3},
      {"brace-open.md", header("title: Storm\nprovider: {name: Wire"), 3},
      {"bracket-closed-by-brace.md", header("title: Storm\ntopics: [AI}"), 3},
      {"bracket-stray.md", header("title: Storm\ntopics: AI, Space]\n]"), 4},
      {"quote-then-text.md", header("title: \"Storm\" in port"), 2},
      {"quote-in-quotes.md", header("title: \"The \"big\" storm\""), 2},
      {"two-colons.md", header("title: Storm: the port"), 2},
      {"tab-indent.md", header("title: Storm\nprovider:\n\tname: Wire"), 4},
      {"indent-too-deep.md", header("title: Storm\n   heat: 5"), 3},
      {"indent-too-shallow.md", header("title: Storm\nprovider:\n    name: Wire\n  domain: w"), 5},
      {"no-space-after-colon.md", header("title:Storm"), 2},
      {"no-colon.md", header("title Storm\nheat: 5"), 2},
      {"unknown-escape.md", header("title: \"Storm \\q\""), 2},
      {"at-sign-first.md", header("title: @storm"), 2},
      {"backtick-first.md", header("title: `storm`"), 2},
      {"percent-first.md", header("title: %storm"), 2},
      {"asterisk-first.md", header("title: *storm"), 2},
      {"alias.md", header("a: &x Storm\ntitle: *x"), 2},
      {"alias-bomb.md",
       header("a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
              "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\ntitle: Storm"),
       2},
      {"nested-too-deep.md", header("title: Storm\nx: " + repeated("[", 100) + repeated("]", 100)),
       3},
      {"nested-a-thousand-open.md", header("title: Storm\nx: " + repeated("[x,", 1'000)), 3},
      {"list-at-the-top.md", header("- title: Storm\n- heat: 5"), 2},
      {"text-at-the-top.md", header("Storm in the port"), 2},
      {"list-as-a-key.md", header("title: Storm\n? [a, b]\n: c"), 3},
      {"merge-conflict.md",
       header("<<<<<<< HEAD\ntitle: Storm\n=======\ntitle: Gale\n>>>>>>> edit"), 2},
  };
}

std::vector<BadFile> broken_files() {
  return {
      {"no-closing-line.md", "---\ntitle: Storm\nheat: 5\n", 1},
      {"cut-short.md", "---\ntitle: \"Sto", 1},
      {"opening-line-alone.md", "---\n", 1},
      {"invalid-utf8.md", header("title: Caf\xe9"), 2},
      {"invalid-utf8-in-the-body.md", header("title: Storm") + "\xff\n", 5},
      {"overlong-utf8.md", header("type: a\ntitle: \xc0\x80"), 3},
      {"surrogate.md", header("title: \xed\xa0\x80"), 2},
      {"nul.md", header("title: Sto\0rm"s), 2},
      {"utf16.md", "\xff\xfe-\0-\0-\0\n\0t\0:\0 \0x\0\n\0-\0-\0-\0\n\0"s, 1},
      {"nothing-to-read.md", "---\ntype: article\n---\n", 1},
      {"empty-header.md", "---\n---\n", 1},
      {"null-title.md", "---\ntitle: ~\nexcerpt: \"\"\n---\n \n", 1},
      {"crlf.md", "---\r\ntype: article\r\ntitle: \"Storm\r\n---\r\n", 3},
      {"after-a-byte-order-mark.md", "\xef\xbb\xbf" + header("title: [Storm"), 2},
      {"yaml-without-lines.yml", "---\n- Storm\n", 2},
      {"too-large.md", header("title: Storm") + std::string((1 << 20) + 1, 'x'), 1},
      {"header-too-large.md", header("title: Storm\nx: " + std::string(300'000, 'x')), 1},
  };
}

std::vector<BadFile> bad_files() {
  auto all = broken_yaml();
  for (BadFile& file : broken_files()) all.push_back(std::move(file));
  return all;
}

constexpr int kGood = 12;

class BadFiles : public testing::Test {
 protected:
  void SetUp() override {
    for (const BadFile& bad : bad_files()) folder_.write("bad/"s + bad.name, bad.text);
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
    const std::string start = fmt::format("{}:{}:", folder_.file("bad/"s + bad.name), bad.line);
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
  for (const BadFile& bad : bad_files()) folder_.write("bad/"s + bad.name, article_text("Mended"));
  const CommandResult result = run_index({"update", "--db", folder_.db(), folder_.news()});
  EXPECT_EQ(result.exit_code, 0) << told(result);
  const Json stats = json_of(run_index({"stats", "--db", folder_.db(), "--format", "json"}));
  EXPECT_EQ(stats.at("documents"), kGood + bad_files().size());
}

}  // namespace
}  // namespace dateline
