// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query_parser.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/support/row_name.h"

namespace dateline {
namespace {

/// The tree, then `| filters` if there are any, then `! ` before each note's first words.
std::string read(std::string_view text, const Limits& limits = {}) {
  const auto query = parse_query(text, limits, *parse_moment("2024-05-15T12:00:00Z"));
  if (!query) return "error: " + query.error().message;
  std::string out = describe(query->root);
  if (const std::string filters = describe(query->filters); !filters.empty()) {
    out += " | " + filters;
  }
  for (const std::string& note : query->notes) out += " ! " + note.substr(0, 18);
  return out;
}

struct QueryParserRow {
  const char* shows;
  std::string_view query;
  const char* tree;
};

class Query : public testing::TestWithParam<QueryParserRow> {};

TEST_P(Query, is_read) { EXPECT_EQ(read(GetParam().query), GetParam().tree); }

const QueryParserRow kQueryParserRows[] = {
    {"nothing", "", "()"},
    {"blanks", "  \t ", "()"},
    {"words", "storm flood", "storm flood"},
    {"a lone star is everything", "*", "*"},
    {"a star beside words says nothing", "storm *", "storm"},

    {"phrase", "\"climate change\"", "\"climate change\""},
    {"phrase among words must match", "eu \"climate change\" act", "(eu +\"climate change\" act)"},
    {"empty phrase", "a \"\" b", "a b"},
    {"curly quotes", "“climate change”", "\"climate change\""},
    {"low and high quotes", "„climate change“", "\"climate change\""},
    {"guillemets", "«climate change»", "\"climate change\""},
    {"full-width quotes", "＂climate change＂", "\"climate change\""},
    {"full-width letters and signs", "ｔｉｔｌｅ：ｓｔｏｒｍ ＡＮＤ rob＊",
     "AND(title:storm, rob*)"},
    {"minus sign of a word processor", "storm −rain", "(storm -rain)"},
    {"signs for a range", "quality:≥50 heat:10…20", "() | min-quality=50 min-heat=10 max-heat=20"},
    {"quote never closed", "\"climate change", "climate change ! a quote is never c"},
    {"quote never opened", "climate change\"", "climate change ! a quote is never c"},
    {"inches", "a 27\" monitor", "a 27 monitor"},
    {"phrase without blanks around", "a\"b c\"d", "(a +\"b c\" d)"},

    {"must and must not", "storm +flood -rain", "(storm +flood -rain)"},
    {"lone minus is all but that", "-rain", "(-rain)"},
    {"minus before a phrase", "storm -\"heavy rain\"", "(storm -\"heavy rain\")"},
    {"minus before a group", "storm -(rain snow)", "(storm -rain snow)"},
    {"hyphen within a word", "e-mail", "e-mail"},
    {"hyphen behind a quote", "\"new york\"-based", "(+\"new york\" based)"},
    {"a plus says nothing of a filter alone", "NOT +heat:9", "NOT({min-heat=9 max-heat=9})"},
    {"nor of one beside words", "NOT a +heat:9", "NOT(AND({min-heat=9 max-heat=9}, a))"},
    {"signs alone", "a + b - c (+) -- +-", "a b c"},
    {"sign before a symbol", "title:-|| a title:-||~ b title:-&&* c", "a b c"},
    {"hyphen between a quote and an operator", "\"a b\"-OR", "(+\"a b\" or)"},
    {"dash between words", "storm - flood", "storm flood"},
    {"two dashes", "storm -- flood --fast", "storm flood --fast"},
    {"minus of a number", "-5 degrees", "-5 degrees"},
    {"plus behind a word", "C++ c+", "C++ c+"},
    {"full-width minus", "storm －rain", "(storm -rain)"},
    {"plus and minus of one word", "storm +-rain", "storm +-rain"},

    {"and", "storm AND flood", "AND(storm, flood)"},
    {"or", "storm OR flood", "OR(storm, flood)"},
    {"not", "storm NOT flood", "AND(storm, NOT(flood))"},
    {"and not", "storm AND NOT flood", "AND(storm, NOT(flood))"},
    {"not at the start", "NOT flood", "NOT(flood)"},
    {"and binds before or", "a OR b AND c", "OR(a, AND(b, c))"},
    {"side by side binds first", "a b AND c d", "AND(a b, c d)"},
    {"brackets", "(a OR b) AND c", "AND(OR(a, b), c)"},
    {"group beside a word must match", "c (a OR b)", "(c +OR(a, b))"},
    {"brackets around words say nothing", "(a b) c", "a b c"},
    {"brackets within brackets", "((a))", "a"},
    {"empty brackets", "a () b", "a b"},
    {"signs of programmers", "a && b || c", "OR(AND(a, b), c)"},
    {"lower case is words", "rock and roll or not", "rock and roll or not"},
    {"full-width brackets", "（a OR b） AND c", "AND(OR(a, b), c)"},

    {"and at the end", "storm AND", "storm ! AND has nothing on"},
    {"and at the start", "AND storm", "storm ! AND has nothing on"},
    {"or at the end", "storm OR", "storm ! OR has nothing on "},
    {"or at the start", "OR storm", "storm ! OR has nothing on "},
    {"not at the end", "storm NOT", "storm ! NOT has nothing on"},
    {"operators alone", "AND OR", "() ! AND has nothing on ! OR has nothing on "},
    {"and twice", "a AND AND b", "AND(a, b) ! AND has nothing on"},
    {"bracket never closed", "(a OR b", "OR(a, b) ! a bracket is never"},
    {"bracket never opened", "a) b", "a b ! a closing bracket "},

    {"title", "title:storm", "title:storm"},
    {"title among words must match", "title:storm flood", "(+title:storm flood)"},
    {"title of a phrase", "title:\"storm flood\"", "title:\"storm flood\""},
    {"title of a group", "title:(a b) c", "(+title:a b c)"},
    {"title of alternatives", "title:(a OR b)", "title:OR(title:a, title:b)"},
    {"related", "related:storm", "related:storm"},
    {"upper-case field", "Title:storm", "title:storm"},
    {"full-width colon", "title：storm", "title:storm"},
    {"field without a value", "title: storm", "title: storm"},
    {"field before a lost quote", "topic:\"", "() ! a quote is never c ! topic: has no valu"},
    {"a field misspelt", "tpoic:AI storm", "tpoic:AI storm ! tpoic: is no field"},
    {"no field", "http://x.org 10:30 Breaking:news", "http://x.org 10:30 Breaking:news"},

    {"topic", "topic:AI storm", "storm | topic=AI"},
    {"topic of two words", "topic:\"Computer Vision\"", "() | topic=Computer Vision"},
    {"topic twice is either", "topic:AI topic:Health", "() | topic=AI|Health"},
    {"topics in brackets", "topic:(AI OR \"Public Health\")", "() | topic=AI|Public Health"},
    {"words around a topic stand together", "covid topic:AI 19", "covid 19 | topic=AI"},
    {"topic with and", "storm AND topic:AI", "storm | topic=AI"},
    {"topics on both sides of and", "topic:AI AND topic:Sea", "{topic=Sea} | topic=AI"},
    {"topics and words on both sides of and", "storm topic:AI AND topic:Sea",
     "(storm +{topic=AI}) | topic=Sea"},
    {"ranges on both sides of and", "storm heat:5.. AND heat:..9", "storm | min-heat=5 max-heat=9"},
    {"topic twice within or", "storm OR (topic:AI topic:Sea)", "OR(storm, {topic=AI|Sea})"},
    {"topic with or stays in the tree", "storm OR topic:AI", "OR(storm, {topic=AI})"},
    {"topic excluded", "storm -topic:AI", "(storm -{topic=AI})"},
    {"topic excluded by not", "storm NOT topic:AI", "AND(storm, NOT({topic=AI}))"},
    {"provider type category lang", "provider:bbc.co.uk type:video category:news lang:de",
     "() | provider=bbc.co.uk type=video category=news lang=de"},

    {"date of a month", "date:2020-08", "() | from=2020-08-01T00:00:00Z to=2020-08-31T23:59:59Z"},
    {"dates between", "date:2020-08..2020-09",
     "() | from=2020-08-01T00:00:00Z to=2020-09-30T23:59:59Z"},
    {"date on", "date:2020-08..", "() | from=2020-08-01T00:00:00Z"},
    {"date up to", "date:..2020", "() | to=2020-12-31T23:59:59Z"},
    {"date after", "date:>2020-08-14", "() | from=2020-08-15T00:00:00Z"},
    {"date before", "date:<2020", "() | to=2019-12-31T23:59:59Z"},
    {"date twice is both", "date:>=2020 date:<=2021",
     "() | from=2020-01-01T00:00:00Z to=2021-12-31T23:59:59Z"},
    {"today", "date:today", "() | from=2024-05-15T00:00:00Z to=2024-05-15T23:59:59Z"},
    {"yesterday", "date:yesterday", "() | from=2024-05-14T00:00:00Z to=2024-05-14T23:59:59Z"},
    {"this week", "date:this-week", "() | from=2024-05-13T00:00:00Z to=2024-05-19T23:59:59Z"},
    {"last week", "date:last-week", "() | from=2024-05-06T00:00:00Z to=2024-05-12T23:59:59Z"},
    {"last month", "date:last-month", "() | from=2024-04-01T00:00:00Z to=2024-04-30T23:59:59Z"},
    {"last year", "date:last-year", "() | from=2023-01-01T00:00:00Z to=2023-12-31T23:59:59Z"},
    {"last days", "date:last-7-days", "() | from=2024-05-08T12:00:00Z to=2024-05-15T12:00:00Z"},
    {"last hours", "date:last-24-hours", "() | from=2024-05-14T12:00:00Z to=2024-05-15T12:00:00Z"},
    {"no date", "storm date:soon", "storm ! date:soon was pass"},
    {"dates the wrong way round", "date:2021..2020", "() ! date:2021..2020 wa"},

    {"quality at least", "quality:>=50", "() | min-quality=50"},
    {"quality more than", "quality:>50", "() | min-quality=51"},
    {"quality at most", "quality:<=50", "() | max-quality=50"},
    {"quality less than", "quality:<50", "() | max-quality=49"},
    {"quality just", "quality:50", "() | min-quality=50 max-quality=50"},
    {"heat between", "heat:10..20", "() | min-heat=10 max-heat=20"},
    {"heat on", "heat:100..", "() | min-heat=100"},
    {"heat twice is both", "heat:>10 heat:>20", "() | min-heat=21"},
    {"no heat", "heat:warm", "() ! heat:warm was pass"},
    {"no number at all", "heat:..", "() ! heat:.. was passed"},
    {"number too large", "heat:99999999999", "() ! heat:99999999999 w"},

    {"near", "a NEAR/5 b", "NEAR/5(a b)"},
    {"near at the start", "NEAR/5 storm", "storm ! NEAR has nothing o"},
    {"near without a number", "a NEAR b", "NEAR/10(a b)"},
    {"near of three", "a NEAR/3 b NEAR/4 c", "NEAR/4(a b c)"},
    {"near beside a word must match", "a NEAR/5 b c", "(+NEAR/5(a b) c)"},
    {"near binds only its neighbours", "x a NEAR/5 b", "(x +NEAR/5(a b))"},
    {"near at the end", "a NEAR/5", "a ! NEAR has nothing o"},
    {"near of a group", "a NEAR/5 (b OR c)", "AND(a, OR(b, c)) ! NEAR takes words: "},
    {"near of nothing", "NEAR/0 a", "NEAR/0 a"},

    {"prefix", "robot*", "robot*"},
    {"prefix among words", "storm robot*", "(storm robot*)"},
    {"prefix in a title", "title:robot*", "title:robot*"},
    {"star within a word", "a*b", "a*b"},
    {"fuzzy", "recogntion~1", "recogntion~1"},
    {"fuzzy without a number", "recogntion~", "recogntion~1"},
    {"fuzzy of two", "recogntion~2", "recogntion~2"},
    {"fuzzy of too many", "recogntion~9", "recogntion~2 ! words differ by 2 "},
    {"tilde of an address", "x.org/~ann", "x.org/~ann"},
    {"words that stay what they are", "AT&T U.S. #tag @ann COVID-19",
     "AT&T U.S. #tag @ann COVID-19"},
};

INSTANTIATE_TEST_SUITE_P(Parser, Query, testing::ValuesIn(kQueryParserRows),
                         row_name<QueryParserRow>);

// ---- Limits ------------------------------------------------------------------------------------

TEST(QueryLimits, are_named) {
  EXPECT_EQ(read(std::string(4'097, 'a')), "error: the query has 4097 bytes, the limit is 4096");
  EXPECT_EQ(read(std::string(33, '(') + "a" + std::string(33, ')')),
            "error: the query has brackets more than 32 deep");
  EXPECT_EQ(read(std::string(32, '(') + "a" + std::string(32, ')')), "a");
  EXPECT_EQ(read("aaa* bbb* ccc* ddd* eee*"),
            "error: the query has more than 4 words that end with *");
  EXPECT_EQ(read("ro*"), "error: ro* is too short: at least 3 letters before the *");
  EXPECT_EQ(read("日本語*"), "日本語*");
}

/// Whatever is typed has a reading, and within the limits none fails.
TEST(QueryParser, reads_any_line_of_signs) {
  static constexpr const char* kPieces[] = {
      "a", "b",      "(",      ")",     "\"",    "+",  "-", " ",  " ", " AND ",    " OR ", " NOT ",
      "*", "title:", "topic:", "date:", "heat:", "~1", ":", "..", ">", " NEAR/2 ", "“",    "AND"};
  std::mt19937 random(7);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t pieces = random() % 14; pieces > 0; --pieces) {
      text += kPieces[random() % std::size(kPieces)];
    }
    Limits wide;
    wide.max_prefixes = 100;
    wide.min_prefix_letters = 1;
    ASSERT_FALSE(read(text, wide).starts_with("error")) << text;
  }
}

struct TypedRow {
  const char* shows;
  const char* query;
  const char* tree;
};

class AsYouType : public testing::TestWithParam<TypedRow> {};

TEST_P(AsYouType, the_last_word_may_go_on) {
  const auto query = parse_query(GetParam().query, {}, 0, LastWord::kMayBeABeginning);
  ASSERT_TRUE(query);
  EXPECT_EQ(describe(query->root), GetParam().tree);
}

const TypedRow kTypedRows[] = {
    {"one word", "rob", "rob*"},
    {"the last of several", "storm rob", "(storm rob*)"},
    {"in a title", "title:rob", "title:rob*"},
    {"in a phrase that is still open", "\"heavy rai", "(heavy rai*)"},
    {"of other letters", "выб", "выб*"},
    {"too short to say anything", "ro", "ro"},
    {"a blank ends it", "rob ", "rob"},
    {"a quote ends it", "\"storm rob\"", "\"storm rob\""},
    {"a bracket ends it", "(a OR rob)", "OR(a, rob)"},
    {"with a star of its own", "rob*", "rob*"},
    {"not a misspelt one", "robto~1", "robto~1"},
    {"not what is more than letters", "covid-1", "covid-1"},
    {"not a filter's value", "topic:Rob", "()"},
    {"not an operator", "storm AND", "storm"},
    {"more than there may be stars", "aaa* bbb* ccc* ddd* eee", "(aaa* bbb* ccc* ddd* eee*)"},
};

INSTANTIATE_TEST_SUITE_P(Words, AsYouType, testing::ValuesIn(kTypedRows), row_name<TypedRow>);

}  // namespace
}  // namespace dateline
