// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/filter_query.h"

#include <gtest/gtest.h>

#include <limits>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/open_index.h"
#include "common/record.h"
#include "tests/support/index_fixture.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

constexpr UnixSeconds kMoment = 1'600'000'000;
constexpr auto kMinMoment = std::numeric_limits<UnixSeconds>::min();
constexpr auto kMaxMoment = std::numeric_limits<UnixSeconds>::max();

std::vector<Article> filter_query_corpus() {
  std::vector<Article> articles(6);
  articles[0].topics = {"AI", "Économie"};
  articles[0].provider = {"BBC News", "bbc.example"};
  articles[0].type = "news";
  articles[0].category = "Politics";
  articles[0].language = "en";
  articles[0].published_at = kMoment;
  articles[0].quality = 100;
  articles[0].heat = 50;
  articles[1].topics = {"AIs"};
  articles[1].provider = {"", "bbc.example"};
  articles[1].type = "video";
  articles[1].language = "de";
  articles[1].published_at = kMoment + 1;
  articles[1].quality = 99;
  articles[1].heat = 0;
  articles[2].topics = {"Economie", "Science  Fiction"};
  articles[2].provider = {"El País", "pais.example"};
  articles[2].type = "News";
  articles[2].language = "es";
  articles[2].published_at = -1;
  articles[2].quality = 0;
  articles[3].language = "fr";
  articles[3].topics = {std::string(300, 'x')};
  articles[3].heat = 300;
  articles[4].language = "en";
  articles[4].topics = {":colon"};
  articles[4].provider = {"bbc.example", ""};
  articles[4].published_at = kMoment + 1000;
  articles[5].language = "en";
  return articles;
}

using Rows = std::set<std::size_t>;

const Rows kAll = {0, 1, 2, 3, 4, 5};

class FilterQuery : public testing::Test {
 protected:
  static const Xapian::Database& index() {
    static const IndexFixture fixture(filter_query_corpus());
    static const Xapian::Database index = open_index(fixture.db());
    return index;
  }

  /// What a filter lets through. It must not weigh anything.
  static Rows rows(const Filters& filters, std::optional<FacetField> without = std::nullopt) {
    const auto query = filter_query(filters, without);
    return query ? rows(*query) : kAll;
  }

  static Rows rows(const Xapian::Query& query) {
    Xapian::Enquire enquire(index());
    enquire.set_query(query);
    const Xapian::MSet found = enquire.get_mset(0, index().get_doccount());
    Rows out;
    for (auto at = found.begin(); at != found.end(); ++at) {
      EXPECT_EQ(at.get_weight(), 0);
      out.insert(row_of_id(decode_record(at.get_document().get_data())->id));
    }
    return out;
  }
};

struct FilterQueryRow {
  const char* shows;
  Filters filters;
  Rows rows;
};

class FilterRow : public FilterQuery, public testing::WithParamInterface<FilterQueryRow> {};

TEST_P(FilterRow, LetsThrough) { EXPECT_EQ(rows(GetParam().filters), GetParam().rows); }

using Names = std::vector<std::string>;

/// Filters of one field.
template <typename Value>
Filters only(Value Filters::*field, const Value& value, Filters filters = {}) {
  filters.*field = value;
  return filters;
}
Filters topics(const Names& names) { return only(&Filters::topics, names); }
Filters providers(const Names& names) { return only(&Filters::providers, names); }
Filters types(const Names& names) { return only(&Filters::types, names); }
Filters categories(const Names& names) { return only(&Filters::categories, names); }
Filters languages(const Names& names) { return only(&Filters::languages, names); }
Filters quality(std::int32_t least) { return only(&Filters::min_quality, std::optional(least)); }
Filters heat(std::int32_t least) { return only(&Filters::min_heat, std::optional(least)); }
Filters dates(std::optional<UnixSeconds> from, std::optional<UnixSeconds> to) {
  return only(&Filters::from, from, only(&Filters::to, to));
}

INSTANTIATE_TEST_SUITE_P(
    Names, FilterRow,
    testing::Values(
        FilterQueryRow{"a topic and not what begins with it", topics({"AI"}), {0}},
        FilterQueryRow{"a topic in another case", topics({"ai"}), {0}},
        FilterQueryRow{"a topic without its accents", topics({"economie"}), {0, 2}},
        FilterQueryRow{"a topic with accents that it lacks", topics({"ÉCONOMIE"}), {0, 2}},
        FilterQueryRow{"white space does not count", topics({" science fiction "}), {2}},
        FilterQueryRow{"topics are alternatives", topics({"AI", "AIs"}), {0, 1}},
        FilterQueryRow{"an unknown topic", topics({"nothing"}), {}},
        FilterQueryRow{"an unknown topic beside a known one", topics({"nothing", "AI"}), {0}},
        FilterQueryRow{"an empty name", topics({""}), {}},
        FilterQueryRow{"a name that is longer than a term", topics({std::string(300, 'X')}), {3}},
        FilterQueryRow{"not one that only begins alike", topics({std::string(299, 'x')}), {}},
        FilterQueryRow{"a name with a colon", topics({":colon"}), {4}},
        FilterQueryRow{"a provider's name", providers({"bbc news"}), {0}},
        FilterQueryRow{
            "a provider's domain, or what is named like it", providers({"BBC.example"}), {0, 1, 4}},
        FilterQueryRow{"a provider without accents", providers({"el pais"}), {2}},
        FilterQueryRow{"a topic is no provider", providers({"AI"}), {}},
        FilterQueryRow{"a type in any case", types({"NEWS"}), {0, 2}},
        FilterQueryRow{"a category", categories({"politics"}), {0}},
        FilterQueryRow{"a language", languages({"EN"}), {0, 4, 5}},
        FilterQueryRow{"languages are alternatives", languages({"de", "fr"}), {1, 3}},
        FilterQueryRow{"fields narrow each other",
                       only(&Filters::topics, {"economie"},
                            only(&Filters::types, {"news"}, languages({"es", "de"}))),
                       {2}}),
    row_name<FilterQueryRow>);

INSTANTIATE_TEST_SUITE_P(
    Numbers, FilterRow,
    testing::Values(
        FilterQueryRow{"nothing asked", {}, kAll},
        FilterQueryRow{"from is inclusive", dates(kMoment, {}), {0, 1, 4}},
        FilterQueryRow{"from to the second", dates(kMoment + 1, {}), {1, 4}},
        FilterQueryRow{"to is inclusive", dates({}, kMoment), {0, 2}},
        FilterQueryRow{"to the second before", dates({}, kMoment - 1), {2}},
        FilterQueryRow{"one second", dates(kMoment, kMoment), {0}},
        FilterQueryRow{"before 1970", dates(-1, -1), {2}},
        FilterQueryRow{"from after to", dates(kMoment + 1, kMoment), {}},
        FilterQueryRow{
            "from the beginning of time: no date is no match", dates(kMinMoment, {}), {0, 1, 2, 4}},
        FilterQueryRow{
            "to the end of time: no date is no match", dates({}, kMaxMoment), {0, 1, 2, 4}},
        FilterQueryRow{"to the beginning of time", dates({}, kMinMoment), {}},
        FilterQueryRow{"from the end of time", dates(kMaxMoment, {}), {}},
        FilterQueryRow{"quality is inclusive", quality(100), {0}},
        FilterQueryRow{"quality one less", quality(99), {0, 1}},
        FilterQueryRow{"unknown quality is not zero", quality(0), {0, 1, 2}},
        FilterQueryRow{"unknown quality is not below zero", quality(-5), {0, 1, 2}},
        FilterQueryRow{"more quality than any has", quality(101), {}},
        FilterQueryRow{"heat", heat(1), {0, 3}},
        FilterQueryRow{"unknown heat is not zero", heat(0), {0, 1, 3}},
        FilterQueryRow{"both", only(&Filters::min_heat, std::optional(0), quality(0)), {0, 1}}),
    row_name<FilterQueryRow>);

TEST_F(FilterQuery, IsNothingWhereAllIsLetThrough) {
  EXPECT_FALSE(filter_query({}).has_value());
  EXPECT_FALSE(filter_query(topics({"AI"}), FacetField::kTopic).has_value());
  EXPECT_FALSE(filter_query(dates(1, 2), FacetField::kMonth).has_value());
  EXPECT_TRUE(filter_query(topics({"AI"}), FacetField::kProvider).has_value());
}

TEST_F(FilterQuery, LeavesOutOneField) {
  Filters filters = dates(kMoment, {});
  filters.topics = {"AI"};
  filters.languages = {"en", "de"};
  EXPECT_EQ(rows(filters), (Rows{0}));
  EXPECT_EQ(rows(filters, FacetField::kTopic), (Rows{0, 1, 4}));
  EXPECT_EQ(rows(filters, FacetField::kYear), (Rows{0}));
  EXPECT_EQ(rows(filters, FacetField::kProvider), (Rows{0}));
  filters.topics.clear();
  EXPECT_EQ(rows(filters, FacetField::kYear), (Rows{0, 1, 4, 5}));
  EXPECT_EQ(rows(filters, FacetField::kMonth), (Rows{0, 1, 4, 5}));
}

TEST_F(FilterQuery, TreeJoinsFilters) {
  using Kind = FilterTree::Kind;
  const auto leaf = [](const Filters& filters) { return FilterTree{Kind::kFilters, filters, {}}; };
  const FilterTree ai = leaf(topics({"AI"}));
  const FilterTree economy = leaf(topics({"Economie"}));
  const FilterTree news = leaf(types({"news"}));
  const auto tree = [](Kind kind, std::vector<FilterTree> children) {
    return FilterTree{kind, {}, std::move(children)};
  };
  struct Case {
    const char* what;
    FilterTree tree;
    Rows rows;
  };
  for (const Case& it : std::vector<Case>{
           {"a leaf", ai, {0}},
           {"an empty leaf", leaf({}), kAll},
           {"all of none", tree(Kind::kAnd, {}), kAll},
           {"any of none", tree(Kind::kOr, {}), {}},
           {"two values of one field", tree(Kind::kAnd, {ai, economy}), {0}},
           {"either of them", tree(Kind::kOr, {ai, economy}), {0, 2}},
           {"not", tree(Kind::kNot, {economy}), {1, 3, 4, 5}},
           {"deeper", tree(Kind::kAnd, {tree(Kind::kNot, {ai}), tree(Kind::kOr, {news, ai})}), {2}},
       }) {
    EXPECT_EQ(rows(tree_query(it.tree)), it.rows) << it.what;
  }
}

TEST_F(FilterQuery, KnowsWhichFieldsAreNarrowed) {
  const std::vector<FacetField> fields = {
      FacetField::kTopic,    FacetField::kProvider, FacetField::kType,  FacetField::kCategory,
      FacetField::kLanguage, FacetField::kYear,     FacetField::kMonth, FacetField::kDay,
      FacetField::kQuality,  FacetField::kHeat};
  const auto narrowed = [&](const Filters& filters) {
    std::vector<FacetField> out;
    for (const FacetField field : fields) {
      if (has_filter(filters, field)) out.push_back(field);
    }
    return out;
  };
  EXPECT_TRUE(narrowed({}).empty());
  EXPECT_EQ(narrowed(only(&Filters::min_heat, std::optional(1), quality(1))),
            (std::vector{FacetField::kQuality, FacetField::kHeat}));
  EXPECT_EQ(narrowed(topics({"AI"})), std::vector{FacetField::kTopic});
  EXPECT_EQ(narrowed(providers({"BBC"})), std::vector{FacetField::kProvider});
  EXPECT_EQ(narrowed(types({"news"})), std::vector{FacetField::kType});
  EXPECT_EQ(narrowed(categories({"news"})), std::vector{FacetField::kCategory});
  EXPECT_EQ(narrowed(languages({"de"})), std::vector{FacetField::kLanguage});
  EXPECT_EQ(narrowed(dates({}, 0)),
            (std::vector{FacetField::kYear, FacetField::kMonth, FacetField::kDay}));
}

}  // namespace
}  // namespace dateline
