// SPDX-License-Identifier: GPL-2.0-or-later
// dateline-index check: what goes to which stream, and with what exit code.
#include <fmt/format.h>

#include <set>

#include "tests/cli/programs.h"
#include "tests/support/news_folder.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

class CheckCommand : public testing::Test {
 protected:
  CheckCommand() {
    folder_.write("a.md", text("Storm", "https://x.example/1", "Climate"));
    folder_.write("b.md", text("Rain", "https://x.example/2", "Climate"));
    folder_.write("c.md", text("Sun", "https://x.example/3", "Climate"));
  }

  static std::string text(const std::string& title, const std::string& url,
                          const std::string& topic) {
    return article_text(title,
                        fmt::format("excerpt: About it\nwebUrl: {}\ntopics: [{}]", url, topic));
  }

  [[nodiscard]] CommandResult check(Words more = {}) const {
    more.insert(more.begin(), {"check", folder_.news()});
    return run_index(more);
  }

  void write_note() { folder_.write("note.md", text("Hail", "https://x.example/4", "Clmate")); }
  void write_warning() {
    folder_.write("warning.md", text("Fog", "https://x.example/1", "Climate"));
  }
  void write_error() { folder_.write("error.md", "---\ntitle: [\n---\n"); }

  NewsFolder folder_;
};

TEST_F(CheckCommand, of_a_sound_corpus_says_so) {
  const CommandResult result = check();
  EXPECT_EQ(result.exit_code, 0) << told(result);
  EXPECT_EQ(result.err, "");
  EXPECT_EQ(result.out.find("no problem found\n3 files: 3 articles\n1 topic, 0 providers\n"), 0U)
      << told(result);
}

TEST_F(CheckCommand, names_findings_on_standard_error_and_counts_them_on_standard_output) {
  write_note();
  write_warning();
  const CommandResult result = check();
  EXPECT_EQ(
      result.err,
      fmt::format("{0}/warning.md:4:9: warning: this URL stands in another file, too; keep or "
                  "publish only one, see {0}/a.md:4:9\n"
                  "{0}/note.md:5:10: note: topic 'Clmate' occurs once; did you mean 'Climate' "
                  "(4 articles)?\n",
                  folder_.news()));
  EXPECT_EQ(result.out.find("       1  warning  same URL as another file\n"
                            "       1  note     topic that looks misspelt\n\n"
                            "5 files: 5 articles\n"),
            0U)
      << told(result);
}

TEST_F(CheckCommand, strict_makes_errors_of_warnings) {
  write_note();
  EXPECT_EQ(check({"--strict"}).exit_code, 0);
  write_warning();
  const CommandResult result = check({"--strict"});
  EXPECT_EQ(result.exit_code, 1) << told(result);
  EXPECT_NE(result.err.find("/warning.md:4:9: error: "), std::string::npos) << told(result);
  EXPECT_NE(result.err.find("/note.md:5:10: note: "), std::string::npos) << told(result);
  const Json json = json_of(check({"--strict", "--format", "json"}));
  EXPECT_EQ(json.at("findings").at(0).at("severity"), "error");
  EXPECT_EQ(json.at("rejected"), Json::array()) << "an update takes the file";
}

TEST_F(CheckCommand, quiet_shows_errors_alone) {
  write_note();
  write_warning();
  EXPECT_EQ(check({"--quiet"}).out, "");
  EXPECT_EQ(check({"--quiet"}).err, "");
  write_error();
  EXPECT_EQ(check({"--quiet"}).err.find(folder_.file("error.md:2:8: error: ")), 0U);
  EXPECT_EQ(check({"--quiet"}).exit_code, 1);
}

TEST_F(CheckCommand, excludes_files) {
  write_warning();
  EXPECT_EQ(check({"--exclude", "warning*"}).err, "");
}

TEST_F(CheckCommand, shows_ten_of_a_kind_and_all_in_json) {
  for (int i = 0; i < 13; ++i) {
    folder_.write(fmt::format("x{:02}.md", i),
                  text(fmt::format("Copy {}", i), "https://x.example/1", "Climate"));
  }
  const CommandResult result = check();
  EXPECT_EQ(std::count(result.err.begin(), result.err.end(), '\n'), 10) << told(result);
  EXPECT_NE(result.err.find(" (3 more of this kind; --format json lists them all)\n"),
            std::string::npos);
  const Json json = json_of(check({"--format", "json"}));
  EXPECT_EQ(json.at("findings").size(), 13U);
  EXPECT_EQ(json.at("counts"), Json({{"same_url", 13}}));
}

TEST_F(CheckCommand, judges_by_a_list_of_topics) {
  const std::string list = folder_.dir().write_file("topics.txt", "Weather\nclimate\n").string();
  write_note();
  const Json json = json_of(check({"--topics", list, "--format", "json"}));
  EXPECT_EQ(json.at("counts"), Json({{"unknown_topic", 1}, {"topic_spelling", 1}}));
  EXPECT_EQ(check({"--topics", list, "--strict"}).exit_code, 1);
}

struct ListRow {
  const char* shows;
  const char* text;  ///< nullptr: no such file
  const char* complaint;
};

class CheckTopics : public CheckCommand, public testing::WithParamInterface<ListRow> {};

TEST_P(CheckTopics, that_are_none_are_a_usage_error) {
  std::string list = folder_.file("../topics.txt");
  if (GetParam().text != nullptr) folder_.dir().write_file("topics.txt", GetParam().text);
  const CommandResult result = check({"--topics", list});
  EXPECT_EQ(result.exit_code, 2) << told(result);
  EXPECT_EQ(result.out, "");
  EXPECT_NE(result.err.find("topics.txt: " + std::string(GetParam().complaint)), std::string::npos)
      << told(result);
}

const ListRow kLists[] = {
    {"missing", nullptr, ""},
    {"empty", "\n", "the list of topics names none"},
    {"latin1", "caf\xe9\n", "the list of topics is not UTF-8"},
};

INSTANTIATE_TEST_SUITE_P(Cli, CheckTopics, testing::ValuesIn(kLists), row_name<ListRow>);

TEST(CheckOfTheSamples, finds_what_their_readme_says) {
  const Json json = json_of(run_index({"check", kSampleArticles, "--format", "json"}));
  EXPECT_EQ(json.at("files"), 202);
  EXPECT_EQ(json.at("topics"), 20);
  EXPECT_EQ(json.at("providers"), 28);
  EXPECT_EQ(json.at("related"), 485);
  EXPECT_EQ(json.at("related_resolved"), 361);
  EXPECT_EQ(json.at("counts"),
            Json({{"same_url", 2}, {"removed_yet_published", 2}, {"nothing_but_title", 2}}));
  EXPECT_EQ(json.at("warnings").size(), 1U);
}

}  // namespace
}  // namespace dateline
