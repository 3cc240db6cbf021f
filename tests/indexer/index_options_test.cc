// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index_options.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <sstream>

#include "tests/support/row_name.h"

namespace dateline {
namespace {

std::vector<std::string> words_of(const std::string& line) {
  std::istringstream in(line);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word == "''" ? "" : word);
  return words;
}

/// What was read, without what is at its default.
std::string shown(const IndexCommand& command) {
  static constexpr const char* kWhen[] = {"auto", "always", "never"};
  const UpdateOptions& update = command.update;
  std::string out = command.verb;
  if (!command.help_of.empty()) out += " of " + command.help_of;
  const auto add = [&](bool is_set, const std::string& text) {
    if (is_set) out += ' ' + text;
  };
  add(!update.db.empty(), "db=" + update.db);
  add(!update.paths.empty(), fmt::format("paths={}", fmt::join(update.paths, ",")));
  add(!update.excludes.empty(), fmt::format("excludes={}", fmt::join(update.excludes, ",")));
  add(update.strict, "strict");
  add(update.dry_run, "dry-run");
  add(update.allow_shrink, "allow-shrink");
  add(update.rebuild, "from-nothing");
  add(command.quiet, "quiet");
  add(!command.topics.empty(), "topics=" + command.topics);
  add(command.format == ReportFormat::kJson, "json");
  add(command.progress != When::kAuto,
      fmt::format("progress={}", kWhen[static_cast<int>(command.progress)]));
  add(command.color != When::kAuto,
      fmt::format("color={}", kWhen[static_cast<int>(command.color)]));
  return out;
}

struct IndexOptionsRow {
  const char* shows;
  const char* line;
  const char* expected;  ///< for an error `error: ` and a part of its text
};

class IndexOptions : public testing::TestWithParam<IndexOptionsRow> {};

TEST_P(IndexOptions, of) {
  const auto command = parse_index_command(words_of(GetParam().line));
  const std::string expected = GetParam().expected;
  if (command) {
    EXPECT_EQ(shown(*command), expected);
    return;
  }
  ASSERT_EQ(expected.find("error: "), 0U) << command.error().message;
  EXPECT_NE(command.error().message.find(expected.substr(7)), std::string::npos)
      << command.error().message;
}

const IndexOptionsRow kIndexOptionsRows[] = {
    {"least", "update --db d p", "update db=d paths=p"},
    {"paths_anywhere", "update p --db d q", "update db=d paths=p,q"},
    {"option_before_the_verb", "--db d update p", "update db=d paths=p"},
    {"value_after_equals", "update --db=d p", "update db=d paths=p"},
    {"all_flags", "update --db d p --strict --dry-run --allow-shrink --quiet",
     "update db=d paths=p strict dry-run allow-shrink quiet"},
    {"exclude_repeats", "update --db d p --exclude a* --exclude b",
     "update db=d paths=p excludes=a*,b"},
    {"exclude_takes_one_value", "update --db d --exclude a p", "update db=d paths=p excludes=a"},
    {"json", "update --db d p --format json", "update db=d paths=p json"},
    {"text", "update --db d p --format text", "update db=d paths=p"},
    {"progress", "update --db d p --progress=never", "update db=d paths=p progress=never"},
    {"color", "update --db d p --color=always", "update db=d paths=p color=always"},
    {"path_with_a_dash", "update --db d -- -p --q", "update db=d paths=-p,--q"},
    {"path_named_like_a_verb", "update --db d stats", "update db=d paths=stats"},
    {"check_needs_no_index", "check p", "check paths=p"},
    {"check_with_topics", "check p --topics t.txt --strict", "check paths=p strict topics=t.txt"},
    {"stats", "stats --db d", "stats db=d"},
    {"rebuild", "rebuild --db d p", "rebuild db=d paths=p from-nothing"},
    {"watch", "watch --db d p --exclude a", "watch db=d paths=p excludes=a"},
    {"verify", "verify --db d --format json", "verify db=d json"},
    {"compact", "compact --db d --quiet", "compact db=d quiet"},
    {"snapshot", "snapshot --db d s", "snapshot db=d paths=s"},
    {"restore", "restore --db d s --quiet", "restore db=d paths=s quiet"},
    {"help", "--help", "help"},
    {"help_shortly", "-h", "help"},
    {"help_as_a_verb", "help", "help"},
    {"help_behind_a_verb", "update --help", "help of update"},
    {"help_before_a_verb", "help update", "help of update"},
    {"help_of_settings", "help config", "help of config"},
    {"help_of_no_verb", "help upd", "error: 'upd' is no verb (did you mean update?)"},
    {"version", "--version", "version"},

    {"nothing", "", "error: no verb"},
    {"verb_unknown", "upsert --db d p", "error: 'upsert' is no verb"},
    {"verb_with_a_slip", "snapshto --db d p", "error: (did you mean snapshot?)"},
    {"option_with_a_slip", "update --db d p --exlcude x", "error: (did you mean --exclude?)"},
    {"verb_empty", "'' --db d p", "error: '' is no verb"},
    {"no_index", "update p", "error: --db"},
    {"index_empty", "update --db= p", "error: db"},
    {"stats_without_index", "stats", "error: --db"},
    {"no_path", "update --db d", "error: needs at least one folder or file"},
    {"check_without_path", "check", "error: needs at least one folder or file"},
    {"stats_with_path", "stats --db d p", "error: takes no paths"},
    {"verify_without_index", "verify", "error: --db"},
    {"verify_with_path", "verify --db d p", "error: takes no paths"},
    {"compact_with_path", "compact --db d p", "error: takes no paths"},
    {"snapshot_without_folder", "snapshot --db d", "error: needs at least one folder"},
    {"snapshot_into_two", "snapshot --db d s t", "error: takes one folder"},
    {"restore_from_two", "restore --db d s t", "error: takes one folder"},
    {"watch_without_path", "watch --db d", "error: needs at least one folder or file"},
    {"rebuild_without_index", "rebuild p", "error: --db"},
    {"dry_rebuild", "rebuild --db d p --dry-run", "error: --dry-run is for update"},
    {"dry_watch", "watch --db d p --dry-run", "error: --dry-run is for update"},
    {"topics_for_an_update", "update --db d p --topics t", "error: --topics is for check"},
    {"topics_empty", "check p --topics=", "error: topics"},
    {"option_unknown", "update --db d p --fast", "error: fast"},
    {"option_shortened", "update --db d p --allow", "error: allow"},
    {"index_twice", "update --db d --db e p", "error: db"},
    {"value_missing", "update p --db", "error: db"},
    {"flag_with_a_value", "update --db d p --strict=yes", "error: strict"},
    {"format_unknown", "update --db d p --format xml", "error: 'xml'"},
    {"progress_unknown", "update --db d p --progress=yes", "error: --progress"},
    {"color_unknown", "update --db d p --color=1", "error: --color"},
    {"no_jobs", "update --db d p --jobs 0", "error: --jobs is from 1 to"},
    {"too_many_jobs", "update --db d p --jobs 257", "error: --jobs is from 1 to"},
    {"negative_jobs", "update --db d p --jobs=-1", "error: jobs"},
    {"jobs_not_a_number", "update --db d p --jobs many", "error: jobs"},
};

INSTANTIATE_TEST_SUITE_P(IndexCommand, IndexOptions, testing::ValuesIn(kIndexOptionsRows),
                         row_name<IndexOptionsRow>);

TEST(IndexCommand, jobs) {
  EXPECT_EQ(parse_index_command(words_of("update --db d p --jobs 7"))->update.jobs, 7U);
  EXPECT_EQ(parse_index_command(words_of("update --db d p --jobs 256"))->update.jobs, 256U);
  EXPECT_GE(parse_index_command(words_of("update --db d p"))->update.jobs, 1U);
}

TEST(IndexCommand, help_names_every_option_and_exit_code) {
  const std::string help = index_help();
  for (const char* part :
       {"update",     "rebuild",   "watch",          "check",    "stats",    "verify",
        "compact",    "snapshot",  "restore",        "--db",     "--jobs",   "--exclude",
        "--strict",   "--dry-run", "--allow-shrink", "--topics", "--format", "--quiet",
        "--progress", "--color",   "130 interrupted"}) {
    EXPECT_NE(help.find(part), std::string::npos) << part;
  }
}

TEST(IndexCommand, help_of_a_verb_has_its_own_options_alone) {
  struct Row {
    const char* verb;
    const char* has;
    const char* has_not;
  };
  for (const Row& row : {Row{"update", "--shards", "--topics"}, Row{"check", "--topics", "--db"},
                         Row{"stats", "--format", "--jobs"}, Row{"import", "[FILE]...", "PATH"}}) {
    const std::string help = index_help(row.verb);
    EXPECT_EQ(help.find(fmt::format("usage: dateline-index {} ", row.verb)), 0U) << help;
    EXPECT_NE(help.find(row.has), std::string::npos) << row.verb;
    EXPECT_EQ(help.substr(0, help.find("may also be set")).find(row.has_not), std::string::npos)
        << row.verb;
  }
}

}  // namespace
}  // namespace dateline
