// SPDX-License-Identifier: GPL-2.0-or-later
// dateline-search suggest and similar, profiles, from outside.
#include <fstream>
#include <string>

#include "tests/cli/programs.h"
#include "tests/cli/sample_articles.h"
#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

CommandResult on_sample(const std::string& verb, Words arguments) {
  arguments.insert(arguments.begin(), {verb, "--db", sample_index()});
  return run_search(arguments);
}

std::string first_id(const std::string& word) {
  return json_of(on_sample("query", {word, "--format", "json"})).at("hits").at(0).at("id");
}

TEST(Suggest, tells_kind_text_and_count) {
  const Json json = json_of(on_sample("suggest", {"cran", "--format", "json"}));
  EXPECT_EQ(json.at("format_version"), 1);
  EXPECT_EQ(json.at("prefix"), "cran");
  EXPECT_TRUE(json.at("took_ms").is_number());
  const Json& first = json.at("suggestions").at(0);
  EXPECT_EQ(first.at("kind"), "word");
  EXPECT_EQ(first.at("text"), "crane");
  EXPECT_GT(first.at("count"), 0);
  const Json& last = json.at("suggestions").back();
  EXPECT_EQ(last.at("kind"), "title");
  EXPECT_TRUE(last.at("id").is_string());
  EXPECT_TRUE(last.at("url").is_string());
}

TEST(Suggest, lists_what_it_found_below_its_kind) {
  const CommandResult result = on_sample("suggest", {"cran", "--limit", "1"});
  EXPECT_EQ(result.out.find("word\n"), 0U) << told(result);
  EXPECT_NE(result.out.find("\ntitle\n  "), std::string::npos) << told(result);
}

TEST(Suggest, exits_as_query_does) {
  EXPECT_EQ(on_sample("suggest", {"cran"}).exit_code, 0);
  EXPECT_EQ(on_sample("suggest", {"zyzzyva"}).exit_code, 1);
  EXPECT_EQ(on_sample("suggest", {"cran", "--limit", "many"}).exit_code, 2);
  EXPECT_EQ(run_search({"suggest", "cran"}).exit_code, 2);
  EXPECT_EQ(on_sample("suggest", {"--help"}).exit_code, 0);
}

TEST(Similar, takes_an_id_a_url_or_a_file) {
  const std::string id = first_id("crane");
  const Json by_id = json_of(on_sample("similar", {id, "--format", "json"}));
  ASSERT_FALSE(by_id.at("hits").empty());
  for (const Json& hit : by_id.at("hits")) EXPECT_NE(hit.at("id"), id);
  const Json by_file = json_of(on_sample("similar", {kSampleArticles + '/' + id, "--format=json"}));
  EXPECT_EQ(by_file.at("hits"), by_id.at("hits"));
  const std::string url = by_id.at("hits").at(0).at("url");
  const Json by_url = json_of(on_sample("similar", {url, "--format", "json"}));
  for (const Json& hit : by_url.at("hits")) EXPECT_NE(hit.at("url"), url);
}

TEST(Similar, takes_a_file_that_the_index_has_not) {
  const TempDir folder;
  const std::string id = first_id("crane");
  for (const std::string& name : {std::string("new.md"), id}) {
    const std::string file = folder.write_file(name, "---\ntitle: Crane topples in Hamburg\n---\n");
    const Json answer = json_of(on_sample("similar", {file, "--format", "json"}));
    EXPECT_EQ(answer.at("query"), "Crane topples in Hamburg") << name;
    EXPECT_FALSE(answer.at("hits").empty()) << name;
  }
  const std::string bad = folder.write_file("bad.md", "---\ntitle: \"Crane\n---\n");
  const CommandResult result = on_sample("similar", {bad});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_NE(result.err.find(bad + ":2:8: error:"), std::string::npos) << told(result);
}

TEST(Similar, refuses_what_is_no_article) {
  const CommandResult result = on_sample("similar", {"no-such.md"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_NE(result.err.find("no-such.md"), std::string::npos) << told(result);
  EXPECT_EQ(on_sample("similar", {}).exit_code, 2);
  EXPECT_EQ(on_sample("similar", {"--help"}).exit_code, 0);
}

TEST(Profile, is_named_in_the_answer_and_changes_the_order) {
  const auto ids = [](const std::string& profile) {
    const Json json = json_of(
        on_sample("query", {"--profile", profile, "--format", "json", "--limit", "50", "the"}));
    EXPECT_EQ(json.at("profile").at("name"), profile);
    EXPECT_EQ(json.at("profile").at("version"), 1);
    std::string joined;
    for (const Json& hit : json.at("hits")) joined += hit.at("id").get<std::string>() + ' ';
    return joined;
  };
  const std::string balanced = ids("balanced");
  for (const char* other : {"fresh", "hot", "text-only"}) EXPECT_NE(ids(other), balanced) << other;
}

TEST(Profile, file_is_read_and_its_faults_have_a_place) {
  const TempDir folder;
  const std::string file = (folder.path() / "weights.yaml").string();
  std::ofstream(file) << "mine:\n  version: 4\n  heat: 5\n";
  const Words arguments = {"--profiles", file, "--profile", "mine", "--format", "json"};
  EXPECT_EQ(json_of(on_sample("query", arguments)).at("profile").at("version"), 4);
  EXPECT_EQ(on_sample("query", {"--profiles", file, "--profile", "yours"}).exit_code, 2);
  std::ofstream(file) << "mine:\n  heat: much\n";
  const CommandResult result = on_sample("query", arguments);
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_NE(result.err.find(file + ":2:9: error:"), std::string::npos) << told(result);
}

}  // namespace
}  // namespace dateline
