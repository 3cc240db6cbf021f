// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/searcher/sample_hit.h"

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;
using testing::HasSubstr;

TEST(RenderJson, HasTheContractsKeysInOrder) {
  EXPECT_EQ(render_json({}, sample_response()), R"({
  "format_version": 1,
  "query": "facial",
  "total": 1,
  "total_is_exact": true,
  "took_ms": 1.404,
  "did_you_mean": null,
  "notes": [],
  "now": "2020-08-15T00:00:00Z",
  "hits": [
    {
      "id": "_news/2020-08-14-cameras.md",
      "title": "Facial recognition on trial",
      "excerpt": "Police used facial recognition.",
      "snippet": "Police used facial recognition.",
      "url": "https://news.example/cameras",
      "published_at": "2020-08-14T22:48:00Z",
      "type": "video",
      "category": "news",
      "provider": {
        "name": "The Guardian",
        "domain": "theguardian.example"
      },
      "topics": [
        "Privacy",
        "AI"
      ],
      "lang": "en",
      "quality": 104,
      "heat": 194,
      "score": 12.345,
      "highlights": {
        "title": [
          [
            0,
            6
          ]
        ],
        "snippet": [
          [
            12,
            18
          ]
        ]
      }
    }
  ],
  "facets": {}
}
)");
}

TEST(RenderJson, MissingNumbersAreNullAndMissingTextsEmpty) {
  Response response;
  response.hits = {bare_hit()};
  EXPECT_EQ(render_ndjson({}, response),
            R"({"id":"people/ada.md","title":"","excerpt":"","snippet":"","url":"",)"
            R"("published_at":null,"type":"","category":"","provider":{"name":"","domain":""},)"
            R"("topics":[],"lang":"","quality":null,"heat":null,"score":0.5,)"
            R"("highlights":{"title":[],"snippet":[]}})"
            "\n");
}

TEST(RenderJson, AHitNamesItsStoryIfItHasOne) {
  Response response;
  response.hits = {bare_hit(), bare_hit()};
  response.hits[0].story = "2f6a";
  const auto hits = Json::parse(render_json({}, response))["hits"];
  EXPECT_EQ(hits[0]["story"], "2f6a");
  EXPECT_FALSE(hits[1].contains("story"));
}

TEST(RenderJson, AnEmptyAnswerIsStillWhole) {
  const auto json = Json::parse(render_json({}, {}));
  EXPECT_EQ(json["total"], 0);
  EXPECT_EQ(json["hits"], Json::array());
  EXPECT_EQ(json["facets"], Json::object());
  EXPECT_EQ(render_ndjson({}, {}), "");
}

TEST(RenderJson, CountsHighlightsInCodePoints) {
  Response response = sample_response();
  response.hits.front().title = marked_text("Zoë 👍🏽 [東京] und [Köln]");
  const auto json = Json::parse(render_json({}, response));
  EXPECT_EQ(json["hits"][0]["highlights"]["title"].dump(), "[[7,9],[14,18]]");
}

TEST(RenderJson, TextIsRawUnicodeAndNeverHtml) {
  Response response = sample_response();
  response.hits.front().record.excerpt = "<b>\"Ä\" & 東京</b>\n\x1b";
  EXPECT_THAT(render_json({}, response), HasSubstr(R"("<b>\"Ä\" & 東京</b>\n\u001b")"));
}

TEST(RenderJson, ReplacesWhatIsNotUtf8) {
  Response response = sample_response();
  response.query = "a\xff";
  EXPECT_THAT(render_json({}, response), HasSubstr("\"query\": \"a\ufffd\""));
}

TEST(RenderJson, PartsOfAnExplanationSumToTheScore) {
  Response response = sample_response();
  Explanation& why = response.hits.front().explanation.emplace();
  why.terms = {{"facial", "facial", 1.0 / 3, 0.1, 0, 0.7}, {"trials", "trial", 0.2, 0, 1.0 / 7, 0}};
  why.quality = -0.1;
  why.heat = 1e-9;
  why.age = 0.25;
  why.age_days = -3;
  const auto explain = Json::parse(render_json({}, response))["hits"][0]["explain"];
  double sum = 0;
  std::string keys;
  for (const auto& [key, value] : explain["parts"].items()) {
    sum += value.get<double>();
    keys += key + ' ';
  }
  EXPECT_EQ(keys, "title excerpt related url body quality heat age ");
  EXPECT_DOUBLE_EQ(explain["score"].get<double>(), sum);
  EXPECT_EQ(explain["age_days"], -3);
  EXPECT_EQ(explain["prior_factor"], 1.0);
  EXPECT_EQ(explain["terms"][1].dump(),
            R"({"word":"trials","term":"trial","title":0.2,"excerpt":0.0,)"
            R"("related":0.14285714285714285,"url":0.0,"body":0.0})");
}

TEST(RenderJson, ACollapsedAnswerTellsWhatEachHitStandsFor) {
  Request request;
  request.collapse = Collapse::kProvider;
  Response response = sample_response();
  response.hits.front().collapsed = {"The Guardian", 12};
  response.hits.push_back(bare_hit());
  response.groups = 2;
  const auto json = Json::parse(render_json(request, response));
  EXPECT_EQ(json["collapse"].dump(), R"({"by":"provider","groups":2})");
  EXPECT_EQ(json["hits"][0]["collapsed"].dump(), R"({"key":"The Guardian","count":12})");
  EXPECT_FALSE(json["hits"][1].contains("collapsed"));
}

TEST(RenderJson, ACapIsTold) {
  Request request;
  EXPECT_FALSE(Json::parse(render_json(request, sample_response())).contains("max_per_provider"));
  request.max_per_provider = 2;
  EXPECT_EQ(Json::parse(render_json(request, sample_response()))["max_per_provider"], 2);
}

TEST(RenderJson, FacetsAreNamedListsAndMarkWhatIsSelected) {
  Response response;
  response.facets = {{FacetField::kLanguage, {{"en", 7, true}, {"de", 2, false}}, 2},
                     {FacetField::kTopic, {}, 0}};
  const auto json = Json::parse(render_json({}, response));
  EXPECT_EQ(json["facets"].dump(),
            R"({"lang":[{"value":"en","count":7,"selected":true},{"value":"de","count":2}],)"
            R"("topic":[]})");
}

TEST(RenderNdjson, IsALineAHit) {
  Response response = sample_response();
  response.hits.push_back(bare_hit());
  const auto lines = render_ndjson({}, response);
  const auto end = lines.find('\n');
  EXPECT_EQ(Json::parse(lines.substr(0, end))["id"], "_news/2020-08-14-cameras.md");
  EXPECT_EQ(Json::parse(lines.substr(end))["id"], "people/ada.md");
}

}  // namespace
}  // namespace dateline
