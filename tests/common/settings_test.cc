// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "tests/support/row_name.h"
#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

using Kind = SettableOption::Kind;

const std::vector<SettableOption> kSettable = {{"db", Kind::kText, true},
                                               {"limit", Kind::kText, false},
                                               {"feedback", Kind::kFlag, false},
                                               {"host", Kind::kList, false}};

/// What stands in the environment and in two files, the first of which is the stronger one.
struct SettingSource {
  std::map<std::string, std::string> environment;
  std::string strong;
  std::string weak;
};

class SettingFolder {
 public:
  Result<std::vector<Setting>, Failure> read(const SettingSource& source) const {
    SettingSources sources;
    sources.environment = [&](const std::string& name) {
      const auto at = source.environment.find(name);
      return at == source.environment.end() ? std::nullopt : std::optional(at->second);
    };
    if (!source.strong.empty()) folder_.write_file("strong.yaml", source.strong);
    if (!source.weak.empty()) folder_.write_file("weak.yaml", source.weak);
    sources.files = {path("strong.yaml"), path("weak.yaml")};
    return read_settings("search", kSettable, sources);
  }

  [[nodiscard]] std::string path(const std::string& name) const {
    return (folder_.path() / name).string();
  }

  /// Text without the folder's path.
  [[nodiscard]] std::string relative(std::string text) const {
    const std::string folder = path("");
    for (auto at = text.find(folder); at != std::string::npos; at = text.find(folder)) {
      text.erase(at, folder.size());
    }
    return text;
  }

 private:
  TempDir folder_;
};

struct PrecedenceRow {
  const char* shows;
  SettingSource source;
  std::vector<Setting> expected;
};

class SettingsRead : public testing::TestWithParam<PrecedenceRow> {};

TEST_P(SettingsRead, AsTheStrongestSourceHasIt) {
  const SettingFolder folder;
  auto settings = folder.read(GetParam().source);
  ASSERT_TRUE(settings) << settings.error().message;
  for (Setting& setting : *settings) setting.origin = folder.relative(setting.origin);
  EXPECT_EQ(*settings, GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, SettingsRead,
    testing::Values(
        PrecedenceRow{"nothing", {}, {}},
        PrecedenceRow{"a_comment_alone", {{}, "# nothing yet\n", ""}, {}},
        PrecedenceRow{
            "a_file", {{}, "search:\n  limit: 20\n", ""}, {{"limit", {"20"}, "strong.yaml:2:10"}}},
        PrecedenceRow{
            "the_stronger_file",
            {{}, "search: {limit: 1}\n", "search: {limit: 2, feedback: true}\n"},
            {{"limit", {"1"}, "strong.yaml:1:17"}, {"feedback", {"true"}, "weak.yaml:1:30"}}},
        PrecedenceRow{"environment_over_files",
                      {{{"DATELINE_SEARCH_LIMIT", "3"}}, "search: {limit: 1}\n", ""},
                      {{"limit", {"3"}, "DATELINE_SEARCH_LIMIT"}}},
        PrecedenceRow{"what_all_share",
                      {{{"DATELINE_DB", "e"}}, "db: f\n", ""},
                      {{"db", {"e"}, "DATELINE_DB"}}},
        PrecedenceRow{"own_over_shared_variable",
                      {{{"DATELINE_DB", "e"}, {"DATELINE_SEARCH_DB", "own"}}, "", ""},
                      {{"db", {"own"}, "DATELINE_SEARCH_DB"}}},
        PrecedenceRow{"section_over_top",
                      {{}, "db: all\nsearch:\n  db: own\n", ""},
                      {{"db", {"own"}, "strong.yaml:3:7"}}},
        PrecedenceRow{"limit_is_not_shared", {{{"DATELINE_LIMIT", "3"}}, "", ""}, {}},
        PrecedenceRow{"an_empty_variable_is_none", {{{"DATELINE_DB", ""}}, "", ""}, {}},
        PrecedenceRow{"a_list",
                      {{}, "search:\n  host: [a, b]\n", ""},
                      {{"host", {"a", "b"}, "strong.yaml:2:9"}}},
        PrecedenceRow{"a_list_of_one",
                      {{}, "search:\n  host: a\n", ""},
                      {{"host", {"a"}, "strong.yaml:2:9"}}},
        PrecedenceRow{"a_list_in_the_environment",
                      {{{"DATELINE_SEARCH_HOST", "a,b"}}, "", ""},
                      {{"host", {"a", "b"}, "DATELINE_SEARCH_HOST"}}},
        PrecedenceRow{"sections_of_others", {{}, "index: {jobs: 3}\nserve:\n", ""}, {}}),
    row_name<PrecedenceRow>);

struct MistakeRow {
  const char* shows;
  SettingSource source;
  const char* message;
};

class SettingsRefused : public testing::TestWithParam<MistakeRow> {};

TEST_P(SettingsRefused, WithTheirPlace) {
  const SettingFolder folder;
  const auto settings = folder.read(GetParam().source);
  ASSERT_FALSE(settings);
  EXPECT_THAT(folder.relative(settings.error().message), testing::StartsWith(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Rows, SettingsRefused,
    testing::Values(
        MistakeRow{"unknown_at_the_top",
                   {{}, "limit: 3\n", ""},
                   "strong.yaml:1:1: error: 'limit' cannot be set here; what can: db, index, "
                   "search, serve"},
        MistakeRow{"unknown_in_the_section",
                   {{}, "search:\n  limt: 3\n", ""},
                   "strong.yaml:2:3: error: 'limt' cannot be set here; what can: db, limit"},
        MistakeRow{"in_the_weaker_file_too",
                   {{}, "db: x\n", "search: {x: 1}\n"},
                   "weak.yaml:1:10: error: 'x'"},
        MistakeRow{"twice", {{}, "db: x\ndb: y\n", ""}, "strong.yaml:2:1: error: 'db' stands"},
        MistakeRow{"no_section", {{}, "search: 3\n", ""}, "strong.yaml:1:9: error: here belong"},
        MistakeRow{"no_text", {{}, "db:\n", ""}, "strong.yaml:1:"},
        MistakeRow{"a_list_for_one", {{}, "db: [a]\n", ""}, "strong.yaml:1:5: error: here"},
        MistakeRow{"a_map_for_a_list",
                   {{}, "search: {host: {a: b}}\n", ""},
                   "strong.yaml:1:16: error: here belongs a text, or a list"},
        MistakeRow{"no_flag",
                   {{}, "search: {feedback: perhaps}\n", ""},
                   "strong.yaml:1:20: error: true or false, not 'perhaps'"},
        MistakeRow{"no_flag_in_the_environment",
                   {{{"DATELINE_SEARCH_FEEDBACK", "1"}}, "", ""},
                   "DATELINE_SEARCH_FEEDBACK is true or false, not '1'"},
        MistakeRow{"no_map", {{}, "- db\n", ""}, "strong.yaml:1:1: error: "},
        MistakeRow{"no_yaml", {{}, "db: 'x\n", ""}, "strong.yaml:1:5: error: "},
        MistakeRow{"no_utf8", {{}, "db: \xff\n", ""}, "strong.yaml:1:5: error: the file is not"},
        MistakeRow{
            "a_nul", {{}, std::string("db: a\0b\n", 8), ""}, "strong.yaml:1:6: error: a NUL"},
        MistakeRow{"too_long",
                   {{}, std::string(65 << 10, '#'), ""},
                   "strong.yaml:1:1: error: cannot be read, or has more than 65536 bytes"}),
    row_name<MistakeRow>);

}  // namespace
}  // namespace dateline
