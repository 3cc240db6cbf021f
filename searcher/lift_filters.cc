// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/lift_filters.h"

#include <utility>
#include <vector>

#include "searcher/field_filter.h"

namespace dateline {
namespace {

using Kind = QueryNode::Kind;

void take_filters(QueryNode& root, Filters& filters) {
  const auto is_lifted = [&](const QueryNode& node) {
    return node.kind == Kind::kFilters && node.occur != Occur::kMustNot;
  };
  if (is_lifted(root)) {
    merge_filters(root.filters, filters);
    root = {};
  } else if (root.kind == Kind::kSequence || root.kind == Kind::kAnd) {
    for (const QueryNode& child : root.children) {
      if (is_lifted(child)) merge_filters(child.filters, filters);
    }
    std::erase_if(root.children, is_lifted);
    if (root.kind == Kind::kSequence) join_words(root.children);
    if (root.children.empty()) root = {};
  }
}

/// A list of one is its one member.
void simplify(QueryNode& node) {
  const bool is_list = node.kind == Kind::kSequence || node.kind == Kind::kAnd;
  if (!is_list || node.children.size() != 1) return;
  if (node.children.front().occur == Occur::kMustNot) return;
  QueryNode only = std::move(node.children.front());
  only.occur = node.occur;
  node = std::move(only);
}

}  // namespace

Filters lift_filters(QueryNode& root) {
  Filters filters;
  take_filters(root, filters);
  simplify(root);
  return filters;
}

}  // namespace dateline
