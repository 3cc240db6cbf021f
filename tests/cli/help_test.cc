// SPDX-License-Identifier: GPL-2.0-or-later
// What the programs say of themselves, and of words that they do not know.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include "tests/cli/programs.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

CommandResult run_program(const std::string& program, Words arguments) {
  Command command;
  command.argv = std::move(arguments);
  command.argv.insert(command.argv.begin(), built_path(program));
  return run_command(command);
}

struct Program {
  const char* name;
  Words verbs;
};

const Program kPrograms[] = {
    {"dateline-index",
     {"update", "rebuild", "watch", "check", "stats", "verify", "compact", "snapshot", "restore",
      "export", "import", "config"}},
    {"dateline-search",
     {"facets", "similar", "suggest", "hot", "trends", "coverage", "story", "alert", "trec-run",
      "config"}},
    {"dateline-serve", {"config"}},
};

class Help : public testing::TestWithParam<Program> {};

TEST_P(Help, NamesEachVerbWhoseOwnHelpIsThere) {
  const auto& [name, verbs] = GetParam();
  const std::string program = name;
  const auto all = run_program(program, {"--help"});
  EXPECT_EQ(all.exit_code, 0) << told(all);
  for (const Words& same : {Words{"-h"}, Words{"help"}}) {
    EXPECT_EQ(run_program(program, same).out, all.out) << same.front();
  }
  for (const std::string& verb : verbs) {
    EXPECT_THAT(all.out, HasSubstr(fmt::format("{} {} ", program, verb)));
    const auto behind = run_program(program, {verb, "--help"});
    EXPECT_EQ(behind.exit_code, 0) << told(behind);
    EXPECT_THAT(behind.out, StartsWith(fmt::format("usage: {} {} ", program, verb)));
    EXPECT_EQ(behind.err, "");
    for (const Words& same : {Words{verb, "-h"}, Words{"help", verb}}) {
      EXPECT_EQ(run_program(program, same).out, behind.out) << same.front() << ' ' << verb;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Programs, Help, testing::ValuesIn(kPrograms), [](const auto& row) {
  return std::string(row.param.name + sizeof "dateline");
});

struct UnknownWordRow {
  const char* shows;
  const char* program;
  Words arguments;
  const char* hint;
};

class UnknownWord : public testing::TestWithParam<UnknownWordRow> {};

TEST_P(UnknownWord, IsAnErrorOfUsage) {
  const auto result = run_program(GetParam().program, GetParam().arguments);
  EXPECT_EQ(result.exit_code, 2) << told(result);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, HasSubstr(GetParam().hint));
}

const UnknownWordRow kUnknownWordRows[] = {
    {"verb_of_index", "dateline-index", {"udpate"}, "(did you mean update?)"},
    {"verb_of_serve", "dateline-serve", {"confg"}, "'confg' is no verb (did you mean config?)"},
    {"verb_of_search", "dateline-search", {"sugest", "x"}, "did you mean suggest?"},
    {"option_of_index", "dateline-index", {"stats", "--fromat"}, "(did you mean --format?)"},
    {"option_of_search", "dateline-search", {"--topics=AI"}, "(did you mean --topic?)"},
    {"option_of_serve", "dateline-serve", {"--lisen=x"}, "(did you mean --listen?)"},
    {"word_behind_config", "dateline-search", {"config", "print"}, "config --help"},
};

INSTANTIATE_TEST_SUITE_P(Rows, UnknownWord, testing::ValuesIn(kUnknownWordRows),
                         row_name<UnknownWordRow>);

TEST(HelpOfSearch, IsAWordBesideOthers) {
  const auto result = run_program("dateline-search", {"help", "wanted"});
  EXPECT_EQ(result.exit_code, 2) << told(result);
  EXPECT_THAT(result.err, HasSubstr("which index?"));
}

}  // namespace
}  // namespace dateline
