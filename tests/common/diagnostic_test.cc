// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/diagnostic.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/support/row_name.h"

namespace dateline {
namespace {

using namespace std::string_view_literals;

struct TextRow {
  const char* shows;
  Diagnostic diagnostic;
  std::string_view text;
};

class DiagnosticText : public testing::TestWithParam<TextRow> {};

TEST_P(DiagnosticText, Is) { EXPECT_EQ(to_string(GetParam().diagnostic), GetParam().text); }

const TextRow kTexts[] = {
    {"error", {Severity::kError, "a.md", {3, 7}, "no title"}, "a.md:3:7: error: no title"},
    {"warning",
     {Severity::kWarning, "d/a.md", {1, 1}, "bad date"},
     "d/a.md:1:1: warning: bad date"},
    {"note", {Severity::kNote, "a.md", {2, 1}, "passed over"}, "a.md:2:1: note: passed over"},
    {"whole file", {Severity::kError, "a.md", {}, "cannot read"}, "a.md:1:1: error: cannot read"},
    {"unicode stays", {Severity::kError, "été.md", {1, 2}, "“x”"}, "été.md:1:2: error: “x”"},
    {"hostile path",
     {Severity::kError, "a\x1b[2J\n.md", {1, 1}, "x"},
     "a\\x1b[2J\\x0a.md:1:1: error: x"},
    {"hostile message",
     {Severity::kError, "a.md", {1, 1}, "key \"\r\x07\""},
     "a.md:1:1: error: key \"\\x0d\\x07\""},
    {"eight bit escape in a path",
     {Severity::kError, "a\u009b2J\u0080.md", {1, 1}, "x"},
     "a\\xc2\\x9b2J\\xc2\\x80.md:1:1: error: x"},
    {"no-break space is no control",
     {Severity::kError, "a\u00a0b\xc2", {1, 1}, "x"},
     "a\u00a0b\xc2:1:1: error: x"},
};

INSTANTIATE_TEST_SUITE_P(Common, DiagnosticText, testing::ValuesIn(kTexts), row_name<TextRow>);

TEST(EscapeControls, LeavesTheRest) {
  EXPECT_EQ(escape_controls(""), "");
  EXPECT_EQ(escape_controls("\0\x01\x1f\x7f"sv), "\\x00\\x01\\x1f\\x7f");
  EXPECT_EQ(escape_controls(" ~é\\x1b"), " ~é\\x1b");
}

struct PlaceRow {
  const char* shows;
  std::string_view text;
  std::size_t offset;
  Position position;
};

class PositionAt : public testing::TestWithParam<PlaceRow> {};

TEST_P(PositionAt, CountsFromOne) {
  EXPECT_EQ(position_at(GetParam().text, GetParam().offset), GetParam().position)
      << position_at(GetParam().text, GetParam().offset).line << ':'
      << position_at(GetParam().text, GetParam().offset).column;
}

const PlaceRow kPlaces[] = {
    {"empty", "", 0, {1, 1}},
    {"first byte", "ab", 0, {1, 1}},
    {"second byte", "ab", 1, {1, 2}},
    {"end", "ab", 2, {1, 3}},
    {"past the end", "ab", 99, {1, 3}},
    {"line feed belongs to its line", "ab\ncd", 2, {1, 3}},
    {"next line", "ab\ncd", 3, {2, 1}},
    {"after the last line feed", "ab\n", 3, {2, 1}},
    {"empty lines", "\n\n\nx", 3, {4, 1}},
    {"carriage return is a byte", "a\r\nb", 2, {1, 3}},
    {"columns are bytes", "é€x", 5, {1, 6}},
};

INSTANTIATE_TEST_SUITE_P(Common, PositionAt, testing::ValuesIn(kPlaces), row_name<PlaceRow>);

}  // namespace
}  // namespace dateline
