// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/yaml_tree_builder.h"

#include <fmt/format.h>

#include <utility>

namespace dateline {

void YamlTreeBuilder::null(const YamlPlace& place) {
  YamlNode node;
  node.position = place.position;
  add(std::move(node), place);
}

void YamlTreeBuilder::scalar(const YamlPlace& place, std::string text, bool quoted) {
  if (is_key()) {
    open_.back().key = std::move(text);
    open_.back().key_position = place.position;
    open_.back().has_key = true;
    return;
  }
  YamlNode node;
  node.kind = YamlNode::Kind::kScalar;
  node.quoted = quoted;
  node.position = place.position;
  node.scalar = std::move(text);
  add(std::move(node), place);
}

void YamlTreeBuilder::begin(YamlNode::Kind kind, const YamlPlace& place) {
  refuse_key(place);
  if (open_.size() >= kMaxYamlDepth) {
    throw YamlRefusal{place.offset,
                      fmt::format("nested more than {} deep; an article needs 5", kMaxYamlDepth)};
  }
  Open open;
  open.node.kind = kind;
  open.node.position = place.position;
  open.offset = place.offset;
  last_offset_ = place.offset;
  open_.push_back(std::move(open));
}

void YamlTreeBuilder::end() {
  auto node = std::move(open_.back().node);
  open_.pop_back();
  attach(std::move(node));
}

std::optional<std::size_t> YamlTreeBuilder::innermost_open() const {
  if (open_.empty()) return std::nullopt;
  return open_.back().offset;
}

bool YamlTreeBuilder::is_key() const {
  return !open_.empty() && open_.back().node.kind == YamlNode::Kind::kMap && !open_.back().has_key;
}

void YamlTreeBuilder::refuse_key(const YamlPlace& place) const {
  if (!is_key()) return;
  throw YamlRefusal{place.offset, "a key that is no plain word; write `key: value`"};
}

void YamlTreeBuilder::add(YamlNode node, const YamlPlace& place) {
  refuse_key(place);
  last_offset_ = place.offset;
  attach(std::move(node));
}

void YamlTreeBuilder::attach(YamlNode node) {
  if (open_.empty()) {
    root_ = std::move(node);
    return;
  }
  auto& parent = open_.back();
  if (parent.has_key) {
    node.key = std::move(parent.key);
    node.key_position = parent.key_position;
    parent.has_key = false;
  }
  parent.node.children.push_back(std::move(node));
}

}  // namespace dateline
