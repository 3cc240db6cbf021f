// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/meili_filter.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "common/ascii.h"
#include "searcher/field_filter.h"
#include "searcher/filter_query.h"
#include "searcher/http/meili_condition.h"

namespace dateline {
namespace {

using Kind = FilterTree::Kind;

constexpr std::size_t kMaxDepth = 32;
constexpr std::size_t kMaxConditions = 500;

struct FilterToken {
  enum class Type : std::uint8_t { kEnd, kText, kSign };
  Type type = Type::kEnd;
  bool is_quoted = false;  ///< never a keyword
  std::string text;
};

/// Thrown within this file alone, out of any depth.
struct NoFilter {
  std::string message;
};

bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  FilterToken next() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    if (at_ >= text_.size()) return {};
    const char first = text_[at_];
    if (first == '"' || first == '\'') return quoted(first);
    if (std::string_view("()[],").find(first) != std::string_view::npos) return sign(1);
    if (std::string_view("=<>!").find(first) == std::string_view::npos) return word();
    const bool has_equals = first != '=' && text_.substr(at_ + 1).starts_with('=');
    return sign(has_equals ? 2 : 1);
  }

 private:
  FilterToken sign(std::size_t size) {
    FilterToken token{FilterToken::Type::kSign, false, std::string(text_.substr(at_, size))};
    at_ += size;
    return token;
  }

  FilterToken quoted(char quote) {
    FilterToken token{FilterToken::Type::kText, true, {}};
    for (++at_; at_ < text_.size() && text_[at_] != quote; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      token.text += text_[at_];
    }
    if (at_ >= text_.size()) throw NoFilter{"a quote is not closed"};
    ++at_;
    return token;
  }

  FilterToken word() {
    const std::size_t end = std::min(text_.find_first_of(" \t\r\n()[],=<>!\"'", at_), text_.size());
    FilterToken token{FilterToken::Type::kText, false, std::string(text_.substr(at_, end - at_))};
    at_ = end;
    return token;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

class Parser {
 public:
  explicit Parser(std::string_view text) : lexer_(text), token_(lexer_.next()) {}

  FilterTree run() {
    FilterTree tree = parse_or(0);
    if (token_.type != FilterToken::Type::kEnd) throw NoFilter{"unexpected `" + token_.text + '`'};
    return tree;
  }

 private:
  [[nodiscard]] bool is_keyword(std::string_view keyword) const {
    return token_.type == FilterToken::Type::kText && !token_.is_quoted &&
           to_ascii_lower(token_.text) == to_ascii_lower(keyword);
  }

  [[nodiscard]] bool is_sign(std::string_view sign) const {
    return token_.type == FilterToken::Type::kSign && token_.text == sign;
  }

  FilterToken take() { return std::exchange(token_, lexer_.next()); }

  bool take_keyword(std::string_view keyword) {
    if (!is_keyword(keyword)) return false;
    take();
    return true;
  }

  bool take_sign(std::string_view sign) {
    if (!is_sign(sign)) return false;
    take();
    return true;
  }

  std::string take_text(std::string_view what) {
    if (token_.type != FilterToken::Type::kText) throw NoFilter{fmt::format("{} is missing", what)};
    return take().text;
  }

  FilterTree parse_or(std::size_t depth) {
    if (depth > kMaxDepth) throw NoFilter{"the brackets are too deep"};
    FilterTree any{Kind::kOr, {}, {}};
    do {
      any.children.push_back(parse_and(depth));
    } while (take_keyword("OR"));
    return any.children.size() == 1 ? FilterTree(any.children.front()) : any;
  }

  FilterTree parse_and(std::size_t depth) {
    FilterTree all{Kind::kAnd, {}, {}};
    do {
      all.children.push_back(parse_not(depth));
    } while (take_keyword("AND"));
    return all.children.size() == 1 ? FilterTree(all.children.front()) : all;
  }

  FilterTree parse_not(std::size_t depth) {
    if (take_keyword("NOT")) {
      if (depth > kMaxDepth) throw NoFilter{"too many NOT in a row"};
      return {Kind::kNot, {}, {parse_not(depth + 1)}};
    }
    if (!take_sign("(")) return parse_condition();
    FilterTree inner = parse_or(depth + 1);
    if (!take_sign(")")) throw NoFilter{"a bracket is not closed"};
    return inner;
  }

  FilterTree parse_condition() {
    if (++conditions_ > kMaxConditions) throw NoFilter{"it has too many conditions"};
    MeiliCondition condition;
    condition.attribute = take_text("an attribute");
    const bool is_negated = take_keyword("NOT");
    if (take_keyword("IN")) {
      condition.sign = "IN";
      condition.values = parse_list();
    } else if (token_.type == FilterToken::Type::kSign && !is_negated) {
      condition.sign = take().text;
      condition.values = {take_text("a value")};
    } else {
      condition.values = {take_text("an operator")};
      if (!take_keyword("TO") || is_negated) {
        throw NoFilter{"it may have =, !=, >, >=, <, <=, TO, IN, NOT, AND and OR"};
      }
      condition.sign = "TO";
      condition.values.push_back(take_text("a value"));
    }
    auto tree = filter_of(condition);
    if (!tree) throw NoFilter{tree.error().message};
    return is_negated ? FilterTree{Kind::kNot, {}, {std::move(*tree)}} : std::move(*tree);
  }

  std::vector<std::string> parse_list() {
    if (!take_sign("[")) throw NoFilter{"IN takes a list in square brackets"};
    std::vector<std::string> values;
    while (!take_sign("]")) {
      values.push_back(take_text("a value"));
      if (++conditions_ > kMaxConditions) throw NoFilter{"it has too many values"};
      if (!take_sign(",") && !is_sign("]")) throw NoFilter{"a list is not closed"};
    }
    return values;
  }

  Lexer lexer_;
  FilterToken token_;
  std::size_t conditions_ = 0;
};

constexpr std::array kNamed = {FacetField::kTopic, FacetField::kProvider, FacetField::kType,
                               FacetField::kCategory, FacetField::kLanguage};
constexpr std::array kRanged = {FacetField::kDay, FacetField::kQuality, FacetField::kHeat};

/// The filters of a leaf, or of alternatives that are all names of one field.
std::optional<Filters> as_filters(const FilterTree& tree) {
  if (tree.kind == Kind::kFilters) return tree.filters;
  if (tree.kind != Kind::kOr || tree.children.empty()) return std::nullopt;
  Filters joined;
  for (const FilterTree& child : tree.children) {
    if (child.kind != Kind::kFilters) return std::nullopt;
    merge_filters(child.filters, joined);
  }
  // Names of one field are alternatives anyway; ranges would narrow each other.
  const bool has_range = std::any_of(kRanged.begin(), kRanged.end(),
                                     [&](FacetField field) { return has_filter(joined, field); });
  const auto named = std::count_if(kNamed.begin(), kNamed.end(),
                                   [&](FacetField field) { return has_filter(joined, field); });
  if (has_range || named != 1) return std::nullopt;
  return joined;
}

/// Whether both ask for names of one field, which must all hold then and not any of them.
bool share_a_name(const Filters& a, const Filters& b) {
  return std::any_of(kNamed.begin(), kNamed.end(), [&](FacetField field) {
    return has_filter(a, field) && has_filter(b, field);
  });
}

}  // namespace

Result<FilterTree, Failure> parse_meili_filter(std::string_view text) {
  try {
    return Parser(text).run();
  } catch (NoFilter& no) {
    return Failure{std::move(no.message)};
  }
}

void put_filters(const std::vector<FilterTree>& all, Request& request) {
  FilterTree rest{Kind::kAnd, {}, {}};
  for (const FilterTree& tree : all) {
    const auto filters = as_filters(tree);
    if (filters && !share_a_name(*filters, request.filters)) {
      merge_filters(*filters, request.filters);
    } else {
      rest.children.push_back(tree);
    }
  }
  if (!rest.children.empty()) request.narrowing = std::move(rest);
}

}  // namespace dateline
