// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/article_parser.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "common/ascii.h"
#include "common/field_reader.h"
#include "common/front_matter.h"
#include "common/html.h"
#include "common/unicode.h"
#include "common/yaml_tree.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxNameBytes = 2'000;  // titles, and whatever else fits on a line
constexpr std::size_t kMaxExcerptBytes = 64 << 10;
constexpr std::size_t kMaxBodyBytes = 256 << 10;
constexpr std::size_t kMaxTopics = 200;
constexpr std::size_t kMaxRelated = 500;

using Warnings = std::vector<FieldWarning>;

bool is_yaml_path(std::string_view path) {
  const auto ends_with = [path](std::string_view extension) {
    return path.size() >= extension.size() &&
           std::equal(extension.rbegin(), extension.rend(), path.rbegin(),
                      [](char a, char b) { return a == to_ascii_lower(b); });
  };
  return ends_with(".yml") || ends_with(".yaml");
}

Provider read_provider(FieldReader& parent, std::string_view key, Warnings& warnings) {
  const YamlNode* const node = parent.map(key);
  if (node == nullptr) return {};
  FieldReader fields(*node, warnings);
  return {fields.text({"name"}, kMaxNameBytes), fields.text({"domain"}, kMaxNameBytes)};
}

RelatedItem read_related_item(const YamlNode& node, Warnings& warnings, Position& place) {
  FieldReader fields(node, warnings);
  RelatedItem item;
  place = fields.place({"webUrl", "originalUrl"});
  if (place == Position{}) place = node.position;
  item.title = fields.text({"title"}, kMaxNameBytes);
  item.url = fields.url({"webUrl", "originalUrl"});
  item.published_at = fields.moment("publishedDateTime");
  item.provider = read_provider(fields, "provider", warnings);
  item.quality = fields.number("quality", kMaxQuality);
  return item;
}

std::vector<RelatedItem> read_related(FieldReader& fields, Warnings& warnings,
                                      FieldPlaces* places) {
  std::vector<RelatedItem> related;
  const YamlNode* const list = fields.list("related");
  if (list == nullptr) return related;
  for (const auto& node : list->children) {
    if (related.size() == kMaxRelated) {
      fields.warn(node.position,
                  "related has more than 500 items; the rest is dropped, shorten it");
      break;
    }
    if (node.kind == YamlNode::Kind::kNull) continue;
    if (node.kind != YamlNode::Kind::kMap) {
      fields.warn(node.position, "a related item without fields; write `title: …` below its dash");
      continue;
    }
    Position place;
    auto item = read_related_item(node, warnings, place);
    if (item.title.empty()) {
      fields.warn(node.position, "a related item without a title; add one, or remove the item");
      continue;
    }
    related.push_back(std::move(item));
    if (places != nullptr) places->related.push_back(place);
  }
  return related;
}

void find_places(const FieldReader& fields, FieldPlaces& places) {
  places.title = fields.place({"title", "name"});
  places.excerpt = fields.place({"excerpt", "bio"});
  places.url = fields.place({"webUrl", "originalUrl"});
  places.published_at = fields.place({"publishedDateTime"});
}

Article read_article(const YamlNode& header, std::string_view body, Warnings& warnings,
                     FieldPlaces* places) {
  FieldReader fields(header, warnings);
  Article article;
  article.title = fields.text({"title", "name"}, kMaxNameBytes);
  article.excerpt = fields.text({"excerpt", "bio"}, kMaxExcerptBytes);
  article.body = truncate_to_bytes(body_text(body), kMaxBodyBytes);
  article.url = fields.url({"webUrl", "originalUrl"});
  article.type = fields.text({"type"}, kMaxNameBytes);
  article.category = fields.text({"category"}, kMaxNameBytes);
  article.language = fields.language("lang");
  article.provider = read_provider(fields, "provider", warnings);
  if (article.provider == Provider{}) {
    article.provider = read_provider(fields, "affiliation", warnings);
  }
  article.topics = fields.names("topics", kMaxTopics, kMaxNameBytes,
                                places != nullptr ? &places->topics : nullptr);
  article.related = read_related(fields, warnings, places);
  article.published_at = fields.moment("publishedDateTime");
  article.quality = fields.number("quality", kMaxQuality);
  article.heat = fields.number("heat", kMaxHeat);
  const auto published = fields.flag("published");
  const bool removed = fields.flag("removed").value_or(false);
  article.published = published.value_or(true) && !removed;
  if (places == nullptr) return article;
  find_places(fields, *places);
  if (removed && published == true) places->removed_yet_published = fields.place({"removed"});
  if (fields.says("heat", "-1")) places->heat_of_unpublished = fields.place({"heat"});
  return article;
}

Diagnostic make_diagnostic(std::string_view path, Severity severity, Position position,
                           std::string message) {
  return {severity, std::string(path), position, std::move(message)};
}

Diagnostics make_diagnostics(std::string_view path, Severity severity, Warnings warnings) {
  std::stable_sort(warnings.begin(), warnings.end(),
                   [](const FieldWarning& a, const FieldWarning& b) {
                     return std::tie(a.position.line, a.position.column) <
                            std::tie(b.position.line, b.position.column);
                   });
  Diagnostics diagnostics;
  diagnostics.reserve(warnings.size());
  for (auto& warning : warnings) {
    diagnostics.push_back(
        make_diagnostic(path, severity, warning.position, std::move(warning.message)));
  }
  return diagnostics;
}

ParsedArticle rejected(std::string_view path, Severity severity, Position position,
                       std::string message) {
  ParsedArticle parsed;
  parsed.diagnostics.push_back(make_diagnostic(path, severity, position, std::move(message)));
  return parsed;
}

}  // namespace

ParsedArticle parse_article(std::string_view path, std::string_view text, bool strict,
                            FieldPlaces* places) {
  const auto parts = split_front_matter(text, is_yaml_path(path));
  if (!parts) {
    const auto& problem = parts.error();
    return rejected(path, problem.is_error ? Severity::kError : Severity::kNote, problem.position,
                    problem.message);
  }
  const auto header = parse_yaml_map(parts->header, parts->header_line);
  if (!header) {
    return rejected(path, Severity::kError, header.error().position, header.error().message);
  }
  Warnings warnings;
  ParsedArticle parsed;
  parsed.article = read_article(*header, parts->body, warnings, places);
  const auto severity = strict ? Severity::kError : Severity::kWarning;
  parsed.diagnostics = make_diagnostics(path, severity, std::move(warnings));
  if (strict && !parsed.diagnostics.empty()) parsed.article.reset();

  const auto& article = parsed.article;
  const bool empty =
      article && article->title.empty() && article->excerpt.empty() && article->body.empty();
  if (empty && article->published) {
    parsed.article.reset();
    parsed.diagnostics.push_back(make_diagnostic(
        path, Severity::kError, {1, 1}, "an article without title, excerpt and text; add a title"));
  }
  return parsed;
}

}  // namespace dateline
