// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query_options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "common/date.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using Arguments = std::vector<std::string>;

QueryOptions parsed(Arguments arguments) {
  arguments.insert(arguments.begin(), {"--db", "x"});
  auto options = parse_query_options(arguments);
  if (!options) {
    ADD_FAILURE() << options.error().message;
    return {};
  }
  return *options;
}

TEST(QueryOptions, HasDefaults) {
  const auto options = parsed({"word"});
  EXPECT_EQ(options.db, "x");
  EXPECT_EQ(options.format, OutputFormat::kText);
  EXPECT_EQ(options.color, When::kAuto);
  EXPECT_FALSE(options.help);
  EXPECT_EQ(options.request.text, "word");
  EXPECT_EQ(options.request.filters, Filters{});
  EXPECT_EQ(options.request.limit, 10U);
  EXPECT_EQ(options.request.sort, SortOrder::kRelevance);
  EXPECT_EQ(options.request.now, std::nullopt);
}

struct WordsRow {
  const char* shows;
  Arguments arguments;
  std::string text;
};

class QueryWordsTest : public testing::TestWithParam<WordsRow> {};

TEST_P(QueryWordsTest, AreJoined) {
  EXPECT_EQ(parsed(GetParam().arguments).request.text, GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(
    All, QueryWordsTest,
    testing::Values(WordsRow{"none", {}, ""}, WordsRow{"several", {"a", "b c", "d"}, "a b c d"},
                    WordsRow{
                        "around_options", {"a", "--limit", "5", "b", "--explain", "c"}, "a b c"},
                    WordsRow{"after_dashes", {"a", "--", "-b", "--limit", "--"}, "a -b --limit --"},
                    WordsRow{"single_dash", {"-"}, "-"}, WordsRow{"quotes", {"\"a b\""}, "\"a b\""},
                    WordsRow{"unicode", {"Köln", "東京"}, "Köln 東京"},
                    WordsRow{"dash_inside", {"a -b"}, "a -b"}),
    row_name<WordsRow>);

TEST(QueryOptions, RepeatedFiltersAddUp) {
  const auto filters =
      parsed({"--topic", "AI", "--topic=Climate Change", "--provider", "bbc.example", "--type",
              "video", "--category", "news", "--lang", "de", "--lang", "en"})
          .request.filters;
  EXPECT_THAT(filters.topics, ElementsAre("AI", "Climate Change"));
  EXPECT_THAT(filters.providers, ElementsAre("bbc.example"));
  EXPECT_THAT(filters.types, ElementsAre("video"));
  EXPECT_THAT(filters.categories, ElementsAre("news"));
  EXPECT_THAT(filters.languages, ElementsAre("de", "en"));
}

TEST(QueryOptions, DatesSpanTheirYearMonthOrDay) {
  const auto filters = parsed({"--from", "2020-02", "--to", "2020"}).request.filters;
  EXPECT_EQ(filters.from, parse_moment("2020-02-01"));
  EXPECT_EQ(filters.to, parse_moment("2020-12-31T23:59:59Z"));
  EXPECT_TRUE(parse_query_options({"--db=x", "--from=2020", "--to=2020"}).ok());
}

TEST(QueryOptions, ReadsNumbersAndChoices) {
  const auto options =
      parsed({"--min-quality", "50",        "--min-heat=0",  "--limit",    "0",
              "--offset",      "20",        "--facet-limit", "3",          "--sort",
              "heat",          "--explain", "--now",         "2020-08-14", "--max-per-provider=2",
              "--feedback",    "--format",  "ndjson",        "--color",    "never"});
  EXPECT_EQ(options.request.filters.min_quality, 50);
  EXPECT_EQ(options.request.filters.min_heat, 0);
  EXPECT_EQ(options.request.limit, 0U);
  EXPECT_EQ(options.request.offset, 20U);
  EXPECT_EQ(options.request.facet_limit, 3U);
  EXPECT_EQ(options.request.sort, SortOrder::kHeat);
  EXPECT_TRUE(options.request.explain);
  EXPECT_TRUE(options.request.feedback);
  EXPECT_EQ(options.request.max_per_provider, 2U);
  EXPECT_EQ(options.request.now, parse_moment("2020-08-14"));
  EXPECT_EQ(options.format, OutputFormat::kNdjson);
  EXPECT_EQ(options.color, When::kNever);
}

TEST(QueryOptions, FacetsKeepTheirOrderAndStandOnce) {
  EXPECT_THAT(parsed({"--facets", "year,topic,lang,year"}).request.facets,
              ElementsAre(FacetField::kYear, FacetField::kTopic, FacetField::kLanguage));
}

TEST(QueryOptions, HelpNeedsNothingElse) {
  for (const char* spelling : {"--help", "-h"}) {
    const auto options = parse_query_options({"word", spelling});
    ASSERT_TRUE(options.ok());
    EXPECT_TRUE(options->help);
  }
}

struct ErrorRow {
  const char* shows;
  Arguments arguments;
  const char* message;  ///< a part of it
};

class QueryOptionsErrorTest : public testing::TestWithParam<ErrorRow> {};

TEST_P(QueryOptionsErrorTest, SaysWhatIsWrong) {
  const auto options = parse_query_options(GetParam().arguments);
  ASSERT_FALSE(options.ok());
  EXPECT_THAT(options.error().message, HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    All, QueryOptionsErrorTest,
    testing::Values(
        ErrorRow{"no_db", {"word"}, "Name its folder with --db DB"},
        ErrorRow{"empty_db", {"--db", "", "word"}, "Name its folder with --db DB"},
        ErrorRow{"db_without_value", {"--db"}, "--db needs a value"},
        ErrorRow{"unknown", {"--db=x", "--colapse", "story"}, "unknown option '--colapse'"},
        ErrorRow{"unknown_short", {"--db=x", "-foo"}, "unknown option '-foo'"},
        ErrorRow{"abbreviated", {"--db=x", "--lim", "5"}, "unknown option '--lim'"},
        ErrorRow{"twice", {"--db=x", "--limit=1", "--limit=2"}, "'--limit' cannot be specified"},
        ErrorRow{"flag_with_value", {"--db=x", "--explain=1"}, "'--explain' does not take"},
        ErrorRow{"empty_value", {"--db=x", "--topic", ""}, "--topic needs a value"},
        ErrorRow{"empty_value_joined", {"--db=x", "--topic="}, "--topic needs a value"},
        ErrorRow{"bad_utf8", {"--db=x", "--type", "\xff"}, "the value of --type is not UTF-8"},
        ErrorRow{"bad_utf8_word", {"--db=x", "a\xc0"}, "the query is not UTF-8"},
        ErrorRow{"negative", {"--db=x", "--limit", "-1"}, "from 0 to 1000, not '-1'"},
        ErrorRow{"too_many", {"--db=x", "--limit", "1001"}, "from 0 to 1000, not '1001'"},
        ErrorRow{"overflow", {"--db=x", "--offset", "99999999999"}, "from 0 to 1000000, not"},
        ErrorRow{
            "not_a_number", {"--db=x", "--min-heat", "hot"}, "--min-heat takes a whole number"},
        ErrorRow{"trailing", {"--db=x", "--min-quality", "5x"}, "not '5x'"},
        ErrorRow{"facet_limit", {"--db=x", "--facet-limit", "1e3"}, "--facet-limit takes"},
        ErrorRow{"sort", {"--db=x", "--sort", "Date"}, "relevance, date, heat or quality"},
        ErrorRow{"format", {"--db=x", "--format", "xml"}, "text, json, ndjson or tsv, not 'xml'"},
        ErrorRow{"color", {"--db=x", "--color", "yes"}, "auto, always or never, not 'yes'"},
        ErrorRow{"facet", {"--db=x", "--facets", "topic,tag"}, "'tag' is none of them"},
        ErrorRow{"empty_facet", {"--db=x", "--facets", "topic,"}, "'' is none of them"},
        ErrorRow{"date", {"--db=x", "--from", "2021-02-29"}, "--from takes a date"},
        ErrorRow{"now_year", {"--db=x", "--now", "2020"}, "--now takes a day or a moment"},
        ErrorRow{"reversed", {"--db=x", "--from=2021", "--to=2020"}, "--from 2021 is after"}),
    row_name<ErrorRow>);

TEST(QueryOptionTable, FitsIntoEightyColumns) {
  std::istringstream table(query_option_table());
  std::size_t lines = 0;
  for (std::string line; std::getline(table, line); ++lines) {
    EXPECT_LE(line.size(), 80U) << line;
    EXPECT_TRUE(line.starts_with("  --")) << line;
  }
  EXPECT_GE(lines, 20U);
}

}  // namespace
}  // namespace dateline
