// SPDX-License-Identifier: GPL-2.0-or-later
// dateline-search from outside: exit codes, formats, streams.
#include <algorithm>
#include <cmath>
#include <sstream>

#include "tests/cli/programs.h"
#include "tests/cli/sample_articles.h"
#include "tests/support/paths.h"
#include "tests/support/row_name.h"
#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

std::vector<std::string> text_lines(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

CommandResult search_run(Words arguments) {
  arguments.insert(arguments.begin(), {"query", "--db", sample_index()});
  return run_search(arguments);
}

// ---- Exit codes
// ----------------------------------------------------------------------------------

struct SearchExitRow {
  const char* shows;
  Words arguments;  ///< DB stands for the sample index
  int exit_code;
  const char* in_stderr;  ///< a part of it; "": it is empty
};

class SearchExit : public testing::TestWithParam<SearchExitRow> {};

TEST_P(SearchExit, of) {
  Words arguments = GetParam().arguments;
  std::replace(arguments.begin(), arguments.end(), std::string("DB"), sample_index());
  const CommandResult result = run_search(arguments);
  EXPECT_EQ(result.exit_code, GetParam().exit_code) << told(result);
  const std::string expected = GetParam().in_stderr;
  if (expected.empty()) {
    EXPECT_EQ(result.err, "") << told(result);
  } else {
    EXPECT_NE(result.err.find(expected), std::string::npos) << told(result);
  }
  if (GetParam().exit_code >= 2) {
    EXPECT_EQ(result.out, "") << told(result);
  }
}

const SearchExitRow kSearchOutputRows[] = {
    {"hits", {"--db", "DB", "crane"}, 0, ""},
    {"hits_by_the_verb", {"query", "--db", "DB", "crane"}, 0, ""},
    {"all_articles", {"--db", "DB"}, 0, ""},
    {"hits_but_none_asked_for", {"--db", "DB", "crane", "--limit", "0"}, 0, ""},
    {"hits_but_beyond_the_last", {"--db", "DB", "crane", "--offset", "1000"}, 0, ""},
    {"none", {"--db", "DB", "zyzzyva"}, 1, "nothing found"},
    {"none_as_json", {"--db", "DB", "zyzzyva", "--format", "json"}, 1, ""},
    {"none_by_a_filter", {"--db", "DB", "crane", "--topic", "Astrology"}, 1, "nothing found"},
    {"help", {"--help"}, 0, ""},
    {"version", {"--version"}, 0, ""},
    {"no_index_named", {"crane"}, 2, "--db"},
    {"unknown_option", {"--db", "DB", "--fast", "crane"}, 2, "--fast"},
    {"bad_date", {"--db", "DB", "crane", "--from", "yesterday"}, 2, "'yesterday'"},
    {"from_after_to", {"--db", "DB", "crane", "--from", "2025", "--to", "2024"}, 2, "after"},
    {"bad_number", {"--db", "DB", "crane", "--limit", "-1"}, 2, "--limit"},
    {"bad_format", {"--db", "DB", "crane", "--format", "xml"}, 2, "'xml'"},
    {"bad_facet", {"--db", "DB", "crane", "--facets", "colour"}, 2, "'colour'"},
    {"bad_order", {"--db", "DB", "crane", "--sort", "size"}, 2, "'size'"},
    {"bad_color", {"--db", "DB", "crane", "--color", "red"}, 2, "'red'"},
    {"query_not_utf8", {"--db", "DB", "cr\xe4ne"}, 2, "UTF-8"},
    {"filter_not_utf8", {"--db", "DB", "--topic", "\xff"}, 2, "UTF-8"},
    {"query_too_long", {"--db", "DB", std::string(5'000, 'x')}, 2, "4096"},
    {"no_index_there", {"--db", "/nonexistent/db", "crane"}, 3, "no index here"},
    {"trec_run_without_queries", {"trec-run", "--db", "DB"}, 2, "one file"},
    {"trec_run_of_a_missing_file",
     {"trec-run", "--db", "DB", "/nonexistent.tsv"},
     3,
     "/nonexistent.tsv"},
};

INSTANTIATE_TEST_SUITE_P(Cli, SearchExit, testing::ValuesIn(kSearchOutputRows),
                         row_name<SearchExitRow>);

// ---- Formats
// -------------------------------------------------------------------------------------

TEST(SearchJson, has_the_promised_names_and_types) {
  const CommandResult result =
      search_run({"crane", "--format", "json", "--facets", "topic", "--explain", "--limit", "2"});
  EXPECT_EQ(result.err, "");
  const Json json = json_of(result);
  ASSERT_TRUE(json.is_object()) << told(result);
  EXPECT_EQ(json.at("format_version"), 1);
  EXPECT_EQ(json.at("query"), "crane");
  EXPECT_TRUE(json.at("total").is_number_unsigned());
  EXPECT_EQ(json.at("total_is_exact"), true);
  EXPECT_TRUE(json.at("took_ms").is_number());
  EXPECT_TRUE(json.contains("did_you_mean"));
  ASSERT_EQ(json.at("hits").size(), 2U);
  for (const Json& hit : json.at("hits")) {
    for (const char* name : {"id", "title", "excerpt", "snippet", "url", "type", "category"}) {
      EXPECT_TRUE(hit.at(name).is_string()) << name;
    }
    EXPECT_TRUE(hit.at("published_at").is_string() || hit.at("published_at").is_null());
    EXPECT_TRUE(hit.at("provider").at("name").is_string());
    EXPECT_TRUE(hit.at("provider").at("domain").is_string());
    EXPECT_TRUE(hit.at("topics").is_array());
    EXPECT_TRUE(hit.at("quality").is_number_integer() || hit.at("quality").is_null());
    EXPECT_TRUE(hit.at("heat").is_number_integer() || hit.at("heat").is_null());
    EXPECT_TRUE(hit.at("score").is_number_float());
    EXPECT_TRUE(hit.at("explain").is_object());
  }
  const Json& value = json.at("facets").at("topic").at(0);
  EXPECT_TRUE(value.at("value").is_string());
  EXPECT_TRUE(value.at("count").is_number_unsigned());
}

TEST(SearchJson, explains_only_if_asked) {
  EXPECT_FALSE(
      json_of(search_run({"crane", "--format", "json"})).at("hits").at(0).contains("explain"));
}

TEST(SearchJson, explanation_adds_up_to_the_score) {
  const Json answer = json_of(search_run({"crane", "port", "--format", "json", "--explain"}));
  for (const Json& hit : answer.at("hits")) {
    double sum = 0;
    for (const auto& [name, part] : hit.at("explain").at("parts").items()) {
      sum += part.get<double>();
    }
    EXPECT_NEAR(sum, hit.at("score").get<double>(), 1e-6) << hit.at("id");
  }
}

TEST(SearchJson, keeps_unicode_and_ampersands_raw) {
  const CommandResult result =
      search_run({"--topic", "Ports & Shipping", "--provider", "Küstenblatt", "--format", "json"});
  EXPECT_NE(result.out.find("Küstenblatt"), std::string::npos) << told(result);
  EXPECT_NE(result.out.find("Ports & Shipping"), std::string::npos) << told(result);
  EXPECT_EQ(result.out.find("&amp;"), std::string::npos);
  EXPECT_EQ(result.out.find("\\u"), std::string::npos);
}

TEST(SearchNdjson, is_a_hit_a_line_and_the_same_hits_as_json) {
  const Json whole = json_of(search_run({"crane", "--format", "json", "--limit", "5"}));
  const auto lines = text_lines(search_run({"crane", "--format", "ndjson", "--limit", "5"}).out);
  ASSERT_EQ(lines.size(), whole.at("hits").size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    EXPECT_EQ(Json::parse(lines[i]), whole.at("hits").at(i));
  }
}

TEST(SearchNdjson, of_nothing_is_empty) {
  EXPECT_EQ(search_run({"zyzzyva", "--format", "ndjson"}).out, "");
}

TEST(SearchTsv, has_a_heading_and_as_many_cells_in_every_line) {
  const Json whole = json_of(search_run({"--format", "json", "--limit", "1000"}));
  const auto lines = text_lines(search_run({"--format", "tsv", "--limit", "1000"}).out);
  ASSERT_EQ(lines.size(), 192U);
  EXPECT_EQ(lines[0].substr(0, 14), "rank\tscore\tid\t");
  const auto tabs = std::count(lines[0].begin(), lines[0].end(), '\t');
  for (std::size_t i = 1; i < lines.size(); ++i) {
    EXPECT_EQ(std::count(lines[i].begin(), lines[i].end(), '\t'), tabs) << lines[i];
    EXPECT_EQ(lines[i].find(std::to_string(i) + "\t"), 0U) << lines[i];
    const auto id = whole.at("hits").at(i - 1).at("id").get<std::string>();
    EXPECT_NE(lines[i].find("\t" + id + "\t"), std::string::npos) << lines[i];
  }
}

TEST(SearchText, shows_title_and_total_without_control_sequences) {
  const CommandResult result = search_run({"crane"});
  EXPECT_NE(result.out.find("Gantry crane topples onto container ship at Hamburg terminal"),
            std::string::npos)
      << told(result);
  EXPECT_EQ(result.out.find('\x1b'), std::string::npos);
}

// ---- Colour, streams
// -----------------------------------------------------------------------------

TEST(SearchColor, follows_the_option_before_no_color) {
  for (const bool no_color : {false, true}) {
    Command command = search_command({"--db", sample_index(), "crane", "--color=always"});
    if (no_color) command.env["NO_COLOR"] = "1";
    EXPECT_NE(run_command(command).out.find("\x1b["), std::string::npos);
    command.argv.back() = "--color=never";
    EXPECT_EQ(run_command(command).out.find("\x1b["), std::string::npos);
  }
}

TEST(SearchColor, is_not_in_json) {
  EXPECT_EQ(search_run({"crane", "--color=always", "--format", "json"}).out.find('\x1b'),
            std::string::npos);
}

struct SearchStdoutRow {
  const char* shows;
  Words arguments;  ///< DB and QUERIES stand for those of the sample
};

class SearchStdout : public testing::TestWithParam<SearchStdoutRow> {};

TEST_P(SearchStdout, closed_is_no_failure_and_full_is_one) {
  Words arguments = GetParam().arguments;
  std::replace(arguments.begin(), arguments.end(), std::string("DB"), sample_index());
  std::replace(arguments.begin(), arguments.end(), std::string("QUERIES"),
               source_path("data/queries.tsv"));
  Command command = search_command(arguments);
  command.stdout_to = StdoutTo::kClosedPipe;
  const CommandResult closed = run_command(command);
  EXPECT_EQ(closed.exit_code, 0) << told(closed);
  EXPECT_EQ(closed.err, "") << told(closed);
  command.stdout_to = StdoutTo::kFullDisk;
  const CommandResult full = run_command(command);
  EXPECT_EQ(full.exit_code, 3) << told(full);
  EXPECT_NE(full.err.find("cannot write to standard output"), std::string::npos) << told(full);
}

const SearchStdoutRow kSearchStdoutRows[] = {
    {"text", {"--db", "DB", "--limit", "191"}},
    {"json", {"--db", "DB", "crane", "--format", "json"}},
    {"ndjson", {"--db", "DB", "--limit", "191", "--format", "ndjson"}},
    {"trec_run", {"trec-run", "--db", "DB", "QUERIES"}},
    {"help", {"--help"}},
    {"version", {"--version"}},
};

INSTANTIATE_TEST_SUITE_P(Cli, SearchStdout, testing::ValuesIn(kSearchStdoutRows),
                         row_name<SearchStdoutRow>);

TEST(SearchIndex, is_found_relative_to_the_working_directory) {
  Command command = search_command({"--db", "db", "crane"});
  command.cwd = sample_index().substr(0, sample_index().rfind('/'));
  EXPECT_EQ(run_command(command).exit_code, 0);
}

}  // namespace
}  // namespace dateline
