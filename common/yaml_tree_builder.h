// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/yaml_tree.h"

namespace dateline {

/// What a parser accepts and we do not. `offset`: bytes into the header.
struct YamlRefusal {
  std::size_t offset = 0;
  std::string message;
};

/// Where an event stands.
struct YamlPlace {
  std::size_t offset = 0;  ///< bytes into the header
  Position position;       ///< in the file
};

/// Makes the tree from a parser's events, whichever parser that is. What we do not take (nesting
/// beyond kMaxYamlDepth, a key that is no scalar) is thrown as YamlRefusal.
class YamlTreeBuilder {
 public:
  void null(const YamlPlace& place);
  void scalar(const YamlPlace& place, std::string text, bool quoted);
  void begin(YamlNode::Kind kind, const YamlPlace& place);
  void end();

  /// The whole document, once it ended.
  [[nodiscard]] std::optional<YamlNode>& root() { return root_; }

  /// The opening bracket, or first entry, of the innermost collection that has not ended.
  [[nodiscard]] std::optional<std::size_t> innermost_open() const;

  /// Of the last value that began.
  [[nodiscard]] std::size_t last_offset() const { return last_offset_; }

 private:
  /// A sequence or map that has not ended.
  struct Open {
    YamlNode node;
    std::string key;  // of the entry to come, in a map
    Position key_position;
    bool has_key = false;
    std::size_t offset = 0;
  };

  [[nodiscard]] bool is_key() const;
  void refuse_key(const YamlPlace& place) const;
  void add(YamlNode node, const YamlPlace& place);
  void attach(YamlNode node);

  std::vector<Open> open_;
  std::optional<YamlNode> root_;
  std::size_t last_offset_ = 0;
};

}  // namespace dateline
