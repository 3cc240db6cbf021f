// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query_tree.h"

#include <fmt/format.h>

#include "common/date.h"

namespace dateline {
namespace {

using Kind = QueryNode::Kind;

std::string field_prefix(TextField field) {
  if (field == TextField::kTitle) return "title:";
  return field == TextField::kRelated ? "related:" : "";
}

std::string descriptions(const std::vector<QueryNode>& children, std::string_view separator) {
  std::string out;
  for (const QueryNode& child : children) {
    if (!out.empty()) out += separator;
    out += describe(child);
  }
  return out;
}

std::string mark(Occur occur) {
  if (occur == Occur::kMust) return "+";
  return occur == Occur::kMustNot ? "-" : "";
}

std::string bare(const QueryNode& node) {
  switch (node.kind) {
    case Kind::kNothing:
      return "()";
    case Kind::kEverything:
      return "*";
    case Kind::kAddress:
    case Kind::kWords:
      return node.text;
    case Kind::kPhrase:
      return '"' + node.text + '"';
    case Kind::kPrefix:
      return node.text + '*';
    case Kind::kFuzzy:
      return fmt::format("{}~{}", node.text, node.distance);
    case Kind::kNear:
      return fmt::format("NEAR/{}({})", node.distance, descriptions(node.children, " "));
    case Kind::kFilters:
      return '{' + describe(node.filters) + '}';
    case Kind::kSequence:
      return '(' + descriptions(node.children, " ") + ')';
    case Kind::kAnd:
      return "AND(" + descriptions(node.children, ", ") + ')';
    case Kind::kOr:
      return "OR(" + descriptions(node.children, ", ") + ')';
    case Kind::kNot:
      return "NOT(" + descriptions(node.children, ", ") + ')';
  }
  return {};
}

bool are_optional_words(const QueryNode& node) {
  return node.kind == Kind::kWords && node.occur == Occur::kShould;
}

}  // namespace

void join_words(std::vector<QueryNode>& parts) {
  std::vector<QueryNode> joined;
  for (QueryNode& part : parts) {
    const bool goes_on = !joined.empty() && joined.back().field == part.field &&
                         are_optional_words(joined.back()) && are_optional_words(part);
    if (goes_on) {
      joined.back().text += ' ' + part.text;
    } else {
      joined.push_back(std::move(part));
    }
  }
  parts = std::move(joined);
}

bool is_precise(const QueryNode& node) {
  return node.kind == Kind::kPhrase || node.kind == Kind::kNear || node.kind == Kind::kFilters ||
         node.kind == Kind::kAnd || node.kind == Kind::kOr || node.kind == Kind::kNot ||
         node.field != TextField::kAny;
}

std::string describe(const QueryNode& node) {
  return mark(node.occur) + field_prefix(node.field) + bare(node);
}

std::string describe(const Filters& filters) {
  std::string out;
  const auto add = [&out](std::string_view name, const std::string& value) {
    out += fmt::format("{}{}={}", out.empty() ? "" : " ", name, value);
  };
  const auto add_names = [&](std::string_view name, const std::vector<std::string>& values) {
    if (!values.empty()) add(name, fmt::format("{}", fmt::join(values, "|")));
  };
  const auto add_number = [&](std::string_view name, std::optional<std::int32_t> value) {
    if (value) add(name, std::to_string(*value));
  };
  add_names("topic", filters.topics);
  add_names("provider", filters.providers);
  add_names("type", filters.types);
  add_names("category", filters.categories);
  add_names("lang", filters.languages);
  if (filters.from) add("from", format_moment(*filters.from));
  if (filters.to) add("to", format_moment(*filters.to));
  add_number("min-quality", filters.min_quality);
  add_number("max-quality", filters.max_quality);
  add_number("min-heat", filters.min_heat);
  add_number("max-heat", filters.max_heat);
  return out;
}

}  // namespace dateline
