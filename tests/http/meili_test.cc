// SPDX-License-Identifier: GPL-2.0-or-later
// Meilisearch's protocol, as its clients see it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "searcher/http/meili_batch.h"
#include "searcher/http/meili_query_json.h"
#include "tests/http/service_fixture.h"

namespace dateline {
namespace {

using Json = nlohmann::json;

class Meili : public testing::Test {
 protected:
  Json post(const std::string& target, const Json& body, int status = 200) {
    const auto response = fixture_.post(target, body.dump());
    EXPECT_EQ(response.status, status) << response.body;
    return Json::parse(response.body);
  }
  Json search(const Json& body) { return post("/indexes/articles/search", body); }
  Json get(const std::string& target, int status = 200) {
    const auto response = fixture_.get(target);
    EXPECT_EQ(response.status, status) << response.body;
    return Json::parse(response.body);
  }

 private:
  ServiceFixture fixture_;
};

std::vector<std::string> titles(const Json& answer) {
  std::vector<std::string> out;
  for (const Json& hit : answer["hits"]) out.push_back(hit["title"]);
  return out;
}

TEST_F(Meili, AnswersASearch) {
  const Json answer = search({{"q", "swarm"}, {"sort", {"quality:desc"}}});
  EXPECT_EQ(answer["query"], "swarm");
  EXPECT_EQ(answer["estimatedTotalHits"], 1);
  EXPECT_EQ(answer["limit"], 20);
  EXPECT_EQ(answer["offset"], 0);
  EXPECT_TRUE(answer["processingTimeMs"].is_number_integer());
  const Json& hit = answer["hits"][0];
  EXPECT_EQ(hit["id"], "00002.md");
  EXPECT_EQ(hit["provider"]["name"], "El País");
  EXPECT_EQ(hit["topics"], (Json{"Robots", "Space"}));
  EXPECT_EQ(hit["published_timestamp"], 1'600'000'000 - 30 * 86'400);
  EXPECT_EQ(hit["year"], 2020);
  EXPECT_FALSE(hit.contains("_formatted"));
  EXPECT_FALSE(answer.contains("facetDistribution"));
}

TEST_F(Meili, MarksWithTheClientsTagsAndEscapesNothing) {
  const Json answer = search({{"q", "orchestra"},
                              {"attributesToHighlight", {"*"}},
                              {"highlightPreTag", "[["},
                              {"highlightPostTag", "]]"}});
  const Json& shown = answer["hits"][0]["_formatted"];
  EXPECT_EQ(shown["title"], "Robot \"[[orchestra]]\" & <b>more</b>");
  EXPECT_EQ(shown["excerpt"],
            "A robot in a long excerpt about Robot \"[[orchestra]]\" & <b>more</b>.");
  EXPECT_EQ(shown["quality"], "20") << "numbers are texts there";
  EXPECT_EQ(answer["hits"][0]["title"], "Robot \"orchestra\" & <b>more</b>");
}

TEST_F(Meili, ShowsWhatIsAskedFor) {
  const Json answer = search({{"q", "orchestra"},
                              {"attributesToRetrieve", {"id", "provider.name"}},
                              {"attributesToHighlight", {"title"}},
                              {"attributesToCrop", {"excerpt:3"}},
                              {"cropMarker", "~"},
                              {"showMatchesPosition", true}});
  const Json& hit = answer["hits"][0];
  EXPECT_EQ(hit.size(), 4U) << hit;
  EXPECT_EQ(hit["_formatted"]["excerpt"], "~Robot \"orchestra\" &~");
  EXPECT_EQ(hit["_formatted"]["title"], "Robot \"<em>orchestra</em>\" & <b>more</b>");
  EXPECT_EQ(hit["_matchesPosition"]["title"], Json::array({{{"start", 7}, {"length", 9}}}));
  EXPECT_FALSE(hit["_formatted"].contains("url"));
}

TEST_F(Meili, PagesByNumberOrOffset) {
  const Json page = search({{"q", "robot"}, {"page", 2}, {"hitsPerPage", 4}});
  EXPECT_EQ(page["hits"].size(), 2U);
  EXPECT_EQ(page["totalHits"], 6);
  EXPECT_EQ(page["totalPages"], 2);
  EXPECT_EQ(page["page"], 2);
  EXPECT_EQ(page["hitsPerPage"], 4);
  EXPECT_FALSE(page.contains("estimatedTotalHits"));
  EXPECT_EQ(search({{"q", "robot"}, {"limit", 4}, {"offset", 5}})["hits"].size(), 1U);
  const Json none = search({{"q", "robot"}, {"hitsPerPage", 0}});
  EXPECT_EQ(none["totalHits"], 6) << "exact without hits, too";
  EXPECT_EQ(none["totalPages"], 0);
  EXPECT_EQ(search({{"q", "robot"}, {"limit", 0}})["estimatedTotalHits"], 6);
  EXPECT_EQ(search({{"q", "robot"}, {"page", 0}})["hits"].size(), 0U);
}

TEST_F(Meili, SortsBothWays) {
  const std::string best = "Robot ethics, a \"view\"";
  EXPECT_EQ(titles(search({{"q", "robot"}, {"sort", {"quality:desc"}}})).front(), best);
  EXPECT_EQ(titles(search({{"q", "robot"}, {"sort", {"heat:asc"}}})).back(), best);
  EXPECT_EQ(titles(search({{"q", "robot"}, {"sort", {"published_at:desc"}}})).front(),
            "Robot vineyards");
}

TEST_F(Meili, CountsFacets) {
  const Json answer =
      search({{"q", "robot"},
              {"filter", "topics = AI"},
              {"facets", {"topics", "provider", "quality", "year", "published_timestamp"}}});
  const Json& counts = answer["facetDistribution"];
  EXPECT_EQ(counts["topics"], (Json{{"AI", 2}, {"Robots", 1}})) << "narrowed by its own filter";
  EXPECT_EQ(counts["provider"], (Json{{"BBC News", 2}}));
  EXPECT_EQ(counts["quality"], (Json{{"10", 1}, {"20", 1}}));
  EXPECT_EQ(answer["facetStats"]["quality"], (Json{{"min", 10}, {"max", 20}}));
  EXPECT_EQ(answer["facetStats"]["year"], (Json{{"min", 2020}, {"max", 2020}}));
  EXPECT_LE(answer["facetStats"]["published_timestamp"]["min"], 1'600'000'000 - 20 * 86'400);
  EXPECT_GE(answer["facetStats"]["published_timestamp"]["max"], 1'600'000'000 - 10 * 86'400);
  EXPECT_FALSE(answer["facetStats"].contains("topics"));
  EXPECT_TRUE(search({{"facets", {"*"}}})["facetDistribution"].contains("heat"));
}

TEST_F(Meili, TakesFiltersAsTextAndAsNestedArrays) {
  const auto total = [&](const Json& filter) {
    return search({{"q", "robot"}, {"filter", filter}})["estimatedTotalHits"].get<int>();
  };
  EXPECT_EQ(total("topics = AI AND quality >= 20"), 1);
  EXPECT_EQ(total(Json{"topics = AI", "quality >= 20"}), 1);
  EXPECT_EQ(total(Json::array({Json{"topics = AI", "topics = Space"}})), 3);
  EXPECT_EQ(total(Json::array({Json{R"("topics"="AI")"}, Json{R"("topics"="Robots")"}})), 1);
  EXPECT_EQ(total("topics != AI"), 4);
  EXPECT_EQ(total(""), 6);
  EXPECT_EQ(total(nullptr), 6);
}

TEST_F(Meili, AnswersManySearchesAtOnce) {
  const Json answer =
      post("/multi-search",
           {{"queries",
             {{{"indexUid", "articles"},
               {"q", "robot"},
               {"filter", {"type = video"}},
               {"facets", {"type", "topics"}}},
              {{"indexUid", "articles"}, {"q", "robot"}, {"limit", 0}, {"facets", {"type"}}},
              {{"indexUid", "other"}, {"q", "swarm"}}}}});
  ASSERT_EQ(answer["results"].size(), 3U);
  const Json& narrowed = answer["results"][0];
  EXPECT_EQ(narrowed["indexUid"], "articles");
  EXPECT_EQ(narrowed["estimatedTotalHits"], 1);
  EXPECT_EQ(narrowed["facetDistribution"]["type"], (Json{{"video", 1}}));
  const Json& counts = answer["results"][1];
  EXPECT_EQ(counts["estimatedTotalHits"], 6);
  EXPECT_EQ(counts["facetDistribution"]["type"], (Json{{"article", 3}, {"video", 1}}));
  EXPECT_TRUE(counts["hits"].empty());
  EXPECT_EQ(answer["results"][2]["estimatedTotalHits"], 1);
}

/// How many searches a POST of these makes.
std::size_t searches_of(const Json& queries) {
  Json body;
  body["queries"] = queries;
  const auto read = read_meili_multi_search(body.dump());
  return read ? group_queries(*read).size() : 0;
}

TEST(MeiliBatch, SearchesThatDifferByOneFilterAreOne) {
  const Json ai = Json::array({R"("topics"="AI")"});
  const Json long_reads = R"("quality">=20)";
  const auto counting = [](const char* facet, const Json& filter) {
    return Json{
        {"indexUid", "a"}, {"q", "x"}, {"limit", 0}, {"facets", {facet}}, {"filter", filter}};
  };
  const Json main = {{"indexUid", "a"},
                     {"q", "x"},
                     {"facets", {"topics", "quality"}},
                     {"filter", Json::array({ai, long_reads})}};
  EXPECT_EQ(searches_of(Json::array({main})), 1U);
  EXPECT_EQ(searches_of(Json::array({main, counting("topics", Json::array({long_reads})),
                                     counting("quality", Json::array({ai}))})),
            1U);
  EXPECT_EQ(searches_of(Json::array({main, counting("type", Json::array({ai, long_reads}))})), 1U)
      << "the same filters";
  EXPECT_EQ(searches_of(Json::array({main, counting("type", Json::array({ai}))})), 2U)
      << "counts another field than the one left out";
  EXPECT_EQ(searches_of(Json::array({main, counting("topics", Json::array())})), 2U)
      << "two filters less";
  Json other = counting("topics", Json::array({long_reads}));
  other["q"] = "y";
  EXPECT_EQ(searches_of(Json::array({main, other})), 2U) << "other words";
}

TEST_F(Meili, FindsWhatIsStillBeingTyped) {
  EXPECT_EQ(search({{"q", "orches"}})["estimatedTotalHits"], 1);
  EXPECT_EQ(search({{"q", "robot"}})["query"], "robot");
  EXPECT_EQ(search({{"q", "xy"}})["estimatedTotalHits"], 0);
}

TEST_F(Meili, SearchesFacetValues) {
  const auto found = [&](const char* text) {
    Json body = {{"facetName", "topics"}, {"facetQuery", text}, {"q", "robot"}};
    return post("/indexes/articles/facet-search", body)["facetHits"];
  };
  EXPECT_EQ(found("ro"), (Json::array({{{"value", "Robots"}, {"count", 2}}})));
  EXPECT_EQ(found("law"), (Json::array({{{"value", "Ethics & Law"}, {"count", 1}}})));
  EXPECT_EQ(found("").size(), 4U);
  EXPECT_TRUE(found("obots").empty());
}

TEST_F(Meili, TellsOfItself) {
  EXPECT_EQ(get("/health"), (Json{{"status", "available"}}));
  EXPECT_TRUE(get("/version")["pkgVersion"].is_string());
  EXPECT_EQ(get("/stats")["indexes"]["articles"]["numberOfDocuments"], 6);
  EXPECT_EQ(get("/indexes/any/stats")["numberOfDocuments"], 6);
  EXPECT_EQ(get("/indexes/any/documents/00000.md")["title"], "Robot vineyards");
  EXPECT_EQ(get("/indexes/any/documents/none", 404)["code"], "document_not_found");
}

TEST_F(Meili, RefusesInItsOwnWords) {
  const auto code = [&](const Json& body) {
    return post("/indexes/articles/search", body, 400)["code"].get<std::string>();
  };
  EXPECT_EQ(code({{"filter", "colour = red"}}), "invalid_search_filter");
  EXPECT_EQ(code({{"filter", 7}}), "invalid_search_filter");
  EXPECT_EQ(code({{"facets", {"colour"}}}), "invalid_search_facets");
  EXPECT_EQ(code({{"sort", {"colour:asc"}}}), "invalid_search_sort");
  EXPECT_EQ(code({{"sort", {"heat"}}}), "invalid_search_sort");
  EXPECT_EQ(code({{"limit", -1}}), "invalid_search_limit");
  EXPECT_EQ(code({{"hitsPerPage", "10"}}), "invalid_search_hits_per_page");
  EXPECT_EQ(code({{"q", {"a"}}}), "invalid_search_q");
  EXPECT_EQ(code({{"hybrid", {{"embedder", "x"}}}}), "invalid_search_hybrid");
  EXPECT_EQ(code({{"q", std::string(5000, 'x')}}), "invalid_search_q");
  EXPECT_EQ(post("/multi-search", {{"queries", Json::array({Json::object()})}}, 400)["code"],
            "missing_index_uid");
  EXPECT_EQ(post("/multi-search", Json::array(), 400)["code"], "bad_request");
  EXPECT_EQ(code({{"facets", std::vector<std::string>(101, "topics")}}), "invalid_search_facets");
  const Json many = {{"indexUid", "a"}, {"limit", 1000}};
  EXPECT_EQ(post("/multi-search", {{"queries", Json::array({many, many, many})}}, 400)["code"],
            "bad_request");
  ServiceFixture fixture;
  EXPECT_EQ(Json::parse(fixture.post("/multi-search", "{").body)["code"], "malformed_payload");
}

}  // namespace
}  // namespace dateline
