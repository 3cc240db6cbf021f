// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/front_matter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/support/row_name.h"

namespace dateline {
namespace {

using namespace std::string_literals;
using testing::HasSubstr;

struct SplitRow {
  const char* shows;
  std::string text;
  std::string header;
  std::string body;
  bool is_yaml = false;
};

class Split : public testing::TestWithParam<SplitRow> {};

TEST_P(Split, Gives) {
  const auto parts = split_front_matter(GetParam().text, GetParam().is_yaml);
  ASSERT_TRUE(parts.ok()) << parts.error().message;
  EXPECT_EQ(parts->header, GetParam().header);
  EXPECT_EQ(parts->body, GetParam().body);
  EXPECT_EQ(parts->header_line, 2U);
}

const SplitRow kSplits[] = {
    {"header and body", "---\na: b\n---\nbody\n", "a: b\n", "body\n"},
    {"no body", "---\na: b\n---\n", "a: b\n", ""},
    {"no line break at the end", "---\na: b\n---", "a: b\n", ""},
    {"crlf", "---\r\na: b\r\n---\r\nbody\r\n", "a: b\r\n", "body\r\n"},
    {"byte order mark", "\xEF\xBB\xBF---\na: b\n---\nbody", "a: b\n", "body"},
    {"dots end it too", "---\na: b\n...\nbody", "a: b\n", "body"},
    {"blanks behind the marks", "--- \t\na: b\n---  \nbody", "a: b\n", "body"},
    {"empty header", "---\n---\nbody", "", "body"},
    {"body with a rule", "---\na: b\n---\nx\n---\ny\n", "a: b\n", "x\n---\ny\n"},
    {"dashes within the header", "---\na: b ---\n----\n ---\n---\n", "a: b ---\n----\n ---\n", ""},
    {"yaml file with an end", "---\na: b\n---\nbody", "a: b\n", "body", true},
    {"yaml file without an end", "---\na: b", "a: b", "", true},
    {"yaml file of one line", "---", "", "", true},
};

INSTANTIATE_TEST_SUITE_P(FrontMatter, Split, testing::ValuesIn(kSplits), row_name<SplitRow>);

struct ProblemRow {
  const char* shows;
  std::string text;
  bool is_error;
  Position position;
  std::string says;
};

class Problem : public testing::TestWithParam<ProblemRow> {};

TEST_P(Problem, Is) {
  const auto& row = GetParam();
  const auto parts = split_front_matter(row.text, false);
  ASSERT_FALSE(parts.ok());
  EXPECT_EQ(parts.error().is_error, row.is_error);
  EXPECT_EQ(parts.error().position, row.position);
  EXPECT_THAT(parts.error().message, HasSubstr(row.says));
}

std::string with_header_of(std::size_t bytes) {
  return "---\na: " + std::string(bytes - 4, 'x') + "\n---\n";
}

const ProblemRow kProblems[] = {
    {"empty file", "", false, {1, 1}, "no front matter"},
    {"plain text", "Just a text\n", false, {1, 1}, "no front matter"},
    {"json", "{\"a\": 1}\n", false, {1, 1}, "no front matter"},
    {"four dashes", "----\na: b\n----\n", false, {1, 1}, "no front matter"},
    {"blank line before", "\n---\na: b\n---\n", false, {1, 1}, "no front matter"},
    {"latin1 that is none of ours", "caf\xE9\n", false, {1, 1}, "no front matter"},
    {"no closing line", "---\na: b\n", true, {1, 1}, "put a line `---`"},
    {"closing line is indented", "---\na: b\n ---\n", true, {1, 1}, "put a line `---`"},
    {"latin1", "---\na: b\nc: caf\xE9\n---\n", true, {3, 7}, "byte 0xE9 is not UTF-8"},
    {"latin1 in the body", "---\na: b\n---\n\xFFx", true, {4, 1}, "save the file as UTF-8"},
    {"cut in a character", "---\na: b\n---\n\xE2\x80", true, {4, 1}, "not UTF-8"},
    {"surrogate", "---\na: \xED\xA0\x80\n---\n", true, {2, 4}, "not UTF-8"},
    {"overlong", "---\na: \xC0\xAF\n---\n", true, {2, 4}, "not UTF-8"},
    {"nul", "---\na: b\0c\n---\n"s, true, {2, 5}, "NUL"},
    {"nul before the first line", "\0---\na: b\n---\n"s, true, {1, 1}, "NUL"},
    {"utf16 little endian", "\xFF\xFE-\0-\0-\0\n\0"s, true, {1, 1}, "UTF-16"},
    {"utf16 big endian", "\xFE\xFF\0-\0-\0-\0\n"s, true, {1, 1}, "UTF-16"},
    {"utf16 without a mark", "-\0-\0-\0\n\0"s, true, {1, 1}, "UTF-16"},
    {"header too large", with_header_of(kMaxHeaderBytes + 1), true, {1, 1}, "shorten it"},
    {"file too large",
     "---\na: b\n---\n" + std::string(kMaxFileBytes, 'x'),
     true,
     {1, 1},
     "shorten it"},
};

INSTANTIATE_TEST_SUITE_P(FrontMatter, Problem, testing::ValuesIn(kProblems), row_name<ProblemRow>);

TEST(FrontMatter, TakesAHeaderOfExactlyTheLimit) {
  const auto text = with_header_of(kMaxHeaderBytes);
  const auto parts = split_front_matter(text, false);
  ASSERT_TRUE(parts.ok()) << parts.error().message;
  EXPECT_EQ(parts->header.size(), kMaxHeaderBytes);
}

}  // namespace
}  // namespace dateline
