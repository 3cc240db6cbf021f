// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/lift_filters.h"

#include <utility>
#include <vector>

#include "searcher/field_filter.h"

namespace dateline {
namespace {

using Kind = QueryNode::Kind;

/// Takes what holds for the whole query. A field that is named on both sides of an AND is asked for
/// both: the second one stays.
void take_filters(QueryNode& root, Filters& filters) {
  const auto is_taken = [&](const QueryNode& node) {
    const bool is_lifted = node.kind == Kind::kFilters && node.occur != Occur::kMustNot &&
                           !name_one_field(node.filters, filters);
    if (is_lifted) merge_filters(node.filters, filters);
    return is_lifted;
  };
  if (is_taken(root)) {
    root = {};
  } else if (root.kind == Kind::kSequence || root.kind == Kind::kAnd) {
    std::erase_if(root.children, is_taken);
    if (root.kind == Kind::kSequence) join_words(root.children);
    if (root.children.empty()) root = {};
  }
}

/// A list of one is its one member. Returns whether it was one.
bool simplify(QueryNode& node) {
  const bool is_list = node.kind == Kind::kSequence || node.kind == Kind::kAnd;
  if (!is_list || node.children.size() != 1) return false;
  if (node.children.front().occur == Occur::kMustNot) return false;
  QueryNode only = std::move(node.children.front());
  only.occur = node.occur;
  node = std::move(only);
  return true;
}

}  // namespace

Filters lift_filters(QueryNode& root) {
  Filters filters;
  do {
    take_filters(root, filters);
  } while (simplify(root));  // the one member may be a list with filters, too
  return filters;
}

}  // namespace dateline
