// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/markdown.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "common/white_space.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

struct MarkdownRow {
  const char* shows;
  std::string text;
  std::string words;
};

class Markdown : public testing::TestWithParam<MarkdownRow> {};

TEST_P(Markdown, KeepsTheWords) {
  EXPECT_EQ(fold_white_space(strip_markdown(GetParam().text)), GetParam().words);
}

const MarkdownRow kMarkdown[] = {
    {"plain text", "One line.\nAnother.", "One line. Another."},
    {"headings", "# One\n### Two ###\n#three", "One Two #three"},
    {"underlined headings", "One\n===\nTwo\n---\nx", "One Two x"},
    {"rules", "a\n\n***\n\n- - -\n\nb", "a b"},
    {"fences", "```cpp\nint *p = a_b_c;\n```\nrest", "int *p = a_b_c; rest"},
    {"open fence", "~~~\n**x", "**x"},
    {"quotes", "> a\n> > b", "a b"},
    {"lists", "- a\n* b\n+ c\n  - d", "a b c d"},
    {"a number at the start stays", "1. one\n2021. The year", "1. one 2021. The year"},
    {"emphasis", "*a* **b** _c_ __d__ ***e*** ~~f~~", "a b c d e f"},
    {"emphasis within a word", "un*frigging*believable", "unfriggingbelievable"},
    {"underscores within a word stay", "snake_case_name", "snake_case_name"},
    {"stars between blanks stay", "2 * 3 ~ 6", "2 * 3 ~ 6"},
    {"code", "use `std::string` and ``a`b``", "use std::string and ab"},
    {"links", "see [the page](http://x.org/a_(b) \"T\") now", "see the page now"},
    {"links by name", "see [the page][1] now\n\n[1]: http://x.org", "see the page now"},
    {"images", "![alt text](a.png) x", "alt text x"},
    {"link within an image's link", "[![alt](a.png)](http://x.org) y", "alt y"},
    {"brackets that are no link stay", "[sic] a[1] (b)", "[sic] a[1] (b)"},
    {"two links in a line", "[a](b) and [c](d)", "a and c"},
    {"tables", "| a | b |\n|---|:-:|\n| c | d |", "a b c d"},
    {"escapes", "\\*not emphasis\\* and a\\b", "*not emphasis* and a\\b"},
    {"crlf", "# One\r\n\r\n* two\r\n", "One two"},
    {"html is left alone", "a <b class=\"x\">b</b>", "a <b class=\"x\">b</b>"},
    {"exclamation stays", "Hi! [x", "Hi! [x"},
    {"empty", "", ""},
    {"only marks", "***\n#\n>\n-", ""},
};

INSTANTIATE_TEST_SUITE_P(Body, Markdown, testing::ValuesIn(kMarkdown), row_name<MarkdownRow>);

TEST(MarkdownStripper, HostileTextTakesLinearTime) {
  for (const std::string piece :
       {"[", "](", "](()", "][", "*", "_a", "`", "> ", "- ", "#", "![", "\\"}) {
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    const auto begin = std::chrono::steady_clock::now();
    (void)strip_markdown(text);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5)) << piece;
  }
}

}  // namespace
}  // namespace dateline
