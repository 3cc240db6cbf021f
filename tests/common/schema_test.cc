// SPDX-License-Identifier: GPL-2.0-or-later
// What stands in the value slots: bytes that sort as what they mean.
#include "common/schema.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace dateline {
namespace {

using namespace std::string_literals;

constexpr UnixSeconds kFirstMoment = 1 - (INT64_C(1) << 39);
constexpr UnixSeconds kLastMoment = (INT64_C(1) << 39) - 1;
constexpr auto kMin64 = std::numeric_limits<std::int64_t>::min();
constexpr auto kMax64 = std::numeric_limits<std::int64_t>::max();

rc::Gen<UnixSeconds> any_moment() {
  return rc::gen::oneOf(rc::gen::inRange<UnixSeconds>(kFirstMoment, kLastMoment),
                        rc::gen::inRange<UnixSeconds>(-100, 100),
                        rc::gen::elementOf(std::vector<UnixSeconds>{kFirstMoment, kLastMoment}));
}

rc::Gen<std::string> any_id() { return rc::gen::arbitrary<std::string>(); }

TEST(EncodeDate, IsSixteenBytes) {
  EXPECT_EQ(encode_date(0, "id").substr(0, 5), "\x80\0\0\0\0"s);
  EXPECT_EQ(encode_date(-1, "id").substr(0, 5), "\x7f\xff\xff\xff\xff"s);
  EXPECT_EQ(encode_date(0x0102030405, "id").substr(0, 5), "\x81\x02\x03\x04\x05"s);
  EXPECT_EQ(encode_date(0, "id").size(), 16U);
}

TEST(EncodeDate, NoDateSortsBeforeEveryDate) {
  EXPECT_EQ(decode_date(encode_date(std::nullopt, "id")), std::nullopt);
  EXPECT_LT(encode_date(std::nullopt, "z"), date_lower_bound(kMin64));
  EXPECT_LT(encode_date(std::nullopt, "z"), encode_date(kMin64, "a"));
}

TEST(EncodeDate, ClampsWhatIsTooFar) {
  EXPECT_EQ(decode_date(encode_date(kMin64, "id")), kFirstMoment);
  EXPECT_EQ(decode_date(encode_date(kMax64, "id")), kLastMoment);
  EXPECT_EQ(decode_date(encode_date(kFirstMoment - 1, "id")), kFirstMoment);
  EXPECT_EQ(decode_date(encode_date(kLastMoment + 1, "id")), kLastMoment);
}

TEST(EncodeDate, TellsTwoDocumentsOfOneMomentApart) {
  EXPECT_NE(encode_date(1'600'000'000, "a.md"), encode_date(1'600'000'000, "b.md"));
  EXPECT_NE(encode_date(std::nullopt, "a.md"), encode_date(std::nullopt, "b.md"));
  EXPECT_EQ(encode_date(1'600'000'000, "a.md"), encode_date(1'600'000'000, "a.md"));
}

struct Listed {
  const char* first;
  const char* second;
};

TEST(EncodeDate, PutsFirstOfTwinsWhatAFolderListsFirst) {
  for (const Listed& row :
       {Listed{"a.md", "b.md"}, Listed{"9.md", "10.md"}, Listed{"news/204.md", "news/3530.md"},
        Listed{"2020/storm.md", "2020/storm-2.md"},
        Listed{"2020-01-01-copy.md", "2020-01-01-copz.md"}}) {
    EXPECT_GT(encode_date(std::nullopt, row.first), encode_date(std::nullopt, row.second))
        << row.first;
    EXPECT_GT(encode_date(7, row.first), encode_date(7, row.second)) << row.first;
  }
}

TEST(DecodeDate, GivesNothingForForeignValues) {
  for (const auto& value : {""s, "\x80"s, "\x80\0\0\0\0"s, "\x80\0\0\0\0\0\0\0"s,
                            "\x80\0\0\0\0\0\0\0\0\0"s, "\0\0\0\0\0abcd"s}) {
    EXPECT_EQ(decode_date(value), std::nullopt) << value.size();
  }
}

RC_GTEST_PROP(DateProperty, ComesBack, ()) {
  const UnixSeconds moment = *any_moment();
  RC_ASSERT(decode_date(encode_date(moment, *any_id())) == moment);
}

RC_GTEST_PROP(DateProperty, SortsAsTheMoments, ()) {
  const UnixSeconds first = *any_moment();
  const UnixSeconds second = *any_moment();
  RC_PRE(first != second);
  RC_ASSERT((encode_date(first, *any_id()) < encode_date(second, *any_id())) == (first < second));
}

RC_GTEST_PROP(DateProperty, BoundsHoldExactlyTheMomentsBetween, ()) {
  const UnixSeconds from = *any_moment();
  const UnixSeconds to = *any_moment();
  const UnixSeconds near =
      *rc::gen::elementOf(std::vector<UnixSeconds>{from - 1, from, from + 1, to - 1, to, to + 1});
  const UnixSeconds moment = std::clamp(near, kFirstMoment, kLastMoment);
  const std::string value = encode_date(moment, *any_id());
  RC_ASSERT((date_lower_bound(from) <= value) == (from <= moment));
  RC_ASSERT((value <= date_upper_bound(to)) == (moment <= to));
}

TEST(DateBounds, HoldEveryIdOfTheirMoment) {
  EXPECT_LE(date_lower_bound(7), date_lower_bound(7) + "\0\0\0\0"s);
  EXPECT_GE(date_upper_bound(7), date_lower_bound(7) + "\xff\xff\xff\xff");
  EXPECT_LT(date_upper_bound(7), date_lower_bound(8));
}

TEST(EncodeDay, IsThreeBytes) {
  EXPECT_EQ(encode_day(0), "\x80\0\0"s);
  EXPECT_EQ(encode_day(-1), "\x7f\xff\xff"s);
  EXPECT_EQ(encode_day(0x010203), "\x81\x02\x03"s);
}

TEST(EncodeDay, ClampsWhatIsTooFar) {
  EXPECT_EQ(decode_day(encode_day(std::numeric_limits<UnixDays>::min())), -(1 << 23));
  EXPECT_EQ(decode_day(encode_day(std::numeric_limits<UnixDays>::max())), (1 << 23) - 1);
}

TEST(DecodeDay, GivesNothingForForeignValues) {
  for (const auto& value : {""s, "\x80\0"s, "\x80\0\0\0"s}) {
    EXPECT_EQ(decode_day(value), std::nullopt) << value.size();
  }
}

RC_GTEST_PROP(DayProperty, ComesBackAndSortsAsTheDays, ()) {
  const auto any_day = rc::gen::inRange<UnixDays>(-(1 << 23), 1 << 23);
  const UnixDays first = *any_day;
  const UnixDays second = *any_day;
  RC_ASSERT(decode_day(encode_day(first)) == first);
  RC_ASSERT((encode_day(first) < encode_day(second)) == (first < second));
}

TEST(EncodeTopics, AreThreeBytesEachAscending) {
  EXPECT_EQ(encode_topics({}), "");
  EXPECT_EQ(encode_topics({0}), "\0\0\0"s);
  EXPECT_EQ(encode_topics({0x010203, 5}), "\0\0\x05\x01\x02\x03"s);
  EXPECT_EQ(encode_topics({2, 1}), encode_topics({1, 2})) << "one value for one set of topics";
}

TEST(DecodeTopics, PassesOverAPartAtTheEnd) {
  EXPECT_EQ(decode_topics("\0\0\x05\x01"s), std::vector<TopicId>{5});
  EXPECT_TRUE(decode_topics("\x01").empty());
}

RC_GTEST_PROP(TopicsProperty, ComeBackSorted, ()) {
  auto ids = *rc::gen::container<std::vector<TopicId>>(rc::gen::inRange<TopicId>(0, 1U << 24U));
  const auto decoded = decode_topics(encode_topics(ids));
  std::sort(ids.begin(), ids.end());
  RC_ASSERT(decoded == ids);
}

}  // namespace
}  // namespace dateline
