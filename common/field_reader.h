// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "common/diagnostic.h"
#include "common/yaml_tree.h"

namespace dateline {

/// A field that was dropped or mended: where, and what to do.
struct FieldWarning {
  Position position;
  std::string message;
};

/// Reads the fields of one YAML map as the types of an Article. A missing, null or empty field is
/// absent; one that cannot be used is absent too, with a warning. Where a key stands twice, the
/// last one counts. Not thread-safe; the map and the list of warnings must outlive it.
class FieldReader {
 public:
  /// Warns about keys that stand twice in `map`.
  FieldReader(const YamlNode& map, std::vector<FieldWarning>& warnings);

  /// The text for readers of the first of `keys` that has any (see field_text()); cut, with a
  /// warning, to `max_bytes`.
  std::string text(std::initializer_list<std::string_view> keys, std::size_t max_bytes);

  /// As above for an address: only trimmed, with `&amp;` mended.
  std::string url(std::initializer_list<std::string_view> keys);

  /// A decimal integer in plain digits, clamped to 0..max. A warning if it had to be, but -1 is the
  /// usual value of an unpublished article.
  std::optional<std::int32_t> number(std::string_view key, std::int32_t max);

  std::optional<UnixSeconds> moment(std::string_view key);

  /// true, yes, on, false, no, off, in any case.
  std::optional<bool> flag(std::string_view key);

  /// The lower-case two-letter code of `en`, `en-US`, `EN_us`.
  std::string language(std::string_view key);

  /// The map or list under a key, or nullptr.
  const YamlNode* map(std::string_view key);
  const YamlNode* list(std::string_view key);

  /// The items of a list (or the one scalar) that have any text, no two alike by fold_name(); with
  /// a warning, at most `max_items`, each cut to `max_bytes`.
  /// `places`, where given, gets the place of each.
  std::vector<std::string> names(std::string_view key, std::size_t max_items, std::size_t max_bytes,
                                 std::vector<Position>* places = nullptr);

  /// Where the value of the first of `keys` that has one stands; line 0 if none has.
  [[nodiscard]] Position place(std::initializer_list<std::string_view> keys) const;

  /// Whether the value under a key is just this text.
  [[nodiscard]] bool says(std::string_view key, std::string_view value) const;

  void warn(Position position, std::string message);

 private:
  void warn_of_duplicates();
  /// The text of one scalar; nothing for any other node, with a warning that calls it `name`.
  std::string scalar_text(const YamlNode& node, std::string_view name, std::size_t max_bytes);
  /// The scalar under a key without the blanks around it; nothing if absent or no scalar.
  std::optional<std::string_view> scalar(std::string_view key);
  void warn_of_kind(const YamlNode& node, std::string_view name, std::string_view wanted);

  const YamlNode& map_;
  std::vector<FieldWarning>& warnings_;
};

}  // namespace dateline
