// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "common/ascii.h"
#include "common/date.h"
#include "searcher/filter_text.h"
#include "searcher/plain_syntax.h"
#include "searcher/query_lexer.h"

namespace dateline {
namespace {

using Kind = QueryNode::Kind;

constexpr std::string_view kBeside = " ";

std::string field_of(TextField field) {
  if (field == TextField::kTitle) return "title:";
  return field == TextField::kRelated ? "related:" : "";
}

bool is_leaf(const QueryNode& node) {
  const bool is_one_word = node.kind == Kind::kWords && node.text.find(' ') == std::string::npos;
  return is_one_word || node.kind == Kind::kPhrase || node.kind == Kind::kPrefix ||
         node.kind == Kind::kFuzzy || node.kind == Kind::kEverything;
}

/// Whether a filter's value is read as it is without quotes around it.
bool is_plain_value(const std::string& value) {
  const bool is_word = std::ranges::all_of(value, [](char c) {
    const bool is_ascii = static_cast<unsigned char>(c) < 0x80U;
    return !is_ascii || is_ascii_letter(c) || is_ascii_digit(c) || c == '.' || c == '-' || c == '_';
  });
  return is_word && !value.starts_with('-') && plain_syntax(value) == value &&
         !is_query_operator(value);
}

/// The values of one field: `topic:AI`, `topic:(AI "Public Health")`.
std::string names_text(std::string_view field, const std::vector<std::string>& names) {
  std::vector<std::string> values;
  values.reserve(names.size());
  for (const std::string& name : names) {
    values.push_back(is_plain_value(name) ? name : '"' + name + '"');
  }
  const std::string all = fmt::format("{}", fmt::join(values, " "));
  return values.size() == 1 ? fmt::format("{}:{}", field, all) : fmt::format("{}:({})", field, all);
}

template <typename Number, typename Text>
void add_range(std::string_view field, std::optional<Number> least, std::optional<Number> greatest,
               Text text, std::vector<std::string>& parts) {
  if (!least && !greatest) return;
  const bool is_empty = least && greatest && *least > *greatest;
  const std::string to = greatest ? text(*greatest) : "";
  if (is_empty) parts.push_back(fmt::format("{}:..{}", field, to));
  parts.push_back(fmt::format("{}:{}..{}", field, least ? text(*least) : "", is_empty ? "" : to));
}

/// A text for each field; two for a range that nothing is in, which is not read as one.
std::vector<std::string> filter_texts(const Filters& filters) {
  std::vector<std::string> parts;
  const auto add_names = [&](std::string_view field, const std::vector<std::string>& names) {
    if (!names.empty()) parts.push_back(names_text(field, names));
  };
  add_names("topic", filters.topics);
  add_names("provider", filters.providers);
  add_names("type", filters.types);
  add_names("category", filters.categories);
  add_names("lang", filters.languages);
  const auto number = [](std::int32_t value) { return std::to_string(value); };
  add_range("date", filters.from, filters.to, format_moment, parts);
  add_range("quality", filters.min_quality, filters.max_quality, number, parts);
  add_range("heat", filters.min_heat, filters.max_heat, number, parts);
  return parts;
}

/// The nodes with `separator` between them; lists, and what is not one of `bare`, in brackets.
std::string list(const std::vector<QueryNode>& nodes, std::string_view separator) {
  std::string out;
  for (const QueryNode& node : nodes) {
    if (!out.empty()) out += separator;
    const bool is_one_filter =
        node.kind == Kind::kFilters && filter_texts(node.filters).size() == 1;
    // Beside words, NOT would be taken for AND NOT.
    const bool is_bare = is_leaf(node) || is_one_filter ||
                         (node.kind == Kind::kNot && separator != kBeside) ||
                         node.field != TextField::kAny ||
                         (node.kind == Kind::kWords && node.occur == Occur::kShould);
    if (node.occur == Occur::kMustNot) out += '-';
    if (node.occur == Occur::kMust && !is_precise(node)) out += '+';
    const std::string text = query_text(node);
    // A minus before a digit is the number's.
    const bool is_number =
        node.occur == Occur::kMustNot && !text.empty() && is_ascii_digit(text[0]);
    out += is_bare && !is_number ? text : '(' + text + ')';
  }
  return out;
}

std::string bare_text(const QueryNode& node) {
  switch (node.kind) {
    case Kind::kNothing:
      return {};
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
      return list(node.children, fmt::format(" NEAR/{} ", node.distance));
    case Kind::kFilters:
      return fmt::format("{}", fmt::join(filter_texts(node.filters), " "));
    case Kind::kSequence:
      return list(node.children, kBeside);
    case Kind::kAnd:
      return list(node.children, " AND ");
    case Kind::kOr:
      return list(node.children, " OR ");
    case Kind::kNot:
      return "NOT " + list(node.children, kBeside);
  }
  return {};
}

/// What stands within the brackets of a field has no field of its own.
QueryNode without_field(QueryNode node) {
  node.field = TextField::kAny;
  for (QueryNode& child : node.children) child = without_field(std::move(child));
  return node;
}

}  // namespace

std::string query_text(const QueryNode& node) {
  if (node.field == TextField::kAny) return bare_text(node);
  const std::string text = bare_text(without_field(node));
  return field_of(node.field) + (is_leaf(node) ? text : '(' + text + ')');
}

std::string searched_for(const ParsedQuery& query) {
  const std::string text = query_text(query.root);
  const std::string filters = filter_text(query.filters);
  if (text.empty() && filters.empty()) return "no word is left to search for";
  if (text.empty()) return fmt::format("searched for everything, {}", filters);
  return fmt::format("searched for {}{}{}", text, filters.empty() ? "" : ", ", filters);
}

}  // namespace dateline
