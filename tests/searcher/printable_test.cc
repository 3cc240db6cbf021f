// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/printable.h"

#include <gtest/gtest.h>

#include "tests/searcher/sample_hit.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

struct PrintableRow {
  const char* shows;
  std::string_view text;
  std::string_view expected;
};

class PrintableTest : public testing::TestWithParam<PrintableRow> {};

TEST_P(PrintableTest, GivesWhatATerminalMaySee) {
  EXPECT_EQ(printable(GetParam().text), GetParam().expected);
}

constexpr PrintableRow kPrintableRows[] = {
    {"plain", "plain words", "plain words"},
    {"empty", "", ""},
    {"raw_unicode_stays", "naïve 東京 👍🏽 \"<&>\"", "naïve 東京 👍🏽 \"<&>\""},
    {"escape_sequence", "\x1b[2Jgone", "\\x1b[2Jgone"},
    {"line_break", "a\nb\r\tc", "a\\x0ab\\x0d\\x09c"},
    {"delete", "a\x7f", "a\\x7f"},
    {"nul", std::string_view("a\0b", 3), "a\\x00b"},
    {"c1_csi_dropped", "a\u009b31mb", "a31mb"},
    {"c1_first_and_last", "a\u0080\u009fb", "ab"},
    {"no_break_space_stays", "a\u00a0b", "a\u00a0b"},
    {"override_dropped", "a\u202etxt.exe", "atxt.exe"},
    {"embeddings_dropped", "\u202a\u202b\u202c\u202d", ""},
    {"isolates_dropped", "\u2066a\u2067b\u2068c\u2069", "abc"},
    {"neighbours_stay", "\u2029\u202f\u2065\u206a", "\u2029\u202f\u2065\u206a"},
    {"bad_byte",
     "a\xff"
     "b",
     "a\\xffb"},
    {"lone_c1_byte",
     "a\x9b"
     "31m",
     "a\\x9b31m"},
    {"cut_code_point", "a\xe2\x80", "a\\xe2\\x80"},
};

INSTANTIATE_TEST_SUITE_P(All, PrintableTest, testing::ValuesIn(kPrintableRows),
                         row_name<PrintableRow>);

TEST(PrintableMarkedText, MovesHighlightsWithTheirWords) {
  EXPECT_EQ(bracketed(printable(marked_text("a\nb [c\td] \u202e[e]"))), "a\\x0ab [c\\x09d] [e]");
}

TEST(PrintableMarkedText, DropsHighlightsOfNothing) {
  EXPECT_EQ(bracketed(printable(marked_text("a [\u202e] b"))), "a  b");
}

TEST(PrintableMarkedText, SurvivesHighlightsOutsideTheText) {
  EXPECT_EQ(bracketed(printable(MarkedText{"abc", {{2, 9}, {7, 8}}})), "ab[c]");
}

}  // namespace
}  // namespace dateline
