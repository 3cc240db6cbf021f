// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/text_layout.h"

#include <gtest/gtest.h>

#include "common/unicode.h"
#include "tests/searcher/sample_hit.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

struct WrapRow {
  const char* shows;
  std::string_view text;
  std::size_t columns;
  std::size_t max_lines;
  std::string_view expected;  ///< lines joined by |
};

class WrapTest : public testing::TestWithParam<WrapRow> {};

TEST_P(WrapTest, BreaksLines) {
  const WrapRow& row = GetParam();
  std::string joined;
  for (const MarkedText& line : wrap(marked_text(row.text), row.columns, row.max_lines)) {
    EXPECT_LE(display_width(line.text), row.columns);
    joined += (joined.empty() ? "" : "|") + bracketed(line);
  }
  EXPECT_EQ(joined, row.expected);
}

constexpr WrapRow kWrapRows[] = {
    {"nothing", "", 10, 3, ""},
    {"only_spaces", "   ", 10, 3, ""},
    {"no_lines", "abc", 10, 0, ""},
    {"fits_exactly", "abc def", 7, 3, "abc def"},
    {"at_a_space", "abc def", 6, 3, "abc|def"},
    {"space_hangs_over", "abcd ef", 4, 3, "abcd|ef"},
    {"outer_spaces_go", "  abc  ", 4, 3, "abc"},
    {"long_word_is_cut", "abcdefgh ij", 4, 3, "abcd|efgh|ij"},
    {"cut_after_max_lines", "abc def ghi", 5, 2, "abc|def…"},
    {"ellipsis_fits_into_the_line", "abc defg hi", 4, 2, "abc|def…"},
    {"no_second_ellipsis", "ab c… defg", 5, 1, "ab…"},
    {"ellipsis_only_where_cut", "abc def", 3, 2, "abc|def"},
    {"wide_between_characters", "東京都知事", 4, 9, "東京|都知|事"},
    {"wide_does_not_overhang", "東京都", 5, 9, "東京|都"},
    {"wide_beside_latin", "ab東京", 4, 9, "ab東|京"},
    {"closing_mark_never_first", "東京、都", 4, 9, "東|京、|都"},
    {"combining_mark_stays", "ae\u0301 b", 2, 9, "ae\u0301|b"},
    {"joined_emoji_stay_whole", "ab👩‍🚀", 4, 9, "ab|👩‍🚀"},
    {"no_break_space_holds", "ab c\u00a0d", 5, 9, "ab|c\u00a0d"},
    {"highlight_over_a_break", "a [bc de] f", 5, 9, "a [bc]|[de] f"},
    {"highlight_cut_off", "abc [def ghi]", 5, 2, "abc|[def]…"},
};

INSTANTIATE_TEST_SUITE_P(All, WrapTest, testing::ValuesIn(kWrapRows), row_name<WrapRow>);

TEST(Paint, AddsNothingWithoutColor) {
  const Paint paint(false);
  EXPECT_EQ(paint.bold("a") + paint.dim("b") + paint.number("c") + paint.match("d"), "abcd");
  EXPECT_EQ(paint.marked(marked_text("a [b] c"), true), "a b c");
}

TEST(Paint, ResetsAfterEachStretch) {
  const Paint paint(true);
  EXPECT_EQ(paint.dim("a"), "\x1b[2ma\x1b[0m");
  EXPECT_EQ(paint.dim(""), "");
  EXPECT_EQ(paint.marked(marked_text("a [b] c"), false), "a \x1b[1;35mb\x1b[0m c");
  EXPECT_EQ(paint.marked(marked_text("[b] c"), true), "\x1b[1;35mb\x1b[0m\x1b[1m c\x1b[0m");
}

TEST(Padding, CountsColumnsNotBytes) {
  EXPECT_EQ(pad_right("東京", 6), "東京  ");
  EXPECT_EQ(pad_left("é", 3), "  é");
  EXPECT_EQ(pad_right("longer", 3), "longer");
  EXPECT_EQ(pad_left("longer", 3), "longer");
}

TEST(GroupDigits, SeparatesThousands) {
  EXPECT_EQ(group_digits(0), "0");
  EXPECT_EQ(group_digits(999), "999");
  EXPECT_EQ(group_digits(1'000), "1,000");
  EXPECT_EQ(group_digits(1'234'567), "1,234,567");
}

}  // namespace
}  // namespace dateline
