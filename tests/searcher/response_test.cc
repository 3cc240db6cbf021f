// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/response.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(Explanation, SumsFieldsOverTermsAndAddsThePrior) {
  Explanation why;
  why.terms = {{"a", "a", 1, 2, 4, 8}, {"b", "b", 16, 32, 64, 128}};
  why.quality = -256;
  why.heat = 512;
  why.age = 1024;
  EXPECT_EQ(why.terms[1].sum(), 240);
  EXPECT_EQ(why.title(), 17);
  EXPECT_EQ(why.excerpt(), 34);
  EXPECT_EQ(why.related(), 68);
  EXPECT_EQ(why.body(), 136);
  EXPECT_EQ(why.sum(), 255 - 256 + 512 + 1024);
}

TEST(Explanation, OfNothingIsZero) { EXPECT_EQ(Explanation{}.sum(), 0); }

}  // namespace
}  // namespace dateline
