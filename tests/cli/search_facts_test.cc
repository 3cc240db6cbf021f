// SPDX-License-Identifier: GPL-2.0-or-later
// Filters, facets and orders over the sample articles, against a plain scan of the files.
#include <algorithm>
#include <ctime>
#include <functional>
#include <iomanip>
#include <set>
#include <sstream>

#include "tests/cli/programs.h"
#include "tests/cli/sample_articles.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

Json search(Words arguments) {
  arguments.insert(arguments.begin(), {"query", "--db", sample_index(), "--format", "json"});
  const CommandResult result = run_search(arguments);
  EXPECT_TRUE(result.exit_code == 0 || result.exit_code == 1) << told(result);
  Json json = json_of(result);
  EXPECT_TRUE(json.is_object()) << told(result);
  EXPECT_EQ(result.exit_code == 0, json.at("total") > 0) << told(result);
  return json;
}

std::set<std::string> ids_of(const Json& answer) {
  std::set<std::string> ids;
  for (const Json& hit : answer.at("hits")) ids.insert(hit.at("id").get<std::string>());
  return ids;
}

TEST(SampleArticles, are_as_many_as_their_description_says) {
  EXPECT_EQ(served_sample_articles().size(), 191U);
}

// ---- Filters
// -------------------------------------------------------------------------------------

struct FilterRow {
  const char* shows;
  Words arguments;
  std::function<bool(const SampleArticle&)> lets_through;
};

class Filter : public testing::TestWithParam<FilterRow> {};

TEST_P(Filter, finds_exactly_the_files_that_a_scan_finds) {
  std::set<std::string> expected;
  for (const SampleArticle& article : served_sample_articles()) {
    if (GetParam().lets_through(article)) expected.insert(article.id);
  }
  Words arguments = GetParam().arguments;
  arguments.insert(arguments.end(), {"--limit", "1000"});
  const Json answer = search(arguments);
  EXPECT_EQ(answer.at("total"), expected.size());
  EXPECT_EQ(ids_of(answer), expected);
}

bool contains(const SampleArticle& a, const char* word) {
  return a.text.find(word) != std::string::npos;
}
std::string day(const SampleArticle& a) { return a.field("publishedDateTime").substr(0, 10); }

/// The day in UTC, which is another one where the offset reaches over midnight.
std::string utc_day(const SampleArticle& a) {
  const std::string text = a.field("publishedDateTime");
  const std::size_t sign = text.size() > 19 ? text.find_first_of("+-", 19) : std::string::npos;
  if (sign == std::string::npos) return day(a);
  std::tm moment{};
  std::istringstream(text) >> std::get_time(&moment, "%Y-%m-%dT%H:%M:%S");
  const int minutes = std::stoi(text.substr(sign + 1, 2)) * 60 + std::stoi(text.substr(sign + 4));
  const std::time_t seconds = timegm(&moment) - (text[sign] == '+' ? 60 : -60) * minutes;
  std::ostringstream out;
  out << std::put_time(std::gmtime(&seconds), "%Y-%m-%d");
  return out.str();
}
std::string month(const SampleArticle& a) { return a.field("publishedDateTime").substr(0, 7); }

const FilterRow kFilterRows[] = {
    {"none", {}, [](auto&) { return true; }},
    {"topic", {"--topic", "Energy"}, [](auto& a) { return a.topics.count("Energy") > 0; }},
    {"topic_of_two_words_in_another_case",
     {"--topic", "ports & SHIPPING"},
     [](auto& a) { return a.topics.count("Ports & Shipping") > 0; }},
    {"either_topic",
     {"--topic", "AI", "--topic", "Robotics"},
     [](auto& a) { return a.topics.count("AI") + a.topics.count("Robotics") > 0; }},
    {"topic_and_provider",
     {"--topic", "Energy", "--provider", "Gridwatch"},
     [](auto& a) { return a.topics.count("Energy") > 0 && a.provider == "Gridwatch"; }},
    {"provider_by_domain",
     {"--provider", "gridwatch.example"},
     [](auto& a) { return a.domain == "gridwatch.example"; }},
    {"provider_without_its_accents",
     {"--provider", "cafe economique"},
     [](auto& a) { return a.provider == "Café Économique"; }},
    {"provider_in_another_script",
     {"--provider", "青葉通信"},
     [](auto& a) { return a.provider == "青葉通信"; }},
    {"type", {"--type", "video"}, [](auto& a) { return a.field("type") == "video"; }},
    {"either_type",
     {"--type", "video", "--type", "profile"},
     [](auto& a) { return a.field("type") == "video" || a.field("type") == "profile"; }},
    {"category",
     {"--category", "learning"},
     [](auto& a) { return a.field("category") == "learning"; }},
    {"topic_that_there_is_not", {"--topic", "Astrology"}, [](auto&) { return false; }},
    {"from_a_year", {"--from", "2025"}, [](auto& a) { return day(a) >= "2025"; }},
    {"to_a_year", {"--to", "2024"}, [](auto& a) { return !day(a).empty() && day(a) < "2025"; }},
    {"in_a_month",
     {"--from", "2024-03", "--to", "2024-03"},
     [](auto& a) { return month(a) == "2024-03"; }},
    {"on_a_day",
     {"--from", "2024-02-12", "--to", "2024-02-12"},
     [](auto& a) { return day(a) == "2024-02-12"; }},
    {"quality", {"--min-quality", "100"}, [](auto& a) { return a.number("quality") >= 100; }},
    {"heat", {"--min-heat", "200"}, [](auto& a) { return a.number("heat") >= 200; }},
    {"all_together",
     {"--topic", "Climate", "--topic", "Energy", "--type", "article", "--from", "2024-06",
      "--min-quality", "60", "--min-heat", "50"},
     [](auto& a) {
       return a.topics.count("Climate") + a.topics.count("Energy") > 0 &&
              a.field("type") == "article" && day(a) >= "2024-06" && a.number("quality") >= 60 &&
              a.number("heat") >= 50;
     }},
    // Words that have one form only, and stand in no field that is not indexed.
    {"word", {"borehole"}, [](auto& a) { return contains(a, "borehole"); }},
    {"word_and_filter",
     {"Bremerhaven", "--topic", "Economy"},
     [](auto& a) { return a.topics.count("Economy") > 0 && contains(a, "Bremerhaven"); }},
};

INSTANTIATE_TEST_SUITE_P(Cli, Filter, testing::ValuesIn(kFilterRows), row_name<FilterRow>);

TEST(SampleArticles, held_back_are_found_by_nothing) {
  const auto served = served_sample_articles();
  std::set<std::string> ids;
  for (const SampleArticle& article : served) ids.insert(article.id);
  EXPECT_EQ(ids_of(search({"--limit", "1000"})), ids);
}

// ---- Facets
// --------------------------------------------------------------------------------------

struct FacetRow {
  const char* shows;
  const char* facet;
  std::function<std::set<std::string>(const SampleArticle&)> values;
};

class FacetOf : public testing::TestWithParam<FacetRow> {};

std::set<std::string> one(const std::string& value) {
  return value.empty() ? std::set<std::string>() : std::set{value};
}

std::map<std::string, int> scanned(const FacetRow& row,
                                   const std::function<bool(const SampleArticle&)>& matches) {
  std::map<std::string, int> counts;
  for (const SampleArticle& article : served_sample_articles()) {
    if (!matches(article)) continue;
    for (const std::string& value : row.values(article)) ++counts[value];
  }
  return counts;
}

std::map<std::string, int> counted(const Json& answer, const char* facet) {
  std::map<std::string, int> counts;
  for (const Json& value : answer.at("facets").at(facet)) {
    counts[value.at("value").get<std::string>()] = value.at("count").get<int>();
  }
  return counts;
}

TEST_P(FacetOf, all_articles) {
  const Json answer =
      search({"--facets", GetParam().facet, "--facet-limit", "1000", "--limit", "0"});
  EXPECT_EQ(counted(answer, GetParam().facet), scanned(GetParam(), [](auto&) { return true; }));
  EXPECT_EQ(answer.at("hits").size(), 0U);
}

TEST_P(FacetOf, articles_of_quality) {
  const Json answer = search({"--facets", GetParam().facet, "--facet-limit", "1000", "--limit", "0",
                              "--min-quality", "90"});
  EXPECT_EQ(counted(answer, GetParam().facet),
            scanned(GetParam(), [](auto& a) { return a.number("quality") >= 90; }));
}

const FacetRow kFacetRows[] = {
    {"topic", "topic", [](auto& a) { return a.topics; }},
    {"provider", "provider", [](auto& a) { return one(a.provider); }},
    {"type", "type", [](auto& a) { return one(a.field("type")); }},
    {"category", "category", [](auto& a) { return one(a.field("category")); }},
    {"year", "year", [](auto& a) { return one(day(a).substr(0, 4)); }},
    {"month", "month", [](auto& a) { return one(month(a)); }},
    {"day", "day", [](auto& a) { return one(utc_day(a)); }},
};

INSTANTIATE_TEST_SUITE_P(Cli, FacetOf, testing::ValuesIn(kFacetRows), row_name<FacetRow>);

TEST(Facets, are_the_most_frequent_first_and_as_many_as_asked_for) {
  const Json answer = search({"--facets", "topic,provider", "--facet-limit", "3"});
  for (const char* facet : {"topic", "provider"}) {
    const Json& values = answer.at("facets").at(facet);
    ASSERT_EQ(values.size(), 3U);
    EXPECT_GE(values[0].at("count"), values[1].at("count"));
    EXPECT_GE(values[1].at("count"), values[2].at("count"));
  }
  EXPECT_EQ(answer.at("facets").at("topic")[0].at("value"), "Science");
  EXPECT_EQ(answer.at("facets").at("provider")[0].at("value"), "Meridian Chronicle");
}

// ---- Orders and pages
// ----------------------------------------------------------------------------

TEST(Sort, by_quality_and_heat_descends) {
  for (const char* field : {"quality", "heat"}) {
    const Json answer = search({"--sort", field, "--limit", "1000"});
    double last = 1e9;
    for (const Json& hit : answer.at("hits")) {
      const double value = hit.at(field).is_null() ? -1 : hit.at(field).get<double>();
      EXPECT_LE(value, last) << hit.at("id");
      last = value;
    }
    EXPECT_EQ(answer.at("hits").size(), 191U);
  }
}

TEST(Sort, by_date_has_the_newest_first_and_what_has_none_last) {
  std::string last = "9999";
  const Json answer = search({"--sort", "date", "--limit", "1000"});
  for (const Json& hit : answer.at("hits")) {
    const Json& date = hit.at("published_at");
    const std::string text = date.is_null() ? "" : date.get<std::string>();
    EXPECT_LE(text, last) << hit.at("id");
    last = text;
  }
  EXPECT_EQ(last, "");
}

TEST(Pages, put_together_give_the_whole_list) {
  for (const char* order : {"relevance", "date", "heat"}) {
    const Words query = {"--topic", "Energy", "--sort", order};
    const auto page = [&](const std::string& offset, const std::string& limit) {
      Words arguments = query;
      arguments.insert(arguments.end(), {"--offset", offset, "--limit", limit});
      std::vector<std::string> ids;
      const Json answer = search(arguments);
      for (const Json& hit : answer.at("hits")) ids.push_back(hit.at("id").get<std::string>());
      return ids;
    };
    const auto whole = page("0", "9");
    ASSERT_EQ(whole.size(), 9U);
    std::vector<std::string> pages;
    for (const char* offset : {"0", "3", "6"}) {
      const auto part = page(offset, "3");
      pages.insert(pages.end(), part.begin(), part.end());
    }
    EXPECT_EQ(pages, whole) << order;
  }
}

}  // namespace
}  // namespace dateline
