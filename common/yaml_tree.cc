// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/yaml_tree.h"

#include <algorithm>
#include <utility>

#include "common/fast_yaml.h"
#include "common/strict_yaml.h"

namespace dateline {

const YamlNode* YamlNode::find(std::string_view wanted) const {
  const auto found = std::find_if(children.rbegin(), children.rend(),
                                  [wanted](const YamlNode& child) { return child.key == wanted; });
  return found == children.rend() ? nullptr : &*found;
}

Result<YamlNode, YamlProblem> parse_yaml_map(std::string_view header, std::size_t first_line) {
  if (auto root = parse_yaml_fast(header, first_line)) return std::move(*root);
  return parse_yaml_strictly(header, first_line);
}

}  // namespace dateline
