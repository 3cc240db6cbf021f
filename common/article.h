// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

/// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
using UnixSeconds = std::int64_t;

/// Who published an article. Either part may be empty.
struct Provider {
  std::string name;
  std::string domain;

  /// What it is shown, filtered and counted as: its name, or else its domain; empty without either.
  [[nodiscard]] const std::string& label() const { return name.empty() ? domain : name; }

  friend bool operator==(const Provider&, const Provider&) = default;
};

/// One item of an article's `related` list: the same event told elsewhere, as the editors saw it.
struct RelatedItem {
  std::string title;
  std::string url;
  std::optional<UnixSeconds> published_at;
  Provider provider;
  std::optional<std::int32_t> quality;

  friend bool operator==(const RelatedItem&, const RelatedItem&) = default;
};

/// Where quality and heat are clamped to, so that a wrapped counter cannot lift an article.
inline constexpr std::int32_t kMaxQuality = 1'000;
inline constexpr std::int32_t kMaxHeat = 100'000;

/// One article file, read. All text is valid UTF-8 with entities decoded, tags stripped and runs
/// of white space folded into one space; nothing is HTML-escaped.
struct Article {
  std::string title;    ///< `title`, or `name` where there is none
  std::string excerpt;  ///< `excerpt`, or `bio`
  std::string body;     ///< the text after the front matter, without markup
  std::string url;      ///< `webUrl`, or `originalUrl`
  std::string type;
  std::string category;
  std::string language;  ///< the `lang` field: a lower-case ISO 639-1 code, or empty
  Provider provider;
  std::vector<std::string> topics;  ///< in file order, no two alike after folding
  std::vector<RelatedItem> related;
  std::optional<UnixSeconds> published_at;
  std::optional<std::int32_t> quality;  ///< 0..kMaxQuality
  std::optional<std::int32_t> heat;     ///< 0..kMaxHeat
  bool published = true;                ///< false: `published: false` or `removed: true`

  friend bool operator==(const Article&, const Article&) = default;
};

}  // namespace dateline
