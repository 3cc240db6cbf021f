// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/story_slots.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "common/hash.h"
#include "common/varint.h"

namespace dateline {
namespace {

template <typename Number>
void read_number(ByteReader& in, std::optional<Number>& out) {
  if (in.number() != 0) out = static_cast<Number>(in.signed_number());
}

/// The texts of an item, in the order in which they are stored.
template <typename Item>
auto texts_of(Item& item) {
  return std::array{&item.title, &item.url, &item.provider.name, &item.provider.domain};
}

}  // namespace

std::uint64_t story_number(std::string_view id) {
  constexpr unsigned kUnusedBits = 16;
  return hash64(id) >> kUnusedBits;
}

std::string story_id_of(std::uint64_t number) {
  constexpr std::size_t kDigits = 12;
  std::string out(kDigits, '0');
  for (auto at = out.rbegin(); at != out.rend(); ++at, number >>= 4U) {
    *at = "0123456789abcdef"[number & 0xfU];
  }
  return out;
}

std::string story_id_of(std::string_view id) { return story_id_of(story_number(id)); }

std::uint64_t number_of_story(std::string_view story_id) {
  constexpr int kHexadecimal = 16;
  std::uint64_t number = 0;
  std::from_chars(story_id.data(), story_id.data() + story_id.size(), number, kHexadecimal);
  return number;
}

std::string encode_related(const std::vector<RelatedItem>& items) {
  ByteWriter out;
  for (std::size_t i = 0; i < std::min(items.size(), kMaxStoredRelated); ++i) {
    const RelatedItem& item = items[i];
    for (const std::string* text : texts_of(item)) out.put(std::string_view(*text));
    out.put_optional(item.published_at);
    out.put_optional(item.quality);
  }
  return out.take();
}

std::vector<RelatedItem> decode_related(std::string_view value) {
  ByteReader in(value);
  std::vector<RelatedItem> items;
  while (in.ok() && !in.at_end()) {
    RelatedItem& item = items.emplace_back();
    for (std::string* text : texts_of(item)) *text = in.text();
    read_number(in, item.published_at);
    read_number(in, item.quality);
  }
  if (!in.ok()) return {};
  return items;
}

}  // namespace dateline
