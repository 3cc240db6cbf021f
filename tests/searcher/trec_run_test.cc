// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/trec_run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/row_name.h"

namespace dateline {
namespace {

using testing::HasSubstr;
using Arguments = std::vector<std::string>;

TEST(TrecRunOptions, ReadsAll) {
  const auto options =
      parse_trec_run_options({"--db", "x", "q.tsv", "--limit", "50", "--tag", "mine"});
  ASSERT_TRUE(options.ok());
  EXPECT_EQ(options->db, "x");
  EXPECT_EQ(options->queries, "q.tsv");
  EXPECT_EQ(options->limit, 50U);
  EXPECT_EQ(options->tag, "mine");
}

TEST(TrecRunOptions, HasDefaults) {
  const auto options = parse_trec_run_options({"--db", "x", "-"});
  ASSERT_TRUE(options.ok());
  EXPECT_EQ(options->queries, "-");
  EXPECT_EQ(options->limit, 1000U);
  EXPECT_EQ(options->tag, "dateline");
}

struct ErrorRow {
  const char* shows;
  Arguments arguments;
  const char* message;  ///< a part of it
};

class TrecRunOptionsErrorTest : public testing::TestWithParam<ErrorRow> {};

TEST_P(TrecRunOptionsErrorTest, SaysWhatIsWrong) {
  const auto options = parse_trec_run_options(GetParam().arguments);
  ASSERT_FALSE(options.ok());
  EXPECT_THAT(options.error().message, HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    All, TrecRunOptionsErrorTest,
    testing::Values(ErrorRow{"no_db", {"q.tsv"}, "--db DB"},
                    ErrorRow{"no_file", {"--db=x"}, "one file of queries, not 0"},
                    ErrorRow{"two_files", {"--db=x", "a", "b"}, "one file of queries, not 2"},
                    ErrorRow{"tag", {"--db=x", "a", "--tag", "my run"}, "--tag takes a word"},
                    ErrorRow{"empty_tag", {"--db=x", "a", "--tag", ""}, "--tag takes a word"},
                    ErrorRow{"limit", {"--db=x", "a", "--limit", "-5"}, "--limit takes"},
                    ErrorRow{"query_option", {"--db=x", "a", "--sort", "date"}, "unknown option"}),
    row_name<ErrorRow>);

struct LineRow {
  const char* shows;
  std::string_view line;
  std::string_view id;
  std::string_view text;
};

class TrecLineTest : public testing::TestWithParam<LineRow> {};

TEST_P(TrecLineTest, IsIdTabText) {
  const auto query = parse_trec_query(GetParam().line);
  ASSERT_TRUE(query.ok());
  EXPECT_EQ(query->id, GetParam().id);
  EXPECT_EQ(query->text, GetParam().text);
  EXPECT_EQ(query->text_column, GetParam().id.size() + 2);
}

constexpr LineRow kLineRows[] = {
    {"plain", "7\tfacial recognition", "7", "facial recognition"},
    {"carriage_return", "7\tfacial\r", "7", "facial"},
    {"later_tabs_are_text", "q-7\ta\tb", "q-7", "a\tb"},
    {"unicode", "ü\t東京", "ü", "東京"},
};

INSTANTIATE_TEST_SUITE_P(All, TrecLineTest, testing::ValuesIn(kLineRows), row_name<LineRow>);

struct BadLineRow {
  const char* shows;
  std::string_view line;
  std::size_t column;
  const char* message;
};

class TrecBadLineTest : public testing::TestWithParam<BadLineRow> {};

TEST_P(TrecBadLineTest, SaysWhatIsWrongWhere) {
  const auto query = parse_trec_query(GetParam().line);
  ASSERT_FALSE(query.ok());
  EXPECT_EQ(query.error().column, GetParam().column);
  EXPECT_THAT(query.error().message, HasSubstr(GetParam().message));
}

constexpr BadLineRow kBadLineRows[] = {
    {"no_tab", "7 facial", 1, "no tab"},
    {"no_id", "\tfacial", 1, "id is empty"},
    {"blank_in_id", "7 a\tfacial", 1, "white space in"},
    {"no_text", "7\t", 3, "text is empty"},
    {"blank_text", "77\t \r", 4, "text is empty"},
    {"not_utf8", "7\tab\xff", 5, "not UTF-8"},
};

INSTANTIATE_TEST_SUITE_P(All, TrecBadLineTest, testing::ValuesIn(kBadLineRows),
                         row_name<BadLineRow>);

struct NameRow {
  const char* shows;
  std::string_view id;
  std::string_view expected;
};

class TrecDocumentNameTest : public testing::TestWithParam<NameRow> {};

TEST_P(TrecDocumentNameTest, IsTheFilesNameWithoutExtension) {
  EXPECT_EQ(trec_document_name(GetParam().id), GetParam().expected);
}

constexpr NameRow kNameRows[] = {
    {"below_folders", "_news/2020/2020-08-14-a.md", "2020-08-14-a"},
    {"no_folder", "a.md", "a"},
    {"no_extension", "b/a", "a"},
    {"dot_in_folder", "v1.2/a", "a"},
    {"last_dot_counts", "a.b.md", "a.b"},
    {"hidden", "b/.md", ".md"},
    {"blanks", "my first\tfile.md", "my_first_file"},
};

INSTANTIATE_TEST_SUITE_P(All, TrecDocumentNameTest, testing::ValuesIn(kNameRows),
                         row_name<NameRow>);

Hit hit_of(const char* id, double score) {
  Hit hit;
  hit.record.id = id;
  hit.score = score;
  return hit;
}

TEST(TrecRunLines, AreRankedFromOne) {
  EXPECT_EQ(
      trec_run_lines({"7", "text", 3}, {hit_of("n/a.md", 12.3456789), hit_of("n/b.md", 2)}, "tag"),
      "7 Q0 a 1 12.345679 tag\n"
      "7 Q0 b 2 2.000000 tag\n");
  EXPECT_EQ(trec_run_lines({"7", "text", 3}, {}, "tag"), "");
}

TEST(TrecRunLines, ScoresFallWithEachRank) {
  EXPECT_EQ(trec_run_lines({"7", "text", 3},
                           {hit_of("a", 1), hit_of("b", 1), hit_of("c", 0.99999999),
                            hit_of("d", 0.5), hit_of("e", 0), hit_of("f", 0)},
                           "t"),
            "7 Q0 a 1 1.000000 t\n"
            "7 Q0 b 2 0.999999 t\n"
            "7 Q0 c 3 0.999998 t\n"
            "7 Q0 d 4 0.500000 t\n"
            "7 Q0 e 5 0.000000 t\n"
            "7 Q0 f 6 -0.000001 t\n");
}

TEST(TrecRunLines, ScoresFallForReadersOfSinglePrecision) {
  EXPECT_EQ(trec_run_lines({"7", "text", 3},
                           {hit_of("a", 86.563086), hit_of("b", 86.563086), hit_of("c", 86.563085),
                            hit_of("d", 86.5)},
                           "t"),
            "7 Q0 a 1 86.563086 t\n"
            "7 Q0 b 2 86.563080 t\n"
            "7 Q0 c 3 86.563072 t\n"
            "7 Q0 d 4 86.500000 t\n");
}

}  // namespace
}  // namespace dateline
