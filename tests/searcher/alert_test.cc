// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/alert.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "common/open_index.h"
#include "tests/support/index_fixture.h"
#include "tests/support/random_corpus.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

using Found = std::set<std::string>;  // "query id"

std::vector<SavedQuery> queries_of(const std::string& yaml) {
  const auto queries = read_saved_queries(yaml, "saved.yaml");
  if (!queries) ADD_FAILURE() << to_string(queries.error().front());
  return queries ? *queries : std::vector<SavedQuery>();
}

/// What a run reports; the state goes on to the next.
Found run(Engine& engine, const std::vector<SavedQuery>& queries, SeenArticles& state) {
  Found found;
  AlertRun alerts = find_alerts(engine, queries, state, "saved.yaml",
                                [&](const SavedQuery& query, const Record& article) {
                                  EXPECT_TRUE(found.insert(query.name + ' ' + article.id).second);
                                });
  EXPECT_TRUE(alerts.bad_queries.empty());
  state = SeenArticles::decode(alerts.seen.encode()).value();
  return found;
}

Article titled(const std::string& title) {
  Article out;
  out.title = title;
  out.language = "en";
  return out;
}

constexpr char kYaml[] = R"(
- name: storms
  query: storm
- name: ai
  topic: [AI, Robots]
)";

TEST(Alerts, tell_what_is_new_since_the_last_run) {
  IndexFixture index({titled("Storm"), titled("Calm")});
  Engine engine(index.db());
  const auto queries = queries_of(kYaml);
  SeenArticles state;
  EXPECT_EQ(run(engine, queries, state), Found{"storms 00000.md"}) << "at first, all is new";
  EXPECT_EQ(run(engine, queries, state), Found{});
  Article both = titled("Storm of robots");
  both.topics = {"robots"};
  index.put(2, both);
  index.put(3, titled("Fog"));
  index.put(1, titled("Storm after all"));  // changed, not new
  index.commit();
  EXPECT_EQ(run(engine, queries, state), (Found{"storms 00002.md", "ai 00002.md"}));
  index.remove(0);
  index.commit();
  EXPECT_EQ(run(engine, queries, state), Found{});
}

TEST(Alerts, are_what_a_search_of_the_whole_index_finds) {
  RandomCorpus random(7);
  const auto articles = random.articles(200);
  IndexFixture index({articles.begin(), articles.begin() + 150});
  Engine engine(index.db());
  std::vector<SavedQuery> queries;
  for (int i = 0; i < 60; ++i) queries.push_back({fmt::format("q{}", i), random.request(), {}});
  for (SavedQuery& query : queries) query.request.now.reset();
  SeenArticles state;
  run(engine, queries, state);
  for (std::size_t row = 150; row < articles.size(); ++row) index.put(row, articles[row]);
  index.commit();
  Found expected;
  for (const SavedQuery& query : queries) {
    Request request = query.request;
    request.offset = 0;
    request.limit = 1000;
    request.collapse = Collapse::kNone;
    const auto response = engine.search(request);
    ASSERT_TRUE(response);
    for (const Hit& hit : response->hits) {
      if (row_of_id(hit.record.id) >= 150) expected.insert(query.name + ' ' + hit.record.id);
    }
  }
  EXPECT_GT(expected.size(), 10U);
  EXPECT_EQ(run(engine, queries, state), expected);
}

TEST(Alerts, refuse_a_bad_query_before_anything_is_told) {
  IndexFixture index({titled("Storm")});
  Engine engine(index.db());
  const std::string endless(5000, 'x');
  const auto queries = queries_of("- name: fine\n  query: storm\n- name: bad\n  query: " + endless);
  bool any = false;
  const auto alerts = find_alerts(engine, queries, {}, "saved.yaml",
                                  [&](const SavedQuery&, const Record&) { any = true; });
  ASSERT_EQ(alerts.bad_queries.size(), 1U);
  EXPECT_EQ(to_string(alerts.bad_queries[0]).substr(0, 28), "saved.yaml:3:3: error: bad: ");
  EXPECT_FALSE(any);
}

TEST(AlertState, refuses_foreign_bytes) {
  EXPECT_FALSE(SeenArticles::decode(""));
  EXPECT_FALSE(SeenArticles::decode("something else"));
  const IndexFixture index({titled("Storm")});
  const std::string bytes = SeenArticles(open_index(index.db())).encode();
  EXPECT_TRUE(SeenArticles::decode(bytes));
  EXPECT_FALSE(SeenArticles::decode(bytes.substr(0, bytes.size() - 1)));
}

// ---- The file of queries
// -------------------------------------------------------------------------

struct MistakeRow {
  const char* shows;
  const char* yaml;
  const char* expected;
};

class SavedQueryMistake : public testing::TestWithParam<MistakeRow> {};

TEST_P(SavedQueryMistake, is_told_with_its_place) {
  const auto queries = read_saved_queries(GetParam().yaml, "q.yaml");
  ASSERT_FALSE(queries);
  EXPECT_EQ(to_string(queries.error().front()), GetParam().expected);
}

const MistakeRow kMistakes[] = {
    {"no_list", "name: x\n",
     "q.yaml:1:1: error: here belongs a list of queries, each `- name: ...`"},
    {"no_name", "- query: x\n", "q.yaml:1:3: error: this query has no name"},
    {"name_twice", "- name: x\n- name: x\n", "q.yaml:2:3: error: a query 'x' stands further up"},
    {"unknown_key", "- name: x\n  topics: AI\n", "q.yaml:2:3: error: a query has no key 'topics'"},
    {"nested", "- name: x\n  topic: [[a]]\n", "q.yaml:2:11: error: a list holds texts alone"},
    {"bad_filter", "- name: x\n  from: soon\n",
     "q.yaml:1:3: error: x: --from takes a date such as 2020, 2020-08 or 2020-08-14, not 'soon'"},
};

INSTANTIATE_TEST_SUITE_P(Rows, SavedQueryMistake, testing::ValuesIn(kMistakes),
                         row_name<MistakeRow>);

TEST(SavedQueries, take_filters_by_the_names_of_their_options) {
  const auto queries = queries_of(
      "- name: a\n  query: '\"soft robot\" -opinion'\n  topic: [AI, Robotics]\n"
      "  provider: Wire\n  min-quality: 60\n  to: 2020\n");
  ASSERT_EQ(queries.size(), 1U);
  EXPECT_EQ(queries[0].request.text, "\"soft robot\" -opinion");
  EXPECT_EQ(queries[0].request.filters.topics, (std::vector<std::string>{"AI", "Robotics"}));
  EXPECT_EQ(queries[0].request.filters.providers, std::vector<std::string>{"Wire"});
  EXPECT_EQ(queries[0].request.filters.min_quality, 60);
  EXPECT_TRUE(queries[0].request.filters.to.has_value());
}

}  // namespace
}  // namespace dateline
