// SPDX-License-Identifier: GPL-2.0-or-later
// The description of the API is held against the routes, the options and real answers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "searcher/http/search_parameters.h"
#include "tests/http/service_fixture.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

using Json = nlohmann::json;
using Adapter = valijson::adapters::NlohmannJsonAdapter;

const Json& description() {
  static const Json json = Json::parse(ServiceFixture().get("/openapi.json").body);
  return json;
}

/// What is wrong with `value` by the named schema of the description; empty: nothing.
std::string complaints(const Json& value, const std::string& reference) {
  Json root = description();
  root["$ref"] = reference;
  valijson::Schema schema;
  valijson::SchemaParser().populateSchema(Adapter(root), schema);
  valijson::ValidationResults results;
  valijson::Validator().validate(schema, Adapter(value), &results);
  std::string out;
  for (const auto& error : results) {
    for (const auto& step : error.context) out += step;
    out += ": " + error.description + '\n';
  }
  return out;
}

struct OpenapiRow {
  const char* shows;
  const char* target;
  const char* path;  ///< in the description
  int status;
};

class ApiAnswer : public testing::TestWithParam<OpenapiRow> {};

TEST_P(ApiAnswer, IsAsDescribed) {
  const OpenapiRow& row = GetParam();
  const auto response = ServiceFixture().get(row.target);
  ASSERT_EQ(response.status, row.status) << response.body;
  const Json& responses = description().at("paths").at(row.path).at("get").at("responses");
  const std::string status = std::to_string(row.status);
  Json answer = responses.at(responses.contains(status) ? status : "default");
  if (answer.contains("$ref")) {
    answer = description().at(Json::json_pointer(answer["$ref"].get<std::string>().substr(1)));
  }
  const std::string type = response.content_type.substr(0, response.content_type.find(';'));
  ASSERT_TRUE(answer["content"].contains(type)) << type;
  if (!answer["content"][type].contains("schema")) return;
  EXPECT_EQ(complaints(Json::parse(response.body), answer["content"][type]["schema"]["$ref"]), "");
}

INSTANTIATE_TEST_SUITE_P(
    Rows, ApiAnswer,
    testing::Values(
        OpenapiRow{"Search", "/api/v1/search?q=robot&facets=topic,quality,day&topic=AI",
                   "/api/v1/search", 200},
        OpenapiRow{"Explained", "/api/v1/search?q=robot&explain=1", "/api/v1/search", 200},
        OpenapiRow{"NothingFound", "/api/v1/search?q=nothing&type=none", "/api/v1/search", 200},
        OpenapiRow{"UnknownParameter", "/api/v1/search?quary=robot", "/api/v1/search", 400},
        OpenapiRow{"NamelessParameter", "/api/v1/search?=robot", "/api/v1/search", 400},
        OpenapiRow{"LimitTooHigh", "/api/v1/search?limit=100000", "/api/v1/search", 400},
        OpenapiRow{"Rss", "/api/v1/search.rss?q=robot", "/api/v1/search.rss", 200},
        OpenapiRow{"Atom", "/api/v1/search.atom?q=robot", "/api/v1/search.atom", 200},
        OpenapiRow{"Csv", "/api/v1/search.csv?q=robot", "/api/v1/search.csv", 200},
        OpenapiRow{"Facets", "/api/v1/facets?q=robot", "/api/v1/facets", 200},
        OpenapiRow{"Article", "/api/v1/articles/00001.md", "/api/v1/articles/{id}", 200},
        OpenapiRow{"NoArticle", "/api/v1/articles/none/at/all", "/api/v1/articles/{id}", 404},
        OpenapiRow{"Suggest", "/api/v1/suggest?q=rob", "/api/v1/suggest", 200},
        OpenapiRow{"Similar", "/api/v1/similar?id=00001.md", "/api/v1/similar", 200},
        OpenapiRow{"SimilarToNone", "/api/v1/similar?id=none", "/api/v1/similar", 404},
        OpenapiRow{"Hot", "/api/v1/hot?limit=3", "/api/v1/hot", 200},
        OpenapiRow{"HotBadDate", "/api/v1/hot?now=soon", "/api/v1/hot", 400},
        OpenapiRow{"Trends", "/api/v1/trends?per=day", "/api/v1/trends", 200},
        OpenapiRow{"Coverage", "/api/v1/coverage?q=robot", "/api/v1/coverage", 200},
        OpenapiRow{"NoStory", "/api/v1/stories/none", "/api/v1/stories/{id}", 404},
        OpenapiRow{"Health", "/healthz", "/healthz", 200},
        OpenapiRow{"Ready", "/readyz", "/readyz", 200},
        OpenapiRow{"Metrics", "/metrics", "/metrics", 200},
        OpenapiRow{"OpenSearch", "/opensearch.xml", "/opensearch.xml", 200}),
    row_name<OpenapiRow>);

TEST(OpenApi, SchemaFindsFaults) {
  EXPECT_NE(complaints({{"title", ""}}, "#/components/schemas/Problem"), "");
  Json answer = Json::parse(ServiceFixture().get("/api/v1/search?q=robot").body);
  EXPECT_EQ(complaints(answer, "#/components/schemas/SearchAnswer"), "");
  answer["hits"][0]["published_at"] = "yesterday";
  EXPECT_NE(complaints(answer, "#/components/schemas/SearchAnswer"), "");
}

TEST(OpenApi, DescribesEveryRouteOfTheApi) {
  ServiceFixture fixture;
  const std::set<std::string> elsewhere = {"/",
                                           "/hot",
                                           "/trends",
                                           "/coverage",
                                           "/stories/{id}",
                                           "/openapi.json",
                                           "/static/{name}",
                                           "/api/v1/search.json"};
  const auto is_meili = [](const Route& route) { return route.label.starts_with("meili_"); };
  const Json& paths = description().at("paths");
  std::set<std::string> routes;
  for (const Route& route : fixture.service().router().routes()) {
    std::string path = route.pattern;
    if (const auto dots = path.find("..."); dots != std::string::npos) path.erase(dots, 3);
    routes.insert(path);
    if (is_meili(route)) continue;  // its owners describe that protocol
    EXPECT_TRUE(elsewhere.count(path) > 0 || paths.contains(path)) << path;
  }
  for (const auto& [path, item] : paths.items()) EXPECT_EQ(routes.count(path), 1U) << path;
}

TEST(OpenApi, NamesEveryParameter) {
  std::set<std::string> names;
  const Json& search = description().at("paths").at("/api/v1/search").at("get");
  for (const Json& it : search["parameters"]) {
    names.insert(it["name"].get<std::string>());
    EXPECT_TRUE(is_search_parameter(it["name"].get<std::string>()));
    EXPECT_NE(it["description"], "");
  }
  for (const char* name : {"q", "topic", "from", "limit", "facets", "explain", "now"}) {
    EXPECT_EQ(names.count(name), 1U) << name;
  }
}

}  // namespace
}  // namespace dateline
