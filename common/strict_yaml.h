// SPDX-License-Identifier: GPL-2.0-or-later
// The only door to yaml-cpp.
#pragma once

#include <cstddef>
#include <string_view>

#include "common/result.h"
#include "common/yaml_tree.h"

namespace dateline {

/// parse_yaml_map() by yaml-cpp, which decides what a header means and explains what is wrong.
Result<YamlNode, YamlProblem> parse_yaml_strictly(std::string_view header, std::size_t first_line);

}  // namespace dateline
