// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/meili_filter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "searcher/query_tree.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

using testing::HasSubstr;
using Kind = FilterTree::Kind;

/// `AND({topic=AI}, NOT({type=video}))`
std::string written(const FilterTree& tree) {
  if (tree.kind == Kind::kFilters) return '{' + describe(tree.filters) + '}';
  std::string inner;
  for (const FilterTree& child : tree.children) {
    if (!inner.empty()) inner += ", ";
    inner += written(child);
  }
  const char* const name = tree.kind == Kind::kAnd ? "AND" : tree.kind == Kind::kOr ? "OR" : "NOT";
  return std::string(name) + '(' + inner + ')';
}

struct MeiliFilterRow {
  const char* shows;
  const char* text;
  const char* tree;
};

class MeiliFilter : public testing::TestWithParam<MeiliFilterRow> {};

TEST_P(MeiliFilter, Reads) {
  const auto tree = parse_meili_filter(GetParam().text);
  ASSERT_TRUE(tree) << tree.error().message;
  EXPECT_EQ(written(*tree), GetParam().tree);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, MeiliFilter,
    testing::Values(
        MeiliFilterRow{"a word", "topics = AI", "{topic=AI}"},
        MeiliFilterRow{"no blanks", "type=video", "{type=video}"},
        MeiliFilterRow{"InstantSearch's quotes", R"("topics"="Facial Recognition")",
                       "{topic=Facial Recognition}"},
        MeiliFilterRow{"an escaped quote", R"(provider = "the \"Post\"")",
                       "{provider=the \"Post\"}"},
        MeiliFilterRow{"single quotes", "type = 'it\\'s'", "{type=it's}"},
        MeiliFilterRow{"a quoted keyword", R"(topics = "NOT")", "{topic=NOT}"},
        MeiliFilterRow{"not equal", "lang != en", "NOT({lang=en})"},
        MeiliFilterRow{"and before or", "type=a OR type=b AND lang=c",
                       "OR({type=a}, AND({type=b}, {lang=c}))"},
        MeiliFilterRow{"brackets", "(type=a or type=b) and lang=c",
                       "AND(OR({type=a}, {type=b}), {lang=c})"},
        MeiliFilterRow{"not", "NOT (type=a)", "NOT({type=a})"},
        MeiliFilterRow{"in", R"(topics IN [AI, "Machine Learning",])",
                       "{topic=AI|Machine Learning}"},
        MeiliFilterRow{"not in", "topics NOT IN[AI]", "NOT({topic=AI})"},
        MeiliFilterRow{"in nothing", "topics IN []", "OR()"},
        MeiliFilterRow{"at least", R"("quality">=10)", "{min-quality=10}"},
        MeiliFilterRow{"more than", "heat > 10", "{min-heat=11}"},
        MeiliFilterRow{"less than", "heat<-10", "{max-heat=-11}"},
        MeiliFilterRow{"a fraction", "quality >= 10.5", "{min-quality=11}"},
        MeiliFilterRow{"below a fraction", "quality < 10.5", "{max-quality=10}"},
        MeiliFilterRow{"a range", R"("quality" 10 TO 20)", "{min-quality=10 max-quality=20}"},
        MeiliFilterRow{"far beyond", "heat <= 1e300", "{max-heat=2147483646}"},
        MeiliFilterRow{"a year", "year = 2020",
                       "{from=2020-01-01T00:00:00Z to=2020-12-31T23:59:59Z}"},
        MeiliFilterRow{"after a year", "year > 2020", "{from=2021-01-01T00:00:00Z}"},
        MeiliFilterRow{"a timestamp", "published_timestamp >= 1600000000",
                       "{from=2020-09-13T12:26:40Z}"},
        MeiliFilterRow{"a day", "published_at < 2020-09-13", "{to=2020-09-12T23:59:59Z}"}),
    row_name<MeiliFilterRow>);

struct BadRow {
  const char* shows;
  const char* text;
  const char* message;
};

class BadMeiliFilter : public testing::TestWithParam<BadRow> {};

TEST_P(BadMeiliFilter, IsRefused) {
  const auto tree = parse_meili_filter(GetParam().text);
  ASSERT_FALSE(tree);
  EXPECT_THAT(tree.error().message, HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Rows, BadMeiliFilter,
    testing::Values(BadRow{"nothing", "", "an attribute is missing"},
                    BadRow{"an unknown attribute", "colour = red", "`colour` is not filterable"},
                    BadRow{"no value", "type =", "a value is missing"},
                    BadRow{"no operator", "type", "an operator is missing"},
                    BadRow{"an open quote", "type = \"a", "quote is not closed"},
                    BadRow{"an open bracket", "(type = a", "bracket is not closed"},
                    BadRow{"a bracket too many", "type = a)", "unexpected `)`"},
                    BadRow{"two conditions in a row", "type = a lang = b", "unexpected `lang`"},
                    BadRow{"a name as a range", "type > a", "cannot be compared"},
                    BadRow{"a number that is none", "quality > many", "cannot be compared"},
                    BadRow{"not a number", "quality > nan", "cannot be compared"},
                    BadRow{"an open list", "type IN [a", "list is not closed"},
                    BadRow{"what we have not", "type EXISTS x", "it may have"},
                    BadRow{"an unknown sign", "type == a", "a value is missing"}),
    row_name<BadRow>);

TEST(MeiliFilterLimits, AreKept) {
  EXPECT_FALSE(parse_meili_filter(std::string(20'000, '(')));
  std::string nots;
  for (int i = 0; i < 5'000; ++i) nots += "NOT ";
  EXPECT_FALSE(parse_meili_filter(nots + "type = a"));
  std::string many = "type = a";
  for (int i = 0; i < 5'000; ++i) many += " OR type = a";
  EXPECT_FALSE(parse_meili_filter(many));
}

FilterTree tree_of(const char* text) { return *parse_meili_filter(text); }

TEST(MeiliFilters, OfOneFieldGoWhereItsFacetCanLeaveThemOut) {
  Request request;
  put_filters({tree_of("topics = AI OR topics = Robots"), tree_of("quality >= 10"),
               tree_of("quality <= 20"), tree_of("type = video")},
              request);
  EXPECT_EQ(describe(request.filters), "topic=AI|Robots type=video min-quality=10 max-quality=20");
  EXPECT_FALSE(request.narrowing);
}

TEST(MeiliFilters, ThatOneFieldCannotSayNarrowAll) {
  Request request;
  put_filters({tree_of("topics = AI"), tree_of("topics = Robots"), tree_of("type != video"),
               tree_of("type = a OR lang = b"), tree_of("quality = 1 OR quality = 3")},
              request);
  EXPECT_EQ(describe(request.filters), "topic=AI");
  ASSERT_TRUE(request.narrowing);
  EXPECT_EQ(written(*request.narrowing),
            "AND({topic=Robots}, NOT({type=video}), OR({type=a}, {lang=b}), "
            "OR({min-quality=1 max-quality=1}, {min-quality=3 max-quality=3}))");
}

}  // namespace
}  // namespace dateline
