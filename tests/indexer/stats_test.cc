// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/stats.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "common/index_error.h"
#include "common/index_folder.h"
#include "common/schema.h"
#include "tests/indexer/update_fixture.h"

namespace dateline {
namespace {

using Json = nlohmann::json;

TEST_F(UpdateFixture, stats_of_an_empty_index) {
  folder_.write("draft.md", article_text("Draft", "published: false"));
  update();
  const IndexStats stats = index_stats(folder_.db());
  EXPECT_EQ(stats.documents, 0U);
  EXPECT_EQ(stats.terms, 0U);
  EXPECT_EQ(stats.newest, std::nullopt);
  EXPECT_EQ(stats.oldest, std::nullopt);
  const Json json = Json::parse(stats_json(stats));
  EXPECT_TRUE(json.at("newest").is_null());
  EXPECT_TRUE(json.at("oldest").is_null());
  EXPECT_EQ(json.at("languages"), Json::object());
  EXPECT_NE(stats_text(stats).find("newest          -\n"), std::string::npos);
}

TEST_F(UpdateFixture, stats_of_three_articles) {
  folder_.write("a.md", article_text("Fog", "publishedDateTime: 2024-03-01\ntopics: [AI]"));
  folder_.write("b.md", article_text("Fog", "publishedDateTime: 2023-02-01\ntopics: [ai, Space]"));
  folder_.write("c.md", article_text("Port", "lang: de"));
  update();
  const IndexStats stats = index_stats(folder_.db());
  EXPECT_EQ(stats.documents, 3U);
  // fog Sfog port Sport, three Q, XLen XLde, XTai XTspace, XWfog XWport, two XN
  EXPECT_EQ(stats.terms, 15U);
  EXPECT_EQ(stats.schema_version, kSchemaVersion);
  EXPECT_EQ(stats.generation, 1U);
  EXPECT_EQ(stats.newest, parse_moment("2024-03-01"));
  EXPECT_EQ(stats.oldest, parse_moment("2023-02-01"));
  EXPECT_EQ(stats.topics, 2U);
  EXPECT_EQ(stats.languages, (std::map<std::string, std::uint64_t>{{"de", 1}, {"en", 2}}));
  EXPECT_DOUBLE_EQ(stats.average_length, 11) << "10 for the word, 1 for the word as a title's";

  std::uint64_t bytes = 0;
  for (const auto& file : std::filesystem::directory_iterator(generation_path(folder_.db(), 1))) {
    bytes += file.file_size();
  }
  EXPECT_EQ(stats.bytes, bytes);
}

TEST_F(UpdateFixture, stats_follow_what_is_removed) {
  folder_.write("a.md", article_text("Fog", "publishedDateTime: 2024-03-01"));
  folder_.write("b.md", article_text("Fog", "publishedDateTime: 2023-02-01"));
  update();
  folder_.write("a.md", article_text("Fog", "published: false"));
  update();
  const IndexStats stats = index_stats(folder_.db());
  EXPECT_EQ(stats.documents, 1U);
  EXPECT_EQ(stats.newest, parse_moment("2023-02-01"));
}

TEST_F(UpdateFixture, stats_need_an_index) {
  EXPECT_THROW(index_stats(folder_.db()), IndexError);
  EXPECT_FALSE(std::filesystem::exists(folder_.db()));
}

TEST(StatsJson, has_these_names_and_types) {
  IndexStats stats;
  stats.documents = 3;
  stats.terms = 11;
  stats.bytes = 5;
  stats.schema_version = 1;
  stats.generation = 2;
  stats.newest = 0;
  stats.average_length = 11.5;
  stats.topics = 2;
  stats.languages = {{"de", 1}};
  const Json expected = Json::parse(R"({
    "format_version": 1, "documents": 3, "terms": 11, "bytes": 5, "schema_version": 1,
    "generation": 2, "newest": "1970-01-01T00:00:00Z", "oldest": null, "average_length": 11.5,
    "topics": 2, "languages": {"de": 1}})");
  EXPECT_EQ(Json::parse(stats_json(stats)), expected);
}

}  // namespace
}  // namespace dateline
