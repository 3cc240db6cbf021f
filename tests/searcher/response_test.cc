// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/response.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(Explanation, SumsFieldsOverTermsAndAddsThePrior) {
  Explanation why;
  why.terms = {{"a", "a", 1, 2, 4, 8, 16}, {"b", "b", 32, 64, 128, 256, 512}};
  why.quality = -1024;
  why.heat = 2048;
  why.age = 4096;
  EXPECT_EQ(why.terms[1].sum(), 992);
  EXPECT_EQ(why.title(), 33);
  EXPECT_EQ(why.excerpt(), 66);
  EXPECT_EQ(why.related(), 132);
  EXPECT_EQ(why.url(), 264);
  EXPECT_EQ(why.body(), 528);
  EXPECT_EQ(why.sum(), 1023 - 1024 + 2048 + 4096);
}

TEST(Explanation, OfNothingIsZero) { EXPECT_EQ(Explanation{}.sum(), 0); }

}  // namespace
}  // namespace dateline
