// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/record.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "common/varint.h"

namespace dateline {
namespace {

using namespace std::string_literals;

Record sample() {
  return {.id = "2020/08/a.md",
          .title = "Clearview AI landed a contract",
          .excerpt = "“Big” news…",
          .body = "a\0b"s,
          .url = "https://x.org/a",
          .type = "news",
          .category = "tech",
          .language = "en",
          .provider = {"The Verge", "theverge.com"},
          .topics = {"AI", "", "Sécurité"},
          .published_at = -1,
          .quality = 0,
          .heat = std::numeric_limits<std::int32_t>::max()};
}

template <typename Number>
std::optional<Number> any_or_none() {
  if (*rc::gen::arbitrary<bool>()) return std::nullopt;
  return *rc::gen::arbitrary<Number>();
}

Record any_record() {
  using Text = std::string;
  const auto text = rc::gen::arbitrary<Text>();
  return {.id = *text,
          .title = *text,
          .excerpt = *text,
          .body = *text,
          .url = *text,
          .type = *text,
          .category = *text,
          .language = *text,
          .provider = {*text, *text},
          .topics = *rc::gen::arbitrary<std::vector<Text>>(),
          .published_at = any_or_none<UnixSeconds>(),
          .quality = any_or_none<std::int32_t>(),
          .heat = any_or_none<std::int32_t>()};
}

TEST(Record, ComesBack) {
  EXPECT_EQ(decode_record(encode_record(sample())), sample());
  EXPECT_EQ(decode_record(encode_record({})), Record());
}

TEST(Record, TellsMissingFromZero) {
  Record zero;
  zero.quality = 0;
  zero.heat = 0;
  zero.published_at = 0;
  EXPECT_NE(encode_record(zero), encode_record({}));
  EXPECT_EQ(decode_record(encode_record(zero)), zero);
}

TEST(Record, HasTheBytesThatItsLayoutSays) {
  Record record;
  record.id = "a";
  record.topics = {"t"};
  record.quality = 1;
  record.heat = -1;
  EXPECT_EQ(encode_record(record),
            "\x01\x01"s
            "a" +
                std::string(9, '\0') + "\x01\x01t\0\x01\x02\x01\x01"s);
}

TEST(BrokenRecord, GivesNothingForEveryPrefix) {
  const std::string bytes = encode_record(sample());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_EQ(decode_record(bytes.substr(0, size)), std::nullopt) << size;
  }
}

TEST(BrokenRecord, GivesNothingWithMoreBehindIt) {
  EXPECT_EQ(decode_record(encode_record(sample()) + '\0'), std::nullopt);
  EXPECT_EQ(decode_record(encode_record(sample()) + encode_record(sample())), std::nullopt);
}

TEST(BrokenRecord, GivesNothingForAnotherVersion) {
  std::string bytes = encode_record(sample());
  for (const char version : {'\0', '\x02', '\x7f', '{'}) {
    bytes[0] = version;
    EXPECT_EQ(decode_record(bytes), std::nullopt);
  }
}

/// An otherwise empty record whose list of topics and numbers are `tail`.
std::optional<Record> decode_with(const std::string& tail) {
  return decode_record("\x01"s + std::string(10, '\0') + tail);
}

TEST(BrokenRecord, GivesNothingForCountsAndNumbersThatDoNotFit) {
  EXPECT_EQ(decode_with("\0\0\0\0"s), Record()) << "the layout that the rows below break";
  EXPECT_EQ(decode_with("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"s), std::nullopt)
      << "2^64 - 1 topics";
  EXPECT_EQ(decode_with("\x04\0\0\0"s), std::nullopt) << "more topics than bytes";
  EXPECT_EQ(decode_with("\0\x02\0\0\0"s), std::nullopt) << "neither none nor one";
  EXPECT_EQ(decode_with("\0\0\x01\x80\x80\x80\x80\x10\0"s), std::nullopt) << "quality 2^31";
  EXPECT_EQ(decode_with("\0\0\0\x01\x81\x80\x80\x80\x10"s), std::nullopt) << "heat -2^31 - 1";
}

RC_GTEST_PROP(RecordProperty, ComesBack, ()) {
  const Record record = any_record();
  const std::string bytes = encode_record(record);
  RC_ASSERT(decode_record(bytes) == record);
  RC_ASSERT(decode_record(std::string_view(bytes).substr(0, bytes.size() - 1)) == std::nullopt);
}

RC_GTEST_PROP(RecordProperty, GarbageIsNoRecord, (const std::string& bytes)) {
  RC_PRE(bytes.size() < 15U);  // the shortest record
  RC_ASSERT(decode_record(bytes) == std::nullopt);
  RC_ASSERT(decode_record("\x01" + bytes).value_or(Record()) == Record());
}

RC_GTEST_PROP(RecordProperty, ADamagedByteIsAnotherRecordOrNone, ()) {
  const Record record = any_record();
  std::string bytes = encode_record(record);
  const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
  bytes[at] = static_cast<char>(bytes[at] ^ *rc::gen::inRange(1, 256));
  const auto decoded = decode_record(bytes);
  if (decoded) RC_ASSERT(decode_record(encode_record(*decoded)) == decoded);
}

}  // namespace
}  // namespace dateline
