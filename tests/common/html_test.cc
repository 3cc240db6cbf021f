// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/html.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "tests/support/row_name.h"

namespace dateline {
namespace {

struct FieldRow {
  const char* shows;
  std::string raw;
  std::string text;
};

class Field : public testing::TestWithParam<FieldRow> {};

TEST_P(Field, ReadsAs) { EXPECT_EQ(field_text(GetParam().raw), GetParam().text); }

const FieldRow kFields[] = {
    {"plain", "Clearview AI landed a contract", "Clearview AI landed a contract"},
    {"empty", "", ""},
    {"newlines and no-break spaces", "a\n b\u00A0c\u200B", "a b c"},
    {"decimal entity", "world&#8217;s", "world’s"},
    {"hexadecimal entity", "It&#x27;s", "It's"},
    {"named entities", "R&amp;D &mdash; caf&eacute; &hellip;", "R&D — café …"},
    {"entity space", "a&nbsp;&nbsp;b &#160;", "a b"},
    {"windows numbers", "one &#151; two", "one — two"},
    {"emoji", "&#128512; \U0001F600", "\U0001F600 \U0001F600"},
    {"escaped twice", "China&amp;#39;s &amp;quot;x&amp;quot;", "China's \"x\""},
    {"escaped three times", "a &amp;amp;amp; b", "a & b"},
    {"escaped tags", "&lt;b&gt;...&lt;/b&gt; done", "... done"},
    {"escaped upper case tags", "Wal-Mart &lt;A HREF=\"x\"&gt;WMT.N&lt;/A&gt;, the",
     "Wal-Mart WMT.N, the"},
    {"escaped ticker", "Dell Inc. &lt;DELL.O&gt;, the", "Dell Inc. <DELL.O>, the"},
    {"left over from a feed", "Mike Nugent #39;s quot;boot quot;", "Mike Nugent's \"boot\""},
    {"tags", "<p>One <b>two</b></p><ol><li>three</li></ol>", "One two three"},
    {"ticker stays", "<SRD> rose", "<SRD> rose"},
    {"less than stays", "a < b > c", "a < b > c"},
    {"ampersands stay", "AT&T, Q&A & B&B; R&D;", "AT&T, Q&A & B&B; R&D;"},
    {"entity without its semicolon stays", "AT&ampT &copy 2020", "AT&ampT &copy 2020"},
    {"entity cut off stays", "and so &am", "and so &am"},
    {"number cut off stays", "and so &#82", "and so &#82"},
    {"ampersand at the end stays", "and so &", "and so &"},
    {"unknown entity stays", "a &nosuch; b", "a &nosuch; b"},
    {"nul becomes no nul", "a&#0;b",
     "a\uFFFD"
     "b"},
    {"control entity is white", "a&#1;b", "a b"},
    {"surrogate entity", "a&#xD800;b",
     "a\uFFFD"
     "b"},
    {"number beyond unicode", "a&#9999999;b",
     "a\uFFFD"
     "b"},
    {"number beyond reason stays", "a&#99999999999999999999;b", "a&#99999999999999999999;b"},
    {"url query stays", "http://x.org/?a=1&copy=2&b=3", "http://x.org/?a=1&copy=2&b=3"},
    {"hashtag and channel", "#PowerApps in C# #1;", "#PowerApps in C# #1;"},
};

INSTANTIATE_TEST_SUITE_P(Html, Field, testing::ValuesIn(kFields), row_name<FieldRow>);

class Body : public testing::TestWithParam<FieldRow> {};

TEST_P(Body, ReadsAs) { EXPECT_EQ(body_text(GetParam().raw), GetParam().text); }

const FieldRow kBodies[] = {
    {"empty", "", ""},
    {"blank", "\n\n  \n", ""},
    {"html", "<p>Hi,</p><p>&nbsp;</p><p>I was&nbsp;<a href=\"x\">@mr-dang</a>'s</p>",
     "Hi, I was @mr-dang's"},
    {"html page",
     "<!DOCTYPE html><HTML><HEAD><TITLE>t</TITLE><STYLE>p {}</STYLE></HEAD>\n"
     "<BODY><H1>One</H1><P>Two<BR>three<SCRIPT>x<y</SCRIPT></BODY></HTML>",
     "One Two three"},
    {"html table", "<table><tr><td>a</td><td>b</td></tr></table>", "a b"},
    {"stars in html stay", "<p>a *b* c_d_</p>", "a *b* c_d_"},
    {"markdown", "# Head\n\nSome *words* and a [link](http://x.org).\n\n- item",
     "Head Some words and a link. item"},
    {"html in markdown", "Some <b>bold</b> text<br>\n**more**", "Some bold text more"},
    {"escaped markup in markdown is text", "use `&lt;b&gt;` here", "use <b> here"},
    {"escaped twice", "as we&amp;#8217;d like", "as we’d like"},
    {"entities", "a &amp; b &#8211; c", "a & b – c"},
    {"comment", "a <!-- hidden\nlines --> b", "a b"},
};

INSTANTIATE_TEST_SUITE_P(Html, Body, testing::ValuesIn(kBodies), row_name<FieldRow>);

TEST(Html, DeepAndBrokenMarkupIsReadInLinearTimeAndLittleStack) {
  for (const std::string piece : {"<div>", "<b id=1><p>", "<table><tr><td>", "<svg><p>",
                                  "&lt;b&gt;", "&amp;", "<p>&amp;#39;", "<a x='&quot;'>"}) {
    std::string markup = "<p>";
    while (markup.size() < 1'000'000) markup += piece;
    const auto begin = std::chrono::steady_clock::now();
    (void)body_text(markup);
    (void)field_text(markup);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20)) << piece;
  }
}

}  // namespace
}  // namespace dateline
