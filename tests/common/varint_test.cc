// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/varint.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "tests/support/row_name.h"

namespace dateline {
namespace {

using namespace std::string_view_literals;

constexpr auto kMaxU64 = std::numeric_limits<std::uint64_t>::max();
constexpr auto kMinI64 = std::numeric_limits<std::int64_t>::min();
constexpr auto kMaxI64 = std::numeric_limits<std::int64_t>::max();

std::string bytes_of(std::uint64_t number) {
  ByteWriter out;
  out.put(number);
  return out.take();
}

std::string bytes_of_signed(std::int64_t number) {
  ByteWriter out;
  out.put_signed(number);
  return out.take();
}

TEST(ByteWriter, WritesLeb128) {
  EXPECT_EQ(bytes_of(0), "\0"sv);
  EXPECT_EQ(bytes_of(127), "\x7f");
  EXPECT_EQ(bytes_of(128), "\x80\x01");
  EXPECT_EQ(bytes_of(300), "\xac\x02");
  EXPECT_EQ(bytes_of(kMaxU64), "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01");
}

TEST(ByteWriter, WritesSignsInZigzag) {
  EXPECT_EQ(bytes_of_signed(0), "\0"sv);
  EXPECT_EQ(bytes_of_signed(-1), "\x01");
  EXPECT_EQ(bytes_of_signed(1), "\x02");
  EXPECT_EQ(bytes_of_signed(-64), "\x7f");
  EXPECT_EQ(bytes_of_signed(kMaxI64), bytes_of(kMaxU64 - 1));
  EXPECT_EQ(bytes_of_signed(kMinI64), bytes_of(kMaxU64));
}

RC_GTEST_PROP(BytesProperty, ComeBack, (std::uint64_t number, std::int64_t number2)) {
  const auto text = *rc::gen::arbitrary<std::string>();
  ByteWriter out;
  out.put(number);
  out.put(std::string_view(text));
  out.put_signed(number2);
  const std::string bytes = out.take();
  ByteReader in(bytes);
  RC_ASSERT(in.left() == bytes.size());
  RC_ASSERT(in.number() == number);
  RC_ASSERT(in.text() == text);
  RC_ASSERT(in.signed_number() == number2);
  RC_ASSERT(in.ok() && in.at_end());
}

RC_GTEST_PROP(BytesProperty, NumbersOfEverySizeComeBack, (std::uint64_t number)) {
  const std::uint64_t smaller = number >> *rc::gen::inRange(0U, 64U);
  const auto with_sign = static_cast<std::int64_t>(smaller);
  const std::string bytes = bytes_of(smaller) + bytes_of_signed(with_sign);
  ByteReader in(bytes);
  RC_ASSERT(in.number() == smaller);
  RC_ASSERT(in.signed_number() == with_sign);
  RC_ASSERT(in.ok() && in.at_end());
}

struct BadBytesRow {
  const char* shows;
  std::string_view bytes;
};

class BadNumber : public testing::TestWithParam<BadBytesRow> {};

TEST_P(BadNumber, IsRefusedForGood) {
  ByteReader in(GetParam().bytes);
  EXPECT_EQ(in.number(), 0U);
  EXPECT_FALSE(in.ok());
  EXPECT_EQ(in.number(), 0U);
  EXPECT_EQ(in.signed_number(), 0);
  EXPECT_EQ(in.text(), "");
  EXPECT_EQ(in.left(), 0U);
  EXPECT_FALSE(in.ok());
}

constexpr BadBytesRow kBadNumbers[] = {
    {"nothing", ""},
    {"cut", "\x80"},
    {"cut late", "\xff\xff\xff\xff\xff\xff\xff\xff\xff"},
    {"65 bits", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02"},
    {"70 bits", "\x80\x80\x80\x80\x80\x80\x80\x80\x80\x7f"},
    {"eleven bytes", "\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01"},
    {"without end", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"},
};

INSTANTIATE_TEST_SUITE_P(Varint, BadNumber, testing::ValuesIn(kBadNumbers), row_name<BadBytesRow>);

class BadText : public testing::TestWithParam<BadBytesRow> {};

TEST_P(BadText, IsRefused) {
  ByteReader in(GetParam().bytes);
  EXPECT_EQ(in.text(), "");
  EXPECT_FALSE(in.ok());
  EXPECT_TRUE(in.at_end());
}

constexpr BadBytesRow kBadTexts[] = {
    {"nothing", ""},
    {"one byte short",
     "\x03"
     "ab"},
    {"of all memory",
     "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"
     "ab"},
};

INSTANTIATE_TEST_SUITE_P(Varint, BadText, testing::ValuesIn(kBadTexts), row_name<BadBytesRow>);

RC_GTEST_PROP(BytesProperty, GarbageIsReadToItsEndAtMost, (const std::string& bytes)) {
  ByteReader in(bytes);
  for (int i = 0; i < 20; ++i) {
    const std::size_t before = in.left();
    switch (*rc::gen::inRange(0, 3)) {
      case 0:
        in.number();
        break;
      case 1:
        in.signed_number();
        break;
      default:
        RC_ASSERT(in.text().size() <= before);
    }
    RC_ASSERT(in.left() <= before);
  }
}

}  // namespace
}  // namespace dateline
