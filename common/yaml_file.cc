// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/yaml_file.h"

#include <fmt/format.h>

#include <filesystem>
#include <set>
#include <utility>

#include "common/small_file.h"
#include "common/unicode.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxYamlFileBytes = 64 << 10;

/// Whether there is nothing but white space and comments.
bool says_nothing(std::string_view yaml) {
  bool in_comment = false;
  for (const char c : yaml) {
    if (c == '\n') in_comment = false;
    if (c == '#') in_comment = true;
    if (!in_comment && c != ' ' && c != '\n' && c != '\r') return false;
  }
  return true;
}

Result<YamlNode, YamlProblem> parse(std::string_view yaml) {
  if (const auto bad = first_invalid_utf8(yaml)) {
    return YamlProblem{position_at(yaml, *bad), "the file is not UTF-8"};
  }
  if (const auto bad = yaml.find('\0'); bad != std::string_view::npos) {
    return YamlProblem{position_at(yaml, bad), "a NUL byte"};
  }
  if (says_nothing(yaml)) {
    YamlNode empty;
    empty.kind = YamlNode::Kind::kMap;
    return empty;
  }
  constexpr std::size_t kFirstLine = 1;
  auto root = parse_yaml_map(yaml, kFirstLine);
  if (!root) return root;
  if (auto repeated = repeated_key(*root)) return std::move(*repeated);
  return root;
}

}  // namespace

std::optional<YamlProblem> repeated_key(const YamlNode& map) {
  std::set<std::string_view> seen;
  for (const YamlNode& entry : map.children) {
    if (seen.insert(entry.key).second) continue;
    return YamlProblem{entry.key_position, fmt::format("'{}' stands twice", entry.key)};
  }
  return std::nullopt;
}

Result<YamlNode, Diagnostic> parse_yaml_text(std::string_view yaml, const std::string& path) {
  auto root = parse(yaml);
  if (root) return std::move(*root);
  return Diagnostic{Severity::kError, path, root.error().position, root.error().message};
}

Result<std::optional<YamlNode>, Diagnostic> read_yaml_file(const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return std::optional<YamlNode>();
  const auto yaml = read_small_file(path, kMaxYamlFileBytes);
  if (!yaml) {
    return Diagnostic{Severity::kError,
                      path,
                      {},
                      fmt::format("cannot be read, or has more than {} bytes", kMaxYamlFileBytes)};
  }
  auto root = parse_yaml_text(*yaml, path);
  if (!root) return root.error();
  return std::optional(std::move(*root));
}

}  // namespace dateline
