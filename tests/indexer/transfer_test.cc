// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "common/index_error.h"
#include "common/schema.h"
#include "indexer/export.h"
#include "indexer/import.h"
#include "tests/support/index_fixture.h"
#include "tests/support/logical_dump.h"
#include "tests/support/random_corpus.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

std::string exported(const std::string& db, ExportFormat format = ExportFormat::kJsonl) {
  std::string lines;
  (void)export_index(db, format, [&](const std::string& some) {
    lines += some;
    return true;
  });
  return lines;
}

RunReport import_text(const std::string& db, const std::string& text) {
  std::istringstream in(text);
  const std::atomic<bool> never{false};
  return import_index(db, in, "lines", never);
}

Article storm() {
  Article article;
  article.title = "Storm \"Ada\" <b> 🌩 hits Łódź";
  article.excerpt = "Line one, a tab\there, C++ and café";
  article.body = "Longer text of the body";
  article.url = "https://example.org/a?b=c&d";
  article.type = "news";
  article.category = "Weather";
  article.language = "en";
  article.provider = {"The Hérald", "herald.example"};
  article.topics = {"Wind", "Łódź"};
  article.related.push_back({"Gale warning", "", {}, {}, {}});
  article.published_at = 1'600'000'000;
  article.quality = 76;
  article.heat = 12;
  return article;
}

TEST(Transfer, all_fields_come_back) {
  Article bare;
  bare.title = "Nothing else";
  const IndexFixture index({storm(), bare});
  const TempDir folder;
  const std::string copy = (folder.path() / "copy").string();
  const RunReport report = import_text(copy, exported(index.db()));
  EXPECT_EQ(report.added, 2U);
  EXPECT_EQ(report.rejected(), 0U);
  EXPECT_EQ(logical_dump(copy), logical_dump(index.db()));
  EXPECT_EQ(exported(copy), exported(index.db()));
}

TEST(Transfer, a_random_corpus_comes_back) {
  constexpr std::uint32_t kSeed = 7;
  const IndexFixture index(RandomCorpus(kSeed).articles(700));
  const TempDir folder;
  const std::string copy = (folder.path() / "copy").string();
  (void)import_text(copy, exported(index.db()));
  EXPECT_EQ(logical_dump(copy), logical_dump(index.db()));
}

TEST(Transfer, a_second_import_replaces) {
  IndexFixture index({storm(), storm()});
  const TempDir folder;
  const std::string copy = (folder.path() / "copy").string();
  (void)import_text(copy, exported(index.db()));
  Article calm = storm();
  calm.title = "Calm";
  index.put(1, calm);
  index.commit();
  const RunReport report = import_text(copy, exported(index.db()));
  EXPECT_EQ(report.updated, 2U);
  EXPECT_EQ(report.documents, 2U);
  EXPECT_EQ(logical_dump(copy), logical_dump(index.db()));
}

TEST(Transfer, a_sink_that_is_full_ends_it) {
  const IndexFixture index({storm(), storm()});
  EXPECT_EQ(
      export_index(index.db(), ExportFormat::kJsonl, [](const std::string&) { return false; }), 0U);
}

TEST(Transfer, no_index_no_export) { EXPECT_THROW(exported("/nowhere"), IndexError); }

// ---- Other engines' lines -----------------------------------------------------------------------

TEST(Transfer, opensearch_gets_an_action_and_a_document) {
  const IndexFixture index({storm()});
  std::istringstream lines(exported(index.db(), ExportFormat::kOpenSearchBulk));
  std::string action;
  std::string document;
  std::string rest;
  ASSERT_TRUE(std::getline(lines, action) && std::getline(lines, document));
  EXPECT_FALSE(std::getline(lines, rest));
  EXPECT_EQ(action, R"({"index":{"_id":"00000.md"}})");
  const auto fields = nlohmann::json::parse(document);
  EXPECT_EQ(fields["title"], storm().title);
  EXPECT_EQ(fields["published_at"], "2020-09-13T12:26:40Z");
  EXPECT_FALSE(fields.contains("index"));
}

TEST(Transfer, meilisearch_gets_an_id_it_allows_and_a_number_to_sort_by) {
  const IndexFixture index({storm()});
  const auto fields = nlohmann::json::parse(exported(index.db(), ExportFormat::kMeilisearch));
  const auto id = fields["id"].get<std::string>();
  EXPECT_EQ(id.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyz"), std::string::npos) << id;
  EXPECT_EQ(fields["path"], "00000.md");
  EXPECT_EQ(fields["published_at"], 1'600'000'000);
}

// ---- Lines from elsewhere -----------------------------------------------------------------------

/// What an article line makes must be what its file makes.
TEST(Transfer, a_line_without_terms_is_analysed) {
  Article article = storm();
  article.title = "Storm \"Ada\" 🌩 hits Łódź";  // a file's markup is taken out
  article.excerpt = "C++ and café: all";
  article.body.clear();
  const IndexFixture index({article});
  const TempDir folder;
  const std::string copy = (folder.path() / "copy").string();
  auto line = nlohmann::json::parse(exported(index.db()));
  line.erase("index");
  line["related"] = {{{"title", "Gale warning"}}};
  (void)import_text(copy, line.dump() + "\n\n");
  EXPECT_EQ(logical_dump(copy), logical_dump(index.db()));
}

TEST(Transfer, an_unpublished_line_takes_its_document_out) {
  const IndexFixture index({storm()});
  const TempDir folder;
  const std::string copy = (folder.path() / "copy").string();
  (void)import_text(copy, exported(index.db()));
  const RunReport report = import_text(copy, R"({"id":"00000.md","published":false})");
  EXPECT_EQ(report.unpublished, 1U);
  EXPECT_EQ(report.documents, 0U);
}

struct BadLineRow {
  const char* shows;
  const char* line;
  const char* message;
};

class BadImportLine : public testing::TestWithParam<BadLineRow> {};

TEST_P(BadImportLine, is_rejected_alone) {
  const TempDir folder;
  const std::string db = (folder.path() / "db").string();
  const RunReport report =
      import_text(db, std::string(R"({"id":"a","title":"A"})") + "\n" + GetParam().line + "\n" +
                          R"({"id":"b","title":"B"})");
  EXPECT_EQ(report.documents, 2U);
  ASSERT_EQ(report.rejected(), 1U);
  EXPECT_EQ(report.diagnostics.front().position.line, 2U);
  EXPECT_THAT(report.diagnostics.front().message, testing::HasSubstr(GetParam().message));
}

const BadLineRow kBadLines[] = {
    {"no_json", "{", "cannot be read as JSON"},
    {"a_list", "[]", "no JSON object"},
    {"no_id", R"({"title":"C"})", "no `id`"},
    {"id_is_a_number", R"({"id":7})", "`id` is no string"},
    {"no_text", R"({"id":"c"})", ""},
    {"other_schema", R"({"id":"c","index":{"schema_version":0}})", "schema version 0"},
    {"no_schema", R"({"id":"c","index":{}})", "schema_version"},
};

INSTANTIATE_TEST_SUITE_P(all, BadImportLine, testing::ValuesIn(kBadLines), row_name<BadLineRow>);

std::string full_line(const std::string& terms, const std::string& values) {
  return R"({"id":"c","provider":{},"topics":[],"index":{"schema_version":)" +
         std::to_string(kSchemaVersion) + R"(,"terms":)" + terms + R"(,"values":)" + values + "}}";
}

TEST(Transfer, what_an_index_says_is_checked) {
  DocumentBuilder builder;
  const auto is_fine = [&](const std::string& terms, const std::string& values) {
    return imported_document(full_line(terms, values), builder).ok();
  };
  EXPECT_TRUE(is_fine(R"([["a",1,5],[["ff"],0]])", R"({"3":"00ff"})"));
  EXPECT_FALSE(is_fine(R"([["",1]])", "{}"));
  EXPECT_FALSE(is_fine(R"([["a"]])", "{}"));
  EXPECT_FALSE(is_fine(R"([["a",-1]])", "{}"));
  EXPECT_FALSE(is_fine(R"([["a",99999999999]])", "{}"));
  EXPECT_FALSE(is_fine(R"([[["fg"],1]])", "{}"));
  EXPECT_FALSE(is_fine("[]", R"({"3":"0"})"));
  EXPECT_FALSE(is_fine("[]", R"({"x":"00"})"));
  EXPECT_FALSE(is_fine("[]", R"({"3":7})"));
}

}  // namespace
}  // namespace dateline
