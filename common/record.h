// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace dateline {

/// The beginning of a body is kept for snippets; more would only make the index large.
inline constexpr std::size_t kMaxStoredBodyBytes = 4096;

/// What an index keeps of an article to show it: the data of its Xapian document. All text is valid
/// UTF-8, never HTML-escaped.
struct Record {
  std::string id;  ///< path below its root, unique in the index
  std::string title;
  std::string excerpt;
  std::string body;  ///< at most kMaxStoredBodyBytes
  std::string url;
  std::string type;
  std::string category;
  std::string language;
  Provider provider;
  std::vector<std::string> topics;
  std::optional<UnixSeconds> published_at;
  std::optional<std::int32_t> quality;
  std::optional<std::int32_t> heat;

  /// What it is shown as.
  [[nodiscard]] const std::string& title_or_id() const { return title.empty() ? id : title; }

  friend bool operator==(const Record&, const Record&) = default;
};

/// Byte layout: the version byte 1, then the fields in the order above; text as a varint length and
/// its bytes, a list as a varint count and its items, an optional number as 0 for none or 1 and a
/// zigzag varint (LEB128, as in Protocol Buffers).
std::string encode_record(const Record& record);

/// Nothing for bytes that are no record, or of a foreign version. Never reads past the end.
std::optional<Record> decode_record(std::string_view bytes);

}  // namespace dateline
