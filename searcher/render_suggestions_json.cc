// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render_suggestions_json.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kSuggestionsVersion = 1;
constexpr int kIndent = 2;

Json suggestion_json(const Suggestion& suggestion) {
  Json json = {{"kind", name_of(suggestion.kind)}, {"text", suggestion.text}};
  if (suggestion.kind == SuggestionKind::kTitle) {
    json["id"] = suggestion.id;
    json["url"] = suggestion.url;
  } else {
    json["count"] = suggestion.count;
  }
  return json;
}

}  // namespace

std::string render_suggestions_json(const Suggestions& suggestions) {
  Json items = Json::array();
  for (const Suggestion& item : suggestions.items) items.push_back(suggestion_json(item));
  const Json json = {{"format_version", kSuggestionsVersion},
                     {"prefix", suggestions.text},
                     {"took_ms", std::round(suggestions.took_ms * 1000) / 1000},
                     {"suggestions", std::move(items)}};
  return json.dump(kIndent, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace dateline
