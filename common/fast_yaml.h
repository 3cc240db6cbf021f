// SPDX-License-Identifier: GPL-2.0-or-later
// The only door to libyaml.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "common/yaml_tree.h"

namespace dateline {

/// The tree that parse_yaml_strictly() would give, by libyaml, which is several times as fast; or
/// nothing: the header is wrong, or holds something that the two parsers may see differently, so
/// that the strict reader must decide.
std::optional<YamlNode> parse_yaml_fast(std::string_view header, std::size_t first_line);

}  // namespace dateline
