// SPDX-License-Identifier: GPL-2.0-or-later
// UTF-8 itself: what is well-formed, and cutting without breaking a code point.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <string_view>

#include "common/unicode.h"
#include "tests/support/any_text.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

using namespace std::string_view_literals;

struct BadRow {
  const char* shows;
  std::string_view text;
  std::size_t at;
};

class Malformed : public testing::TestWithParam<BadRow> {};

TEST_P(Malformed, IsFoundAtItsFirstByte) {
  EXPECT_EQ(first_invalid_utf8(GetParam().text), GetParam().at);
}

const BadRow kMalformed[] = {
    {"lone continuation", "ab\x80", 2},
    {"continuation after a whole one", "\xc3\xa9\xa9", 2},
    {"two byte lead at the end", "a\xc3", 1},
    {"two byte lead before ascii", "\xc3z", 0},
    {"three bytes cut after one", "ab\xe2", 2},
    {"three bytes cut after two", "ab\xe2\x82", 2},
    {"three bytes cut before more", "\xe2\x82 after", 0},
    {"four bytes cut after three", "abc\xf0\x9f\x98", 3},
    {"lead after lead", "\xc3\xc3\xa9", 0},
    {"overlong slash in two", "\xc0\xaf", 0},
    {"overlong nul in two", "x\xc0\x80", 1},
    {"overlong highest in two", "\xc1\xbf", 0},
    {"overlong in three", "\xe0\x9f\xbf", 0},
    {"overlong in four", "\xf0\x8f\xbf\xbf", 0},
    {"first surrogate", "\xed\xa0\x80", 0},
    {"last surrogate", "\xed\xbf\xbf", 0},
    {"surrogate pair as in CESU 8", "ok\xed\xa0\xbd\xed\xb8\x80", 2},
    {"past the last code point", "\xf4\x90\x80\x80", 0},
    {"lead byte f5", "\xf5\x80\x80\x80", 0},
    {"five byte form", "\xf8\x88\x80\x80\x80", 0},
    {"six byte form", "\xfc\x84\x80\x80\x80\x80", 0},
    {"byte fe", "utf-16 \xfe\xff", 7},
    {"byte ff", "\xff", 0},
    {"Latin 1", "caf\xe9 au lait", 3},
    {"Windows quotes", "it\x92s", 2},
};

INSTANTIATE_TEST_SUITE_P(Utf8, Malformed, testing::ValuesIn(kMalformed), row_name<BadRow>);

struct GoodRow {
  const char* shows;
  std::string_view text;
};

class WellFormed : public testing::TestWithParam<GoodRow> {};

TEST_P(WellFormed, Passes) { EXPECT_EQ(first_invalid_utf8(GetParam().text), std::nullopt); }

const GoodRow kWellFormed[] = {
    {"empty", ""},
    {"ascii", "plain"},
    {"nul", "a\0b"sv},
    {"last of one byte", "\x7f"},
    {"first and last of two", "\xc2\x80\xdf\xbf"},
    {"first and last of three", "\xe0\xa0\x80\xef\xbf\xbf"},
    {"last before the surrogates", "\xed\x9f\xbf"},
    {"first after the surrogates", "\xee\x80\x80"},
    {"first and last of four", "\xf0\x90\x80\x80\xf4\x8f\xbf\xbf"},
    {"byte order mark", "\xef\xbb\xbf"},
    {"noncharacter", "\xef\xbf\xbe"},
};

INSTANTIATE_TEST_SUITE_P(Utf8, WellFormed, testing::ValuesIn(kWellFormed), row_name<GoodRow>);

RC_GTEST_PROP(Utf8, EveryCutWithinACodePointIsFoundAtItsBegin, ()) {
  const std::string before = *any_text();
  const std::string last = utf8(*any_code_point());
  RC_ASSERT(first_invalid_utf8(before + last) == std::nullopt);
  for (std::size_t kept = 1; kept < last.size(); ++kept) {
    RC_ASSERT(first_invalid_utf8(before + last.substr(0, kept)) == before.size());
  }
}

TEST(CountCodePoints, CountsThem) {
  EXPECT_EQ(count_code_points(""), 0U);
  EXPECT_EQ(count_code_points("abc"), 3U);
  EXPECT_EQ(count_code_points("é€😀"), 3U);
  EXPECT_EQ(count_code_points("e\u0301"), 2U) << "a letter and its mark are two";
}

TEST(TruncateToBytes, NeverCutsACodePoint) {
  constexpr std::string_view kText = "a€b";  // 1 + 3 + 1 bytes
  constexpr std::string_view kByLimit[] = {"", "a", "a", "a", "a€", "a€b", "a€b"};
  for (std::size_t limit = 0; limit < std::size(kByLimit); ++limit) {
    EXPECT_EQ(truncate_to_bytes(kText, limit), kByLimit[limit]) << limit;
  }
}

RC_GTEST_PROP(TruncateToBytes, GivesTheLongestValidBeginning, ()) {
  const std::string text = *any_text();
  const auto limit = *rc::gen::inRange<std::size_t>(0, text.size() + 2);
  const std::string_view cut = truncate_to_bytes(text, limit);
  RC_ASSERT(text.compare(0, cut.size(), cut) == 0);
  RC_ASSERT(cut.size() <= limit);
  RC_ASSERT(first_invalid_utf8(cut) == std::nullopt);
  for (std::size_t longer = cut.size() + 1; longer <= std::min(limit, text.size()); ++longer) {
    RC_ASSERT(first_invalid_utf8(text.substr(0, longer)) != std::nullopt);
  }
}

}  // namespace
}  // namespace dateline
