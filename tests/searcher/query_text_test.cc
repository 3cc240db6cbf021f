// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query_text.h"

#include <gtest/gtest.h>

#include "searcher/query_parser.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

struct QueryTextRow {
  const char* shows;
  const char* query;
  const char* text;  ///< as it is written out
};

class QueryText : public testing::TestWithParam<QueryTextRow> {};

ParsedQuery parsed(const std::string& text) {
  auto query = parse_query(text, {}, 0);
  return query ? *query : ParsedQuery();
}

TEST_P(QueryText, is_the_query_as_it_was_read) {
  const ParsedQuery query = parsed(GetParam().query);
  EXPECT_EQ(query_text(query.root), GetParam().text);
  EXPECT_EQ(describe(parsed(query_text(query.root)).root), describe(query.root));
}

const QueryTextRow kQueryTextRows[] = {
    {"words", "storm flood", "storm flood"},
    {"nothing", "AND", ""},
    {"everything", "*", "*"},
    {"signs", "a +b -c", "a +b -c"},
    {"an excluded number", "a -(0)", "a -(0)"},
    {"phrase in curly quotes", "eu “climate change”", "eu \"climate change\""},
    {"operators", "a AND (b OR c) NOT d", "a AND (b OR c) AND NOT d"},
    {"words under an operator", "a b AND c d", "a b AND c d"},
    {"near", "a NEAR/3 b", "a NEAR/3 b"},
    {"title", "title:(storm flood)", "title:(storm flood)"},
    {"title of one word", "Title:storm", "title:storm"},
    {"signs within a title", "title:(a b \"c d\" -e)", "title:(a b \"c d\" -e)"},
    {"operators within a title", "x title:(a OR b)", "x title:(a OR b)"},
    {"inexact words", "rob* stomr~1", "rob* stomr~1"},
    {"filters that stay in the tree", "storm OR topic:(AI \"Public Health\")",
     "storm OR topic:(AI \"Public Health\")"},
    {"brackets in a filter", "storm OR provider:\"AT(T)\"", "storm OR provider:\"AT(T)\""},
    {"operator as a filter", "storm OR topic:\"OR\"", "storm OR topic:\"OR\""},
    {"sign in a filter", "storm OR topic:(AI \"-1\")", "storm OR topic:(AI \"-1\")"},
    {"dots and hyphens in a filter", "a OR provider:\"x-y.example\"", "a OR provider:x-y.example"},
    {"not in brackets beside words", "storm \"b c\" (NOT a)", "storm \"b c\" (NOT a)"},
    {"several filters that are excluded", "storm -(type:video topic:AI)",
     "storm -(topic:AI type:video)"},
    {"a range that nothing is in", "storm OR (heat:9.. heat:..5)", "storm OR (heat:..5 heat:9..)"},
    {"range", "storm OR quality:>=5", "storm OR quality:5.."},
    {"excluded filter", "storm -type:video", "storm -type:video"},
};

INSTANTIATE_TEST_SUITE_P(Queries, QueryText, testing::ValuesIn(kQueryTextRows),
                         row_name<QueryTextRow>);

TEST(SearchedFor, names_filters_and_emptiness) {
  EXPECT_EQ(searched_for(parsed("storm topic:AI")), "searched for storm, only topic AI");
  EXPECT_EQ(searched_for(parsed("topic:AI")), "searched for everything, only topic AI");
  EXPECT_EQ(searched_for(parsed("AND")), "no word is left to search for");
}

}  // namespace
}  // namespace dateline
