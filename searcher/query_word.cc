// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query_word.h"

#include <algorithm>

#include "common/ascii.h"
#include "common/unicode.h"

namespace dateline {
namespace {

using Kind = QueryNode::Kind;

QueryNode leaf(Kind kind, const std::string& text) {
  QueryNode node;
  node.kind = kind;
  node.text = text;
  return node;
}

/// A word without a sign that is none where it stands (`-` in `"new york"-based`), but would be one
/// where the query is written out. Empty for a sign before `||`, which says nothing.
std::string without_sign(const std::string& word) {
  if (!begins_with_sign(word)) return word;
  std::string rest = word.substr(1);
  if (is_query_operator(rest)) rest = to_ascii_lower(rest);
  return is_query_operator(rest) ? std::string() : rest;
}

/// The leaf for a word; nothing for one of signs alone.
QueryNode leaf_without_sign(Kind kind, const std::string& word) {
  const std::string text = without_sign(word);
  return text.find_first_not_of("+-") == std::string::npos ? QueryNode() : leaf(kind, text);
}

bool is_filter_value(const std::vector<QueryToken>& tokens) {
  if (tokens.size() < 2) return false;
  const QueryToken& before = tokens[tokens.size() - 2];
  return before.kind == QueryToken::Kind::kField && before.text != "title" &&
         before.text != "related";
}

}  // namespace

QueryNode read_word(const std::string& text, std::vector<std::string>& notes) {
  const auto star = text.find_last_not_of('*');
  if (star == std::string::npos) return leaf(Kind::kEverything, {});
  if (star + 1 < text.size()) return leaf_without_sign(Kind::kPrefix, text.substr(0, star + 1));
  const auto tilde = text.rfind('~');
  if (tilde == std::string::npos || tilde == 0) return leaf_without_sign(Kind::kWords, text);
  const std::string edits = text.substr(tilde + 1);
  if (edits.find_first_not_of("0123456789") != std::string::npos) {
    return leaf_without_sign(Kind::kWords, text);
  }
  QueryNode node = leaf_without_sign(Kind::kFuzzy, text.substr(0, tilde));
  node.distance = edits.empty() || edits == "1" ? 1 : 2;
  if (node.distance == 2 && edits != "2") {
    notes.push_back("words differ by 2 letters at most: ~2 was taken for ~" + edits);
  }
  return node;
}

QueryNode read_phrase(const std::string& text) {
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) return {};
  return leaf(Kind::kPhrase, text);
}

QueryNode beginning_of(const std::string& text) { return leaf(Kind::kPrefix, text); }

void mark_beginning(std::string_view text, const Limits& limits, std::vector<QueryToken>& tokens) {
  if (tokens.empty() || text.empty()) return;
  QueryToken& last = tokens.back();
  const bool is_bare = last.kind == QueryToken::Kind::kWord && is_word_byte(text.back()) &&
                       std::all_of(last.text.begin(), last.text.end(), is_word_byte);
  if (!is_bare || count_code_points(last.text) < limits.min_prefix_letters) return;
  if (!is_filter_value(tokens)) last.kind = QueryToken::Kind::kBeginning;
}

}  // namespace dateline
