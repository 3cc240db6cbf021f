// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/diagnostic.h"
#include "common/result.h"
#include "common/yaml_tree.h"

namespace dateline {

/// The first key that an earlier entry of the map has as well.
std::optional<YamlProblem> repeated_key(const YamlNode& map);

/// Reads the text of a YAML file that people write, a map; `path` is for messages. A text of
/// comments alone is an empty map. Failure: what parse_yaml_map() refuses, a key that stands twice
/// in the top map, a NUL, no UTF-8.
Result<YamlNode, Diagnostic> parse_yaml_text(std::string_view yaml, const std::string& path);

/// The same for the file at `path`, of at most 64 KiB; nothing if there is none.
Result<std::optional<YamlNode>, Diagnostic> read_yaml_file(const std::string& path);

}  // namespace dateline
