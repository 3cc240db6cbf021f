// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/page_url.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

const Parameters kSearch = {{"q", "C++ & Co"}, {"topic", "AI"}, {"topic", "Café"}, {"page", "3"}};

TEST(PageUrlTest, EncodesAndLeavesThePageBehind) {
  EXPECT_EQ(PageUrl(Parameters()).text(), "/");
  EXPECT_EQ(PageUrl(kSearch).text(), "/?q=C%2B%2B%20%26%20Co&topic=AI&topic=Caf%C3%A9");
}

TEST(PageUrlTest, ChangesOneThing) {
  EXPECT_EQ(PageUrl(Parameters{{"topic", "AI"}}).add("topic", "Space").text(),
            "/?topic=AI&topic=Space");
  EXPECT_EQ(PageUrl(Parameters{{"sort", "date"}}).set("sort", "heat").text(), "/?sort=heat");
  EXPECT_EQ(PageUrl(kSearch).set("topic", "Space").set("q", "ice").text(), "/?q=ice&topic=Space");
  EXPECT_EQ(PageUrl(kSearch).remove("q").remove("topic", "cafe").text(), "/?topic=AI");
  EXPECT_EQ(PageUrl(kSearch).remove("q").remove("topic").text(), "/");
}

}  // namespace
}  // namespace dateline
