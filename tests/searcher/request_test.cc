// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/request.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(FacetNames, GoBothWays) {
  for (const auto* const name :
       {"topic", "provider", "type", "category", "lang", "year", "month", "day"}) {
    const auto field = facet_field_of(name);
    ASSERT_TRUE(field.has_value()) << name;
    EXPECT_EQ(name_of(*field), name);
  }
  EXPECT_EQ(facet_field_of("Topic"), std::nullopt);
  EXPECT_EQ(facet_field_of(""), std::nullopt);
}

TEST(SortNames, GoBothWays) {
  for (const auto* const name : {"relevance", "date", "heat", "quality"}) {
    const auto order = sort_order_of(name);
    ASSERT_TRUE(order.has_value()) << name;
    EXPECT_EQ(name_of(*order), name);
  }
  EXPECT_EQ(sort_order_of("age"), std::nullopt);
}

}  // namespace
}  // namespace dateline
