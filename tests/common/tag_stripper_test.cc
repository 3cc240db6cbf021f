// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/tag_stripper.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "common/white_space.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

struct StripRow {
  const char* shows;
  std::string markup;
  std::string field;
  std::string body;  // "=": as the field
};

class Strip : public testing::TestWithParam<StripRow> {};

TEST_P(Strip, Tags) {
  const auto& row = GetParam();
  const auto strip = [&](TagRule rule) {
    return fold_white_space(strip_tags(row.markup, rule).text);
  };
  EXPECT_EQ(strip(TagRule::kField), row.field);
  EXPECT_EQ(strip(TagRule::kBody), row.body == "=" ? row.field : row.body);
}

const StripRow kStrips[] = {
    {"plain text", "a bc", "a bc", "="},
    {"inline tags leave no gap", "<b>bo</b>ld and <i>it</i>alic", "bold and italic", "="},
    {"block tags separate", "<p>one</p><p>two<br>three", "one two three", "="},
    {"attributes", "<a href=\"http://x.org/?a=b\">link</a>", "link", "="},
    {"angle within a quoted value", "<a title='x > y'>link</a>", "link", "="},
    {"unquoted value", "<a href =https://x.org>link</a>", "link", "="},
    {"quote that never closes", "<a href=\"x>link and more", "link and more", "="},
    {"self closing", "a<br/>b<BR />c", "a b c", "="},
    {"ticker", "Sun Resources <SRD> rose", "Sun Resources <SRD> rose", "="},
    {"ticker with a point", "Dell <DELL.O>, CAW <CAWL.L>", "Dell <DELL.O>, CAW <CAWL.L>", "="},
    {"ticker like a tag", "Citicorp <C>, Burlington <BR>", "Citicorp <C>, Burlington <BR>",
     "Citicorp <C>, Burlington"},
    {"less than", "a < b and 1<2, I <3 you", "a < b and 1<2, I <3 you", "="},
    {"closing upper case tag", "text</B> more", "text more", "="},
    {"upper case tag with attributes", "<A HREF='x'>WMT.N</A>, the", "WMT.N, the", "="},
    {"upper case tag closed later", "<B>AP</b> said", "AP said", "="},
    {"unknown tag closed later", "<o:p>x</o:p> <my-tag>y</my-tag>", "x y", "="},
    {"unknown lower case word", "<unp> <crzy>", "<unp> <crzy>", "="},
    {"script and style are hidden", "a<script>if (a<b) x()</script>b<style>p{}</style>c", "a b c",
     "="},
    {"hidden element with a tag in a text", "<script>w('<p>x</p>')</script>shown", "shown", "="},
    {"open script hides nothing", "how <script> works", "how works", "="},
    {"title element is hidden", "<head><title>t</title></head>b", "b", "="},
    {"comment", "a<!-- <b>no</b> -->b", "a b", "="},
    {"empty comments", "a<!-->b<!--->c", "a b c", "="},
    {"open comment stays", "a <!-- b", "a <!-- b", "="},
    {"conditional comment", "<!--[if mso]><xml>x</xml><![endif]-->b", "b", "="},
    {"doctype and instruction", "<!doctype html><?xml version='1'?>b", "b", "="},
    {"arrows are no declaration", "a <! b <? c", "a <! b <? c", "="},
    {"cdata", "<![CDATA[Title <b>x</b>]]> and", "Title x and", "="},
    {"open cdata", "<![CDATA[Title", "Title", "="},
    {"cut off in an attribute", "read <a href=\"http://exam", "read", "="},
    {"cut off before an attribute", "read <a", "read <a", "="},
    {"cut off by an ellipsis", "read <a... ", "read <a...", "="},
    {"cut off by an ellipsis at the end", "one </li…", "one …", "="},
    {"name cut off by an ellipsis", "one <...", "one ...", "="},
    {"closing without a name", "I </3 you", "I </3 you", "="},
    {"empty", "", "", "="},
    {"angle at the end", "a <", "a <", "="},
};

INSTANTIATE_TEST_SUITE_P(TagStripper, Strip, testing::ValuesIn(kStrips), row_name<StripRow>);

TEST(TagStripper, EscapesAllButReferencesOnlyWhereThereIsOne) {
  const auto without = strip_tags("AT&T <SRD> &am", TagRule::kField);
  EXPECT_EQ(without.text, "AT&T <SRD> &am");
  EXPECT_FALSE(without.has_references);
  const auto with = strip_tags("AT&T <SRD> &#8217; &am", TagRule::kField);
  EXPECT_EQ(with.text, "AT&amp;T &lt;SRD> &#8217; &amp;am");
  EXPECT_TRUE(with.has_references);
}

TEST(TagStripper, NoneLeavesTagsAlone) {
  EXPECT_EQ(strip_tags("<b>x</b>", TagRule::kNone).text, "<b>x</b>");
}

// Each of these took a naive reader time by the square of its length.
TEST(TagStripper, HostileTextTakesLinearTime) {
  const std::string pieces[] = {"<",   "<a ",       "<a x=\"",   "<a b=\"<a c='", "<!--",
                                "<!a", "<![CDATA[", "<script>",  "</b",           "<zz>",
                                "&",   "&#",        "<b a='>'>", "<p><b id=x>"};
  for (const auto& piece : pieces) {
    std::string text;
    while (text.size() < 300'000) text += piece;
    for (const auto* const tail : {"", ">", "]]>", "'", "</script>", "</zz>"}) {
      const auto begin = std::chrono::steady_clock::now();
      (void)strip_tags(text + tail, TagRule::kBody);
      EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2))
          << piece << " … " << tail;
    }
  }
}

}  // namespace
}  // namespace dateline
