// SPDX-License-Identifier: GPL-2.0-or-later
// dateline-search facets, and --collapse, from outside.
#include <map>
#include <string>

#include "tests/cli/programs.h"
#include "tests/cli/sample_articles.h"

namespace dateline {
namespace {

CommandResult facets(Words arguments) {
  arguments.insert(arguments.begin(), {"facets", "--db", sample_index()});
  return run_search(arguments);
}

TEST(Facets, are_those_of_a_query) {
  const Words words = {"crane", "--facets", "topic,year", "--facet-limit", "3"};
  Words query = words;
  query.insert(query.begin(), {"query", "--db", sample_index(), "--format", "json"});
  Words counted = words;
  counted.insert(counted.end(), {"--format", "json"});
  const Json all = json_of(run_search(query));
  const Json counts = json_of(facets(counted));
  EXPECT_EQ(counts.at("total"), all.at("total"));
  EXPECT_EQ(counts.at("facets"), all.at("facets"));
  EXPECT_FALSE(counts.at("facets").at("topic").empty());
  EXPECT_FALSE(counts.contains("hits"));
}

TEST(Facets, as_tsv_are_a_line_a_value) {
  const Json json = json_of(facets({"--facets", "type", "--format", "json"}));
  std::string expected = "facet\tvalue\tcount\n";
  for (const Json& value : json.at("facets").at("type")) {
    expected += "type\t" + value.at("value").get<std::string>() + '\t' +
                std::to_string(value.at("count").get<int>()) + '\n';
  }
  EXPECT_EQ(facets({"--facets", "type", "--format", "tsv"}).out, expected);
}

TEST(Facets, without_a_list_are_the_usual_ones) {
  const Json json = json_of(facets({"--format", "json"}));
  std::string names;
  for (const auto& [name, values] : json.at("facets").items()) names += name + ' ';
  EXPECT_EQ(names, "category lang provider topic type year ");
}

TEST(Facets, exit_as_query_does) {
  EXPECT_EQ(facets({"crane"}).exit_code, 0);
  EXPECT_EQ(facets({"zyzzyva"}).exit_code, 1);
  EXPECT_EQ(facets({"crane", "--facets", "colour"}).exit_code, 2);
  EXPECT_EQ(facets({"crane", "--sort", "date"}).exit_code, 2);
  EXPECT_EQ(facets({"crane", "--format", "ndjson"}).exit_code, 2);
  EXPECT_EQ(facets({"--help"}).exit_code, 0);
}

TEST(Collapse, counts_what_it_does_not_show) {
  const Json facet =
      json_of(facets({"--facets", "provider", "--facet-limit", "1000", "--format", "json"}))
          .at("facets")
          .at("provider");
  const Json answer = json_of(run_search({"query", "--db", sample_index(), "--collapse", "provider",
                                          "--limit", "1000", "--format", "json"}));
  std::map<std::string, int> counts;
  for (const Json& value : facet) counts[value.at("value")] = value.at("count");
  int hidden = 0;
  for (const Json& hit : answer.at("hits")) {
    if (!hit.contains("collapsed")) continue;
    const int others = hit.at("collapsed").at("count");
    EXPECT_EQ(others + 1, counts.at(hit.at("collapsed").at("key"))) << hit.at("id");
    hidden += others;
  }
  EXPECT_GT(hidden, 0);
  EXPECT_EQ(answer.at("collapse").at("by"), "provider");
  EXPECT_EQ(answer.at("collapse").at("groups"), answer.at("hits").size());
  EXPECT_EQ(answer.at("total"), answer.at("hits").size() + static_cast<std::size_t>(hidden));
}

}  // namespace
}  // namespace dateline
