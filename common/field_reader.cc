// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/field_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <system_error>
#include <unordered_map>

#include "common/ascii.h"
#include "common/date.h"
#include "common/diagnostic.h"
#include "common/html.h"
#include "common/unicode.h"
#include "common/white_space.h"

namespace dateline {
namespace {

using Kind = YamlNode::Kind;

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
}

/// A value as a message shows it: in quotes, on one line, not too long.
std::string shown(std::string_view value) {
  constexpr std::size_t kMaxShownBytes = 60;
  const auto begin = truncate_to_bytes(value, kMaxShownBytes);
  return fmt::format("'{}{}'", escape_controls(begin), begin.size() < value.size() ? "…" : "");
}

/// A decimal integer; one beyond 64 bits saturates. A leading zero is refused, as YAML readers do
/// not agree on whether it means octal.
std::optional<std::int64_t> parse_integer(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || !std::all_of(text.begin(), text.end(), is_ascii_digit)) return std::nullopt;
  if (text.size() > 1 && text.front() == '0') return std::nullopt;
  std::int64_t value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec == std::errc::result_out_of_range) value = std::numeric_limits<std::int64_t>::max();
  return negative ? -value : value;
}

/// Two letters, then nothing or subtags behind `-` or `_`.
bool is_language_tag(std::string_view text) {
  if (text.size() < 2 || !is_ascii_letter(text[0]) || !is_ascii_letter(text[1])) return false;
  if (text.size() == 2) return true;
  if (text.back() == '-' || text.back() == '_' || (text[2] != '-' && text[2] != '_')) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_';
  });
}

std::string url_text(std::string_view raw) {
  constexpr std::string_view kEscaped = "&amp;";
  auto text = fold_white_space(raw);
  for (auto at = text.find(kEscaped); at != std::string::npos; at = text.find(kEscaped, at + 1)) {
    text.erase(at + 1, kEscaped.size() - 1);
  }
  return text;
}

std::string_view kind_name(Kind kind) { return kind == Kind::kMap ? "a map" : "a list"; }

}  // namespace

FieldReader::FieldReader(const YamlNode& map, std::vector<FieldWarning>& warnings)
    : map_(map), warnings_(warnings) {
  warn_of_duplicates();
}

void FieldReader::warn(Position position, std::string message) {
  warnings_.push_back({position, std::move(message)});
}

void FieldReader::warn_of_duplicates() {
  std::vector<std::string_view> keys;
  keys.reserve(map_.children.size());
  for (const auto& child : map_.children) keys.push_back(child.key);
  std::sort(keys.begin(), keys.end());
  if (std::adjacent_find(keys.begin(), keys.end()) == keys.end()) return;

  std::unordered_map<std::string_view, std::size_t> lines;
  for (const auto& child : map_.children) {
    const auto [first, is_new] = lines.try_emplace(child.key, child.key_position.line);
    if (is_new) continue;
    warn(child.key_position,
         fmt::format("{} stands on line {} already; the last one counts, remove "
                     "the other",
                     shown(child.key), first->second));
  }
}

void FieldReader::warn_of_kind(const YamlNode& node, std::string_view name,
                               std::string_view wanted) {
  const auto found = node.kind == Kind::kScalar ? "plain text" : kind_name(node.kind);
  warn(node.position, fmt::format("{} is {}; write {}", name, found, wanted));
}

std::optional<std::string_view> FieldReader::scalar(std::string_view key) {
  const YamlNode* const node = map_.find(key);
  if (node == nullptr || node->kind == Kind::kNull) return std::nullopt;
  if (node->kind != Kind::kScalar) {
    warn_of_kind(*node, key, "a single value");
    return std::nullopt;
  }
  const auto value = trimmed(node->scalar);
  if (value.empty()) return std::nullopt;
  return value;
}

std::string FieldReader::scalar_text(const YamlNode& node, std::string_view name,
                                     std::size_t max_bytes) {
  if (node.kind == Kind::kNull) return {};
  if (node.kind != Kind::kScalar) {
    warn_of_kind(node, name, "a single line of text");
    return {};
  }
  auto text = field_text(node.scalar);
  if (text.size() <= max_bytes) return text;
  warn(node.position,
       fmt::format("{} has {} bytes, more than {}; its beginning is kept, shorten it", name,
                   text.size(), max_bytes));
  return fold_white_space(truncate_to_bytes(text, max_bytes));
}

std::string FieldReader::text(std::initializer_list<std::string_view> keys, std::size_t max_bytes) {
  for (const auto key : keys) {
    const YamlNode* const node = map_.find(key);
    if (node == nullptr) continue;
    if (auto text = scalar_text(*node, key, max_bytes); !text.empty()) return text;
  }
  return {};
}

std::string FieldReader::url(std::initializer_list<std::string_view> keys) {
  for (const auto key : keys) {
    if (const auto value = scalar(key)) return url_text(*value);
  }
  return {};
}

std::optional<std::int32_t> FieldReader::number(std::string_view key, std::int32_t max) {
  const auto value = scalar(key);
  if (!value) return std::nullopt;
  const auto position = map_.find(key)->position;
  const auto number = parse_integer(*value);
  if (!number) {
    warn(position, fmt::format("{} {} is not a whole number; write it in plain digits, like 104",
                               key, shown(*value)));
    return std::nullopt;
  }
  const auto clamped = static_cast<std::int32_t>(std::clamp<std::int64_t>(*number, 0, max));
  if (*number < -1 || *number > max) {
    warn(position, fmt::format("{} {} is taken as {}; write a number from 0 to {}", key,
                               shown(*value), clamped, max));
  }
  return clamped;
}

std::optional<UnixSeconds> FieldReader::moment(std::string_view key) {
  const auto value = scalar(key);
  if (!value) return std::nullopt;
  const auto moment = parse_moment(*value);
  if (!moment) {
    warn(map_.find(key)->position, fmt::format("{} {} is not a date; write it like "
                                               "2021-02-28T09:30:00Z",
                                               key, shown(*value)));
  }
  return moment;
}

std::optional<bool> FieldReader::flag(std::string_view key) {
  constexpr std::array<std::string_view, 3> kTrue = {"true", "yes", "on"};
  constexpr std::array<std::string_view, 3> kFalse = {"false", "no", "off"};
  const auto value = scalar(key);
  if (!value) return std::nullopt;
  const auto word = to_ascii_lower(*value);
  if (std::find(kTrue.begin(), kTrue.end(), word) != kTrue.end()) return true;
  if (std::find(kFalse.begin(), kFalse.end(), word) != kFalse.end()) return false;
  warn(map_.find(key)->position,
       fmt::format("{} {} is neither true nor false; write one of them", key, shown(*value)));
  return std::nullopt;
}

std::string FieldReader::language(std::string_view key) {
  const auto value = scalar(key);
  if (!value) return {};
  if (is_language_tag(*value)) return to_ascii_lower(value->substr(0, 2));
  warn(map_.find(key)->position,
       fmt::format("{} {} is not a language code; write two letters, like en", key, shown(*value)));
  return {};
}

const YamlNode* FieldReader::map(std::string_view key) {
  const YamlNode* const node = map_.find(key);
  if (node == nullptr || node->kind == Kind::kNull) return nullptr;
  if (node->kind == Kind::kMap) return node;
  warn_of_kind(*node, key, "fields below it, like `name: …`");
  return nullptr;
}

const YamlNode* FieldReader::list(std::string_view key) {
  const YamlNode* const node = map_.find(key);
  if (node == nullptr || node->kind == Kind::kNull) return nullptr;
  if (node->kind == Kind::kSequence) return node;
  warn_of_kind(*node, key, "a list, each item behind `- `");
  return nullptr;
}

Position FieldReader::place(std::initializer_list<std::string_view> keys) const {
  for (const auto key : keys) {
    const YamlNode* const node = map_.find(key);
    if (node != nullptr && node->kind == Kind::kScalar && !trimmed(node->scalar).empty()) {
      return node->position;
    }
  }
  return {};
}

bool FieldReader::says(std::string_view key, std::string_view value) const {
  const YamlNode* const node = map_.find(key);
  return node != nullptr && node->kind == Kind::kScalar && trimmed(node->scalar) == value;
}

std::vector<std::string> FieldReader::names(std::string_view key, std::size_t max_items,
                                            std::size_t max_bytes, std::vector<Position>* places) {
  const YamlNode* node = map_.find(key);
  if (node == nullptr) return {};
  if (node->kind == Kind::kMap) node = list(key);
  if (node == nullptr) return {};

  std::vector<std::string> names;
  std::vector<std::string> folded;
  const auto add = [&](const YamlNode& item) {
    auto name = scalar_text(item, key, max_bytes);
    auto form = fold_name(name);
    if (form.empty() || std::find(folded.begin(), folded.end(), form) != folded.end()) return;
    names.push_back(std::move(name));
    folded.push_back(std::move(form));
    if (places != nullptr) places->push_back(item.position);
  };
  if (node->kind == Kind::kScalar) add(*node);
  for (const auto& item : node->children) {
    if (names.size() == max_items) {
      warn(item.position, fmt::format("{} has more than {} items; the rest is dropped, shorten it",
                                      key, max_items));
      break;
    }
    add(item);
  }
  return names;
}

}  // namespace dateline
