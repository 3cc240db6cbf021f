// SPDX-License-Identifier: GPL-2.0-or-later
// Settings of the three programs by the environment and files, over which arguments go.
#include <gmock/gmock.h>

#include "tests/cli/programs.h"
#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

using testing::HasSubstr;

/// A folder with an index `db` and a dateline.yaml, in which the programs run.
class ConfiguredFolder : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    home_ = std::make_unique<TempDir>();
    run_index({"update", "--quiet", "--db", (home_->path() / "db").string(), kSampleArticles});
    home_->write_file("dateline.yaml",
                      "db: db\nsearch:\n  limit: 2\n  sort: date\nserve:\n  workers: 3\n");
    home_->write_file("user/dateline/dateline.yaml", "search:\n  sort: heat\n  feedback: true\n");
  }
  static void TearDownTestSuite() { home_.reset(); }

  static CommandResult run(const std::string& program, Words arguments,
                           std::map<std::string, std::optional<std::string>> env = {}) {
    Command command;
    command.argv = std::move(arguments);
    command.argv.insert(command.argv.begin(), built_path(program));
    command.cwd = home_->path().string();
    command.env = std::move(env);
    command.env["XDG_CONFIG_HOME"] = (home_->path() / "user").string();
    return run_command(command);
  }

  static std::size_t hits(const CommandResult& result) { return json_of(result)["hits"].size(); }

  static std::unique_ptr<TempDir> home_;
};

std::unique_ptr<TempDir> ConfiguredFolder::home_;

TEST_F(ConfiguredFolder, FlagOverEnvironmentOverFile) {
  const Words query = {"--format", "json"};
  EXPECT_EQ(hits(run("dateline-search", query)), 2U);
  EXPECT_EQ(hits(run("dateline-search", query, {{"DATELINE_SEARCH_LIMIT", "3"}})), 3U);
  const auto flag = run("dateline-search", {"--format", "json", "--limit", "4"},
                        {{"DATELINE_SEARCH_LIMIT", "3"}});
  EXPECT_EQ(hits(flag), 4U) << told(flag);
}

TEST_F(ConfiguredFolder, ShowsWhoSetWhat) {
  const auto shown =
      run("dateline-search", {"config", "show", "--origin"}, {{"DATELINE_SEARCH_LIMIT", "3"}});
  EXPECT_EQ(shown.exit_code, 0) << told(shown);
  const std::vector<std::pair<std::string, std::string>> lines = {
      {"db ", "db   .* dateline.yaml:1:5"},
      {"sort", "sort +date +dateline.yaml:4:9"},
      {"limit", "limit +3 +DATELINE_SEARCH_LIMIT"},
      {"feedback", "feedback +true +.*user/dateline/dateline.yaml:3:13"},
      {"facets", "facets +- +built in"}};
  for (const auto& [name, line] : lines) {
    EXPECT_THAT(shown.out, testing::ContainsRegex(line)) << name;
  }
  const auto serve = run("dateline-serve", {"config", "show"});
  EXPECT_THAT(serve.out, testing::ContainsRegex("workers +3 *\n"));
  const auto index = run("dateline-index", {"config", "show"}, {{"DATELINE_INDEX_JOBS", "7"}});
  EXPECT_THAT(index.out, testing::ContainsRegex("jobs +7 *\n"));
}

TEST_F(ConfiguredFolder, OtherVerbsTakeWhatMeansTheSame) {
  const auto hot = run("dateline-search", {"hot", "--format", "json"});
  EXPECT_EQ(hot.exit_code, 0) << told(hot);
  EXPECT_GT(json_of(hot)["hits"].size(), 2U) << told(hot);
  const auto stats = run("dateline-index", {"stats"});
  EXPECT_EQ(stats.exit_code, 0) << told(stats);
}

TEST_F(ConfiguredFolder, WrongValuesAreBlamedOnWhoSetThem) {
  const auto limit = run("dateline-search", {"x"}, {{"DATELINE_SEARCH_LIMIT", "many"}});
  EXPECT_EQ(limit.exit_code, 2);
  EXPECT_THAT(limit.err, HasSubstr("DATELINE_SEARCH_LIMIT: --limit takes a whole number"));
  const auto own = run("dateline-search", {"--limit", "few", "x"});
  EXPECT_THAT(own.err, HasSubstr("error: --limit takes a whole number"));
  const auto jobs = run("dateline-index", {"stats"}, {{"DATELINE_INDEX_JOBS", "many"}});
  EXPECT_EQ(jobs.exit_code, 2);
  EXPECT_THAT(jobs.err, HasSubstr("DATELINE_INDEX_JOBS: "));
  const auto help = run("dateline-search", {"--help"}, {{"DATELINE_SEARCH_FEEDBACK", "1"}});
  EXPECT_EQ(help.exit_code, 0) << "help comes whatever is set wrong";
}

}  // namespace
}  // namespace dateline
