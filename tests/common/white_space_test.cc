// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/white_space.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/row_name.h"

namespace dateline {
namespace {

struct BlankRow {
  const char* shows;
  std::string text;
  std::string folded;
};

class Fold : public testing::TestWithParam<BlankRow> {};

TEST_P(Fold, WhiteSpace) {
  EXPECT_EQ(fold_white_space(GetParam().text), GetParam().folded);
  EXPECT_EQ(fold_white_space(GetParam().folded), GetParam().folded) << "folding twice";
}

const BlankRow kBlanksFolded[] = {
    {"nothing to do", "a bc d", "a bc d"},
    {"empty", "", ""},
    {"nothing but blanks", " \t\n ", ""},
    {"ends are trimmed", "  a b ", "a b"},
    {"runs", "a  b\t\tc \n d", "a b c d"},
    {"crlf", "a\r\nb\r\n", "a b"},
    {"no-break space", "a\u00A0b", "a b"},
    {"narrow no-break space", "a\u202Fb", "a b"},
    {"zero-width space", "a\u200Bb", "a b"},
    {"mixed run", "a \u00A0\u200B\n b", "a b"},
    {"en and em spaces", "a\u2000b\u2003c\u200Ad", "a b c d"},
    {"line and paragraph separators", "a\u2028b\u2029c", "a b c"},
    {"ideographic space", "日本\u3000語", "日本 語"},
    {"ogham and mathematical space", "a\u1680b\u205Fc", "a b c"},
    {"next line", "a\u0085b", "a b"},
    {"byte order mark", "\uFEFFa", "a"},
    {"control characters",
     std::string("a\0b\x1b"
                 "c\x7f",
                 6),
     "a b c"},
    {"joiners hold emoji together", "\U0001F469\u200D\U0001F4BB", "\U0001F469\u200D\U0001F4BB"},
    {"lookalike bytes stay", "’ © – ᚁ Ａ", "’ © – ᚁ Ａ"},
    {"white space at the very end", "a\u00A0", "a"},
};

INSTANTIATE_TEST_SUITE_P(WhiteSpace, Fold, testing::ValuesIn(kBlanksFolded), row_name<BlankRow>);

}  // namespace
}  // namespace dateline
