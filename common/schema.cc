// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/schema.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/hash.h"
#include "common/unicode.h"

namespace dateline {
namespace {

constexpr int kDateBytes = 5;
constexpr int kDayBytes = 3;
constexpr std::size_t kNameBytes = 6;
constexpr int kHashBytes = 4;
constexpr std::size_t kTieBreakBytes = 1 + kNameBytes + kHashBytes;
constexpr int kTopicBytes = 3;

constexpr std::uint64_t middle_of(int bytes) { return std::uint64_t{1} << (8 * bytes - 1); }

std::string big_endian(std::uint64_t number, int bytes) {
  std::string out(static_cast<std::size_t>(bytes), '\0');
  for (auto at = out.rbegin(); at != out.rend(); ++at, number >>= 8U) {
    *at = static_cast<char>(number & 0xffU);
  }
  return out;
}

std::uint64_t read_big_endian(std::string_view bytes) {
  std::uint64_t number = 0;
  for (const char c : bytes) number = number << 8U | static_cast<unsigned char>(c);
  return number;
}

/// `number` moved so that negative ones sort first, clamped to what `bytes` can hold.
std::string sortable(std::int64_t number, int bytes) {
  const auto middle = static_cast<std::int64_t>(middle_of(bytes));
  return big_endian(static_cast<std::uint64_t>(std::clamp(number, -middle, middle - 1) + middle),
                    bytes);
}

std::int64_t unsortable(std::string_view bytes) {
  return static_cast<std::int64_t>(read_big_endian(bytes)) -
         static_cast<std::int64_t>(middle_of(static_cast<int>(bytes.size())));
}

/// Greater for what a folder lists first: copies are as a rule the later ones.
std::string listing_order(std::string_view id) {
  constexpr std::size_t kMax = 0xff;
  const std::string_view stem = id.substr(0, std::min(id.rfind('.'), id.size()));
  std::string out = big_endian(kMax - std::min(id.size(), kMax), 1);
  std::string name(stem.substr(stem.size() - std::min(stem.size(), kNameBytes)));
  name.resize(kNameBytes, '\0');
  for (const char c : name) out += static_cast<char>(~static_cast<unsigned char>(c));
  return out;
}

}  // namespace

std::string make_term(std::string_view term_prefix, std::string_view rest) {
  std::string term(term_prefix);
  const bool needs_colon =
      term.size() > 1 && !rest.empty() && (rest[0] == ':' || (rest[0] >= 'A' && rest[0] <= 'Z'));
  if (needs_colon) term += ':';
  if (term.size() + rest.size() <= kMaxTermBytes && rest.find('\0') == std::string_view::npos) {
    term += rest;
    return term;
  }
  constexpr std::size_t kKeptBytes = 100;
  std::string kept(truncate_to_bytes(rest, kKeptBytes));
  std::replace(kept.begin(), kept.end(), '\0', ' ');
  return term + kept + '#' + hash128_hex(rest);
}

std::string id_term(std::string_view id) { return std::string(prefix::kId) + hash128_hex(id); }

std::string name_term(std::string_view term_prefix, std::string_view name) {
  return make_term(term_prefix, fold_name(name));
}

std::string url_term(std::string_view url) { return std::string(prefix::kUrl) + hash128_hex(url); }

std::string band_term(std::size_t band, std::uint32_t value) {
  return fmt::format("{}{}{:08x}", prefix::kNear, band, value);
}

std::string whole_title_term(std::uint64_t hash) {
  return fmt::format("{}t{:016x}", prefix::kNear, hash);
}

std::string encode_date(std::optional<UnixSeconds> moment, std::string_view id) {
  const auto date = moment ? date_lower_bound(*moment) : std::string(kDateBytes, '\0');
  return date + listing_order(id) + big_endian(hash64(id), kHashBytes);
}

std::string date_lower_bound(UnixSeconds moment) {
  constexpr auto kEarliest = 1 - static_cast<std::int64_t>(middle_of(kDateBytes));
  return sortable(std::max(moment, kEarliest), kDateBytes);
}

std::string date_upper_bound(UnixSeconds moment) {
  return date_lower_bound(moment) + std::string(kTieBreakBytes + 1, '\xff');
}

std::optional<UnixSeconds> decode_date(std::string_view value) {
  if (value.size() != std::size_t{kDateBytes} + kTieBreakBytes) return std::nullopt;
  const auto date = value.substr(0, kDateBytes);
  if (date == std::string_view("\0\0\0\0\0", kDateBytes)) return std::nullopt;
  return unsortable(date);
}

std::string encode_day(UnixDays day) { return sortable(day, kDayBytes); }

std::optional<UnixDays> decode_day(std::string_view value) {
  if (value.size() != kDayBytes) return std::nullopt;
  return static_cast<UnixDays>(unsortable(value));
}

std::string encode_topics(std::vector<TopicId> ids) {
  std::sort(ids.begin(), ids.end());
  std::string out;
  for (const auto id : ids) out += big_endian(id, kTopicBytes);
  return out;
}

std::vector<TopicId> decode_topics(std::string_view value) {
  std::vector<TopicId> ids;
  for (; value.size() >= kTopicBytes; value.remove_prefix(kTopicBytes)) {
    ids.push_back(static_cast<TopicId>(read_big_endian(value.substr(0, kTopicBytes))));
  }
  return ids;
}

}  // namespace dateline
