// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/openapi_json.h"

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/value_semantic.hpp>
#include <cassert>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "searcher/http/static_files.h"
#include "searcher/query_options.h"

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;

Json parameter(const std::string& name, const std::string& description, Json schema) {
  return {
      {"name", name}, {"in", "query"}, {"description", description}, {"schema", std::move(schema)}};
}

/// The schema of an option's values: a flag, one text, or several.
Json schema_of(const boost::program_options::option_description& option) {
  namespace po = boost::program_options;
  const auto semantic = option.semantic();
  if (semantic->max_tokens() == 0) return {{"type", "boolean"}};
  const bool is_repeatable =
      dynamic_cast<const po::typed_value<std::vector<std::string>>*>(semantic.get()) != nullptr;
  if (!is_repeatable) return {{"type", "string"}};
  return {{"type", "array"}, {"items", {{"type", "string"}}}};
}

Json search_parameters() {
  Json parameters = Json::array();
  parameters.push_back(parameter("q", "the query", {{"type", "string"}}));
  const auto table = search_option_descriptions();
  for (const auto& option : table.options()) {
    parameters.push_back(parameter(option->long_name(), option->description(), schema_of(*option)));
  }
  return parameters;
}

}  // namespace

std::string openapi_json() {
  const StaticFile* const file = find_static_file("openapi.json");
  assert(file != nullptr);
  Json json = Json::parse(file->bytes);
  json["info"]["version"] = DATELINE_VERSION;
  const Json parameters = search_parameters();
  for (auto& [path, item] : json["paths"].items()) {
    if (path == "/api/v1/facets" || path.starts_with("/api/v1/search")) {
      item["get"]["parameters"] = parameters;
    }
  }
  return json.dump(2) + '\n';
}

}  // namespace dateline
