// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/feed_entities.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/row_name.h"

namespace dateline {
namespace {

struct MendRow {
  const char* shows;
  std::string text;
  std::string mended;
};

class Mend : public testing::TestWithParam<MendRow> {};

TEST_P(Mend, FeedEntities) { EXPECT_EQ(mend_feed_entities(GetParam().text), GetParam().mended); }

const MendRow kMends[] = {
    {"nothing to do", "a; b", "a; b"},
    {"genitive", "Mike Nugent #39;s boot", "Mike Nugent's boot"},
    {"short forms", "it #39;s I #39;ve we #39;ll don #39;t", "it's I've we'll don't"},
    {"without the blank", "company#39;s", "company's"},
    {"genitive of a plural", "states #39; rights", "states' rights"},
    {"name with an O", "Sean O #39;Keefe", "Sean O'Keefe"},
    {"name with a d", "Val d #39;Isere", "Val d'Isere"},
    {"single quotes", "dubbed #39;Longhorn #39;, in", "dubbed 'Longhorn', in"},
    {"single quotes at both ends", "#39;Blow to democracy #39;", "'Blow to democracy'"},
    {"an article is no name", "a #39;rebel #39; plan", "a 'rebel' plan"},
    {"double quotes", "being quot;very old fashioned quot; and",
     "being \"very old fashioned\" and"},
    {"double quotes at both ends", "quot;Shrek quot;", "\"Shrek\""},
    {"quote before a comma", "so quot;new quot;, he", "so \"new\", he"},
    {"numbered double quote", " #34;new #34; ", " \"new\" "},
    {"dollars keep the blank", "for US #36;3 billion", "for US $3 billion"},
    {"dashes keep the blank", "knee #151; another", "knee — another"},
    {"typographic quotes", "said. #147;Battery #148; now", "said. “Battery” now"},
    {"typographic apostrophe", "it can #146;t play", "it can’t play"},
    {"unicode numbers", "China #8217;s", "China’s"},
    {"leading zero", "R #038;D", "R&D"},
    {"ampersand between words", "Johnson amp; Johnson", "Johnson & Johnson"},
    {"ampersand within a word", "AT amp;T", "AT&T"},
    {"two in a row", "films #39; #39; end", "films'' end"},
    {"at the very start", "#39;s", "'s"},
    {"whole references are left to the parser", "&#39;s &quot; &amp;", "&#39;s &quot; &amp;"},
    {"a rank is no reference", "ranked #10; next #1; and #25;", "ranked #10; next #1; and #25;"},
    {"part of a word", "the aliquot; exampamp;", "the aliquot; exampamp;"},
    {"cut off", "Nugent #39", "Nugent #39"},
    {"semicolon alone", ";", ";"},
    {"hash alone", "#;", "#;"},
    {"zeros alone", "#000;", "#000;"},
};

INSTANTIATE_TEST_SUITE_P(FeedEntities, Mend, testing::ValuesIn(kMends), row_name<MendRow>);

}  // namespace
}  // namespace dateline
