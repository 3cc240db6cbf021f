// SPDX-License-Identifier: GPL-2.0-or-later
// An index in shards, from the files to the answers.
#include <gmock/gmock.h>

#include "tests/cli/programs.h"
#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

using testing::HasSubstr;

class Shards : public testing::Test {
 protected:
  [[nodiscard]] std::string path(const std::string& name) const {
    return (folder_.path() / name).string();
  }
  static Json report(const Words& arguments) {
    Words all = {"--format", "json", kSampleArticles};
    all.insert(all.begin(), arguments.begin(), arguments.end());
    return json_of(run_index(all));
  }
  static Json answer(const std::string& db) {
    Json json = json_of(run_search(
        {"query", "--db", db, "--format", "json", "--facets", "topic,year", "battery", "fire"}));
    json.erase("took_ms");
    for (Json& hit : json["hits"]) {
      hit.erase("score");
      hit.erase("story");  // a shard tells stories of its own articles alone
    }
    return json;
  }

  TempDir folder_;
};

TEST_F(Shards, HoldTheSameArticlesAndAnswerAlike) {
  const Json one = report({"update", "--db", path("one")});
  const Json parts = report({"update", "--db", path("parts"), "--shards", "3"});
  for (const char* count : {"added", "documents", "unpublished", "rejected", "warnings"}) {
    EXPECT_EQ(parts[count], one[count]) << count;
  }
  EXPECT_EQ(answer(path("parts")), answer(path("one")));
  EXPECT_EQ(answer(path("parts/cluster.yaml")), answer(path("one")));
  const Json again = report({"update", "--db", path("parts"), "--shards", "3"});
  EXPECT_EQ(again["added"], 0);
  EXPECT_EQ(again["deleted"], 0);
  EXPECT_EQ(again["unchanged"], one["documents"]);
}

TEST_F(Shards, KeepTheirNumber) {
  struct Row {
    Words arguments;
    const char* message;
  };
  report({"update", "--db", path("one")});
  report({"update", "--db", path("parts"), "--shards", "2"});
  const std::vector<Row> rows = {
      {{"update", "--db", path("parts"), "--shards", "3"}, "has 2 shards, not 3"},
      {{"update", "--db", path("parts")}, "this index is in shards"},
      {{"update", "--db", path("one"), "--shards", "2"}, "this is one index"},
      {{"watch", "--db", path("parts"), "--shards", "2"}, "--shards is for update and rebuild"},
      {{"update", "--db", path("parts"), "--shards", "0"}, "--shards is from 1 to 256"}};
  for (const Row& row : rows) {
    Words arguments = row.arguments;
    arguments.push_back(kSampleArticles);
    const auto result = run_index(arguments);
    EXPECT_EQ(result.exit_code, 2) << told(result);
    EXPECT_THAT(result.err, HasSubstr(row.message));
  }
}

TEST_F(Shards, AreMissedAloud) {
  report({"update", "--db", path("parts"), "--shards", "3"});
  const auto whole = run_search({"--db", path("parts"), "--format", "json", "battery"});
  folder_.write_file("some.yaml",
                     "missing: partial\nshards:\n  - path: parts/1\n  - path: "
                     "parts/2\n  - remote: '127.0.0.1:1'\n");
  folder_.write_file("all.yaml",
                     "shards:\n  - path: parts/1\n  - path: parts/2\n  - remote: "
                     "'127.0.0.1:1'\n");
  const auto some = run_search({"--db", path("some.yaml"), "--format", "json", "battery"});
  EXPECT_EQ(some.exit_code, 0) << told(some);
  EXPECT_THAT(some.err, HasSubstr("PARTIAL answer: nobody answers for the shard 127.0.0.1:1"));
  EXPECT_EQ(json_of(some)["missing_shards"], Json({"127.0.0.1:1"}));
  EXPECT_EQ(json_of(some)["total_is_exact"], false);
  EXPECT_EQ(json_of(whole)["total_is_exact"], true);
  EXPECT_FALSE(json_of(whole).contains("missing_shards"));
  const auto none = run_search({"--db", path("all.yaml"), "--format", "json", "battery"});
  EXPECT_EQ(none.exit_code, 3) << told(none);
  EXPECT_THAT(none.err, HasSubstr("nobody answers for the shard 127.0.0.1:1"));
}

}  // namespace
}  // namespace dateline
