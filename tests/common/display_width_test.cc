// SPDX-License-Identifier: GPL-2.0-or-later
// Text on a terminal.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <string_view>

#include "common/unicode.h"
#include "tests/support/any_text.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

struct WidthRow {
  const char* shows;
  std::string_view text;
  std::size_t columns;
};

class DisplayWidth : public testing::TestWithParam<WidthRow> {};

TEST_P(DisplayWidth, InColumns) { EXPECT_EQ(display_width(GetParam().text), GetParam().columns); }

const WidthRow kWidths[] = {
    {"empty", "", 0},
    {"ascii", "news", 4},
    {"accents", "café", 4},
    {"combining mark", "cafe\u0301", 4},
    {"cyrillic", "новости", 7},
    {"chinese", "新闻", 4},
    {"hangul", "뉴스", 4},
    {"full width", "ＡＢ", 4},
    {"half width kana", "ｱｲ", 2},
    {"emoji", "😀", 2},
    {"zero width joiner", "a\u200db", 2},
    {"zero width space", "a\u200bb", 2},
};

INSTANTIATE_TEST_SUITE_P(Unicode, DisplayWidth, testing::ValuesIn(kWidths), row_name<WidthRow>);

struct CutRow {
  const char* shows;
  std::string_view text;
  std::size_t columns;
  std::string_view cut;
};

class TruncateToWidth : public testing::TestWithParam<CutRow> {};

TEST_P(TruncateToWidth, CutsBetweenClusters) {
  EXPECT_EQ(truncate_to_width(GetParam().text, GetParam().columns), GetParam().cut);
}

const CutRow kCuts[] = {
    {"fits", "news", 4, "news"},
    {"fits though it has more bytes", "été!", 4, "été!"},
    {"one too many", "newsy", 4, "new…"},
    {"only the mark fits", "news", 1, "…"},
    {"nothing fits", "news", 0, ""},
    {"empty", "", 0, ""},
    {"wide letters are not halved", "新闻快报", 6, "新闻…"},
    {"wide letters in even columns", "新闻快报", 7, "新闻快…"},
    {"mark stays with its letter", "cafe\u0301 noir", 5, "cafe\u0301…"},
    {"mark goes with its letter", "cafe\u0301 noir", 4, "caf…"},
    {"joined emoji go as a whole", "👩\u200d🚀 orbit", 4, "…"},
    {"skin tone goes with its hand", "👍🏽👍🏽", 4, "…"},
    {"flag is not halved", "🇫🇷🇩🇪🇮🇹", 4, "🇫🇷…"},
    {"hangul from parts", "\u1112\u1161\u11ab\u1112\u1161\u11ab", 2, "…"},
    {"line break pair", "a\r\nb", 2, "a…"},
};

INSTANTIATE_TEST_SUITE_P(Unicode, TruncateToWidth, testing::ValuesIn(kCuts), row_name<CutRow>);

RC_GTEST_PROP(TruncateToWidthProperty, NeverIsTooWideNorInvalid, ()) {
  const std::string text = *any_text();
  const auto columns = *rc::gen::inRange<std::size_t>(0, 30);
  const std::string cut = truncate_to_width(text, columns);
  RC_ASSERT(display_width(cut) <= columns);
  RC_ASSERT(first_invalid_utf8(cut) == std::nullopt);
  if (display_width(text) <= columns) RC_ASSERT(cut == text);
}

}  // namespace
}  // namespace dateline
