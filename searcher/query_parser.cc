// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/unicode.h"
#include "searcher/field_filter.h"
#include "searcher/lift_filters.h"
#include "searcher/plain_syntax.h"
#include "searcher/query_lexer.h"
#include "searcher/query_word.h"

namespace dateline {
namespace {

using Kind = QueryNode::Kind;
using Lexeme = QueryToken::Kind;

/// Thrown within this file alone, out of any depth.
struct OverLimit {
  std::string message;
};

QueryNode node_of(Kind kind, std::vector<QueryNode> children) {
  QueryNode node;
  node.kind = kind;
  node.children = std::move(children);
  return node;
}

void set_field(QueryNode& node, TextField field) {
  node.field = field;
  for (QueryNode& child : node.children) set_field(child, field);
}

class Parser {
 public:
  Parser(std::vector<QueryToken> tokens, const Limits& limits, UnixSeconds now,
         std::vector<std::string>& notes)
      : tokens_(std::move(tokens)), limits_(limits), now_(now), notes_(notes) {}

  QueryNode run() {
    QueryNode root = parse_or();
    while (at_ < tokens_.size()) {  // behind what cannot stand there
      if (tokens_[at_++].kind == Lexeme::kNear) {
        note_dangling("NEAR");
      } else {
        note("a closing bracket has no opening one and was passed over");
      }
      QueryNode rest = parse_or();
      if (rest.kind != Kind::kNothing) root = sequence_of({std::move(root), std::move(rest)});
    }
    return root;
  }

 private:
  [[nodiscard]] bool is(Lexeme kind) const {
    return at_ < tokens_.size() && tokens_[at_].kind == kind;
  }
  bool take(Lexeme kind) {
    if (!is(kind)) return false;
    ++at_;
    return true;
  }
  void note(std::string text) {
    if (std::find(notes_.begin(), notes_.end(), text) == notes_.end()) {
      notes_.push_back(std::move(text));
    }
  }

  QueryNode parse_or() {
    std::vector<QueryNode> choices;
    add_operand(parse_and(), choices);
    while (take(Lexeme::kOr)) {
      const std::size_t before = choices.size();
      add_operand(parse_and(), choices);
      if (choices.size() == before || before == 0) note_dangling("OR");
    }
    return joined(Kind::kOr, std::move(choices));
  }

  QueryNode parse_and() {
    std::vector<QueryNode> parts;
    bool negated = take(Lexeme::kNot);
    const char* name = negated ? "NOT" : "";
    for (;;) {
      QueryNode part = parse_sequence();
      const bool is_empty = part.kind == Kind::kNothing;
      if (is_empty && *name != '\0') note_dangling(name);
      if (negated && !is_empty) part = node_of(Kind::kNot, {std::move(part)});
      add_operand(std::move(part), parts);
      if (!is(Lexeme::kAnd) && !is(Lexeme::kNot)) break;
      if (parts.empty() && is(Lexeme::kAnd)) note_dangling("AND");
      name = take(Lexeme::kAnd) ? "AND" : "NOT";
      negated = take(Lexeme::kNot);
    }
    return joined(Kind::kAnd, std::move(parts));
  }

  void note_dangling(const char* name) {
    note(fmt::format("{} has nothing on one side and was passed over", name));
  }

  static void add_operand(QueryNode node, std::vector<QueryNode>& operands) {
    if (node.kind != Kind::kNothing) operands.push_back(std::move(node));
  }

  static QueryNode joined(Kind kind, std::vector<QueryNode> operands) {
    if (operands.empty()) return {};
    if (operands.size() == 1) return std::move(operands.front());
    return node_of(kind, std::move(operands));
  }

  /// `+topic:A +topic:B` is for both, `topic:A topic:B` for either.
  QueryNode parse_sequence() {
    std::vector<QueryNode> items;
    std::vector<QueryNode> narrowing;
    for (;;) {
      auto occur = Occur::kShould;
      if (take(Lexeme::kPlus)) occur = Occur::kMust;
      if (take(Lexeme::kMinus)) occur = Occur::kMustNot;
      if (!starts_item()) break;
      QueryNode item = parse_item();
      if (item.kind == Kind::kNothing) continue;
      const bool is_narrowing = item.kind == Kind::kFilters && occur == Occur::kMust;
      const bool must_match = occur == Occur::kShould && is_precise(item);
      // Those that narrow are joined by AND, where a sign says nothing more.
      item.occur = is_narrowing ? Occur::kShould : (must_match ? Occur::kMust : occur);
      (is_narrowing ? narrowing : items).push_back(std::move(item));
    }
    add_operand(sequence_of(std::move(items)), narrowing);
    return joined(Kind::kAnd, std::move(narrowing));
  }

  [[nodiscard]] bool starts_item() const {
    return is(Lexeme::kWord) || is(Lexeme::kBeginning) || is(Lexeme::kPhrase) ||
           is(Lexeme::kField) || is(Lexeme::kOpen);
  }

  /// Filters side by side are one: what they name of a field are alternatives.
  static void join_filters(std::vector<QueryNode>& items) {
    const auto is_filter = [](const QueryNode& item) {
      return item.kind == Kind::kFilters && item.occur != Occur::kMustNot;
    };
    const auto first = std::find_if(items.begin(), items.end(), is_filter);
    if (first == items.end()) return;
    for (auto at = first + 1; at != items.end(); ++at) {
      if (is_filter(*at)) merge_filters(at->filters, first->filters);
    }
    items.erase(std::remove_if(first + 1, items.end(), is_filter), items.end());
  }

  static QueryNode sequence_of(std::vector<QueryNode> items) {
    const bool is_alone = items.size() == 1;
    std::erase_if(items, [is_alone](const QueryNode& item) {
      return item.kind == Kind::kNothing || (item.kind == Kind::kEverything && !is_alone);
    });
    join_filters(items);
    join_words(items);
    const bool is_lone = items.size() == 1 && items.front().occur != Occur::kMustNot;
    if (is_lone) items.front().occur = Occur::kShould;
    if (is_lone || items.empty()) return joined(Kind::kSequence, std::move(items));
    return node_of(Kind::kSequence, std::move(items));
  }

  QueryNode parse_item() {
    QueryNode first = parse_primary();
    if (!is(Lexeme::kNear)) return first;
    std::vector<QueryNode> words;
    words.push_back(std::move(first));
    std::uint32_t distance = 0;
    while (is(Lexeme::kNear)) {
      distance = std::max(distance, tokens_[at_++].distance);
      if (!starts_item()) {
        note_dangling("NEAR");
        break;
      }
      words.push_back(parse_primary());
    }
    if (words.size() == 1) return std::move(words.front());
    if (std::any_of(words.begin(), words.end(), [](const QueryNode& word) {
          return word.kind != Kind::kWords && word.kind != Kind::kPhrase;
        })) {
      note("NEAR takes words: all of its parts were asked for, wherever they stand");
      return node_of(Kind::kAnd, std::move(words));
    }
    QueryNode near = node_of(Kind::kNear, std::move(words));
    near.distance = distance;
    return near;
  }

  QueryNode parse_primary() {
    if (is(Lexeme::kField)) return parse_field();
    if (take(Lexeme::kOpen)) return parse_group();
    const QueryToken& token = tokens_[at_++];
    if (token.kind == Lexeme::kPhrase) return read_phrase(token.text);
    return token.kind == Lexeme::kBeginning ? beginning_of(token.text) : word_of(token.text);
  }

  QueryNode parse_group() {
    if (++depth_ > limits_.max_query_depth) {
      throw OverLimit{
          fmt::format("the query has brackets more than {} deep", limits_.max_query_depth)};
    }
    QueryNode inner = parse_or();
    --depth_;
    if (!take(Lexeme::kClose)) note("a bracket is never closed: it was taken to reach to the end");
    return inner;
  }

  QueryNode parse_field() {
    const std::string field = tokens_[at_++].text;
    if (!starts_item()) {
      note(fmt::format("{}: has no value and was passed over", field));
      return {};
    }
    if (field == "title" || field == "related") {
      QueryNode inner = parse_primary();
      set_field(inner, field == "title" ? TextField::kTitle : TextField::kRelated);
      return inner;
    }
    QueryNode filter;
    filter.kind = Kind::kFilters;
    for (const std::string& value : field_values()) {
      if (auto problem = add_field_filter(field, value, now_, filter.filters)) note(*problem);
    }
    if (filter.filters == Filters{}) return {};
    return filter;
  }

  /// The word or phrase behind a field's colon, or all those in a bracket.
  std::vector<std::string> field_values() {
    std::vector<std::string> values;
    if (!take(Lexeme::kOpen)) {
      values.push_back(tokens_[at_++].text);
      return values;
    }
    while (at_ < tokens_.size() && !take(Lexeme::kClose)) {
      const QueryToken& token = tokens_[at_++];
      const bool is_value = token.kind == Lexeme::kWord || token.kind == Lexeme::kBeginning ||
                            token.kind == Lexeme::kPhrase;
      if (is_value) values.push_back(token.text);
    }
    return values;
  }

  QueryNode word_of(const std::string& text) {
    QueryNode node = read_word(text, notes_);
    if (node.kind == Kind::kPrefix) check_prefix(node.text);
    return node;
  }

  void check_prefix(const std::string& text) {
    if (++prefixes_ > limits_.max_prefixes) {
      throw OverLimit{
          fmt::format("the query has more than {} words that end with *", limits_.max_prefixes)};
    }
    const std::size_t least = limits_.min_prefix_letters;
    if (count_code_points(text) < least) {
      throw OverLimit{
          fmt::format("{}* is too short: at least {} letters before the *", text, least)};
    }
  }

  std::vector<QueryToken> tokens_;
  const Limits& limits_;
  UnixSeconds now_;
  std::vector<std::string>& notes_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t prefixes_ = 0;
};

}  // namespace

Result<ParsedQuery, Failure> parse_query(std::string_view text, const Limits& limits,
                                         UnixSeconds now, LastWord last_word) {
  if (text.size() > limits.max_query_bytes) {
    return Failure{fmt::format("the query has {} bytes, the limit is {}", text.size(),
                               limits.max_query_bytes)};
  }
  ParsedQuery query;
  auto tokens = tokenize_query(plain_syntax(text), query.notes);
  if (last_word == LastWord::kMayBeABeginning) mark_beginning(text, limits, tokens);
  try {
    query.root = Parser(std::move(tokens), limits, now, query.notes).run();
  } catch (OverLimit& over) {
    return Failure{std::move(over.message)};
  }
  query.filters = lift_filters(query.root);
  return query;
}

}  // namespace dateline
