// SPDX-License-Identifier: GPL-2.0-or-later
// The only door to the YAML parser.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/diagnostic.h"
#include "common/result.h"

namespace dateline {

/// A node of a small YAML document: no aliases, no anchors, no tags but `!` (non-plain).
struct YamlNode {
  enum class Kind { kNull, kScalar, kSequence, kMap };

  Kind kind = Kind::kNull;
  bool quoted = false;  ///< a scalar in quotes or a block scalar: never a number, a flag or null
  Position position;    ///< in the file, not in the header
  std::string key;      ///< the key, for a map's entry
  Position key_position;
  std::string scalar;
  std::vector<YamlNode> children;  ///< items of a sequence, entries of a map, in file order

  /// The LAST entry with this key (as Jekyll's parser has it), or nullptr.
  [[nodiscard]] const YamlNode* find(std::string_view wanted) const;
};

/// A YAML syntax problem: where, and what to do about it.
struct YamlProblem {
  Position position;
  std::string message;
};

/// Deeper nesting is an error: the format needs 5 levels.
inline constexpr std::size_t kMaxYamlDepth = 32;

/// Reads one YAML map from a header; `first_line` is the header's first line in its file. Errors:
/// bad syntax, an unclosed quote or bracket (also where the parser itself would swallow the rest of
/// the header in silence), an alias, a top that is not a map, a non-scalar key, too deep nesting.
/// Duplicate keys all stay in `children`.
Result<YamlNode, YamlProblem> parse_yaml_map(std::string_view header, std::size_t first_line);

}  // namespace dateline
