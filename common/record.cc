// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/record.h"

#include "common/varint.h"

namespace dateline {
namespace {

constexpr std::uint64_t kRecordVersion = 1;

/// Reads what ByteWriter::put_optional() wrote; false for another mark or a number that is too
/// large.
template <typename Number>
bool read_optional(ByteReader& in, std::optional<Number>& out) {
  const std::uint64_t mark = in.number();
  if (mark == 0) return true;
  const std::int64_t number = in.signed_number();
  out = static_cast<Number>(number);
  return mark == 1 && *out == number;
}

std::vector<std::string> read_list(ByteReader& in) {
  std::vector<std::string> items;
  for (std::uint64_t left = in.number(); left > 0 && in.ok(); --left) items.emplace_back(in.text());
  return items;
}

}  // namespace

std::string encode_record(const Record& record) {
  ByteWriter out;
  out.put(kRecordVersion);
  for (const std::string* text :
       {&record.id, &record.title, &record.excerpt, &record.body, &record.url, &record.type,
        &record.category, &record.language, &record.provider.name, &record.provider.domain}) {
    out.put(std::string_view(*text));
  }
  out.put(std::uint64_t{record.topics.size()});
  for (const std::string& topic : record.topics) out.put(std::string_view(topic));
  out.put_optional(record.published_at);
  out.put_optional(record.quality);
  out.put_optional(record.heat);
  return out.take();
}

std::optional<Record> decode_record(std::string_view bytes) {
  ByteReader in(bytes);
  if (in.number() != kRecordVersion) return std::nullopt;
  Record record;
  for (std::string* text :
       {&record.id, &record.title, &record.excerpt, &record.body, &record.url, &record.type,
        &record.category, &record.language, &record.provider.name, &record.provider.domain}) {
    *text = in.text();
  }
  record.topics = read_list(in);
  const bool fits = read_optional(in, record.published_at) && read_optional(in, record.quality) &&
                    read_optional(in, record.heat);
  if (!fits || !in.ok() || !in.at_end()) return std::nullopt;
  return record;
}

}  // namespace dateline
