// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/prior.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "common/article.h"

namespace dateline {
namespace {

constexpr auto kMinInt = std::numeric_limits<std::int32_t>::min();
constexpr auto kMaxInt = std::numeric_limits<std::int32_t>::max();

constexpr auto kQualityMedian = static_cast<std::int32_t>(kMedianQuality);
constexpr auto kHeatMedian = static_cast<std::int32_t>(kMedianHeat);
constexpr auto kHalfLife = static_cast<UnixDays>(kAgeHalfLifeDays);

TEST(QualityAndHeat, AreNeutralWhereNotKnownAndAtTheMedian) {
  EXPECT_EQ(quality_part(std::nullopt), 0.0);
  EXPECT_EQ(heat_part(std::nullopt), 0.0);
  EXPECT_EQ(quality_part(kQualityMedian), 0.0);
  EXPECT_EQ(heat_part(kHeatMedian), 0.0);
}

TEST(QualityAndHeat, SaturateAroundTheMedian) {
  EXPECT_DOUBLE_EQ(quality_part(0), kQualityWeight * -0.5);
  EXPECT_DOUBLE_EQ(quality_part(2 * kQualityMedian), kQualityWeight * (2.0 / 3 - 0.5));
  EXPECT_DOUBLE_EQ(heat_part(0), kHeatWeight * -0.5);
  EXPECT_DOUBLE_EQ(heat_part(3 * kHeatMedian), kHeatWeight * 0.25);
}

TEST(QualityAndHeat, TakeWhatIsBelowNoneAsNone) {
  EXPECT_EQ(heat_part(-1), heat_part(0));
  EXPECT_EQ(heat_part(-2'147'483'598), heat_part(0));
  EXPECT_EQ(quality_part(kMinInt), quality_part(0));
}

RC_GTEST_PROP(PriorProperty, MoreIsNeverWorse, (std::int32_t first, std::int32_t second)) {
  if (first > second) std::swap(first, second);
  RC_ASSERT(quality_part(first) <= quality_part(second));
  RC_ASSERT(heat_part(first) <= heat_part(second));
  RC_ASSERT(static_prior(first, 5) <= static_prior(second, 5));
  RC_ASSERT(static_prior(5, first) <= static_prior(5, second));
}

TEST(PriorProperty, MoreIsBetterThroughoutTheRealRange) {
  for (std::int32_t quality = 1; quality <= kMaxQuality; ++quality) {
    ASSERT_LT(quality_part(quality - 1), quality_part(quality)) << quality;
  }
  for (std::int32_t heat = 1; heat <= kMaxHeat; ++heat) {
    ASSERT_LT(heat_part(heat - 1), heat_part(heat)) << heat;
  }
}

TEST(Age, HalvesInAHalfLife) {
  EXPECT_DOUBLE_EQ(age_part(18'000, 18'000), kAgeWeight);
  EXPECT_DOUBLE_EQ(age_part(18'000, 18'000 + kHalfLife), kAgeWeight / 2);
  EXPECT_DOUBLE_EQ(age_part(18'000, 18'000 + 2 * kHalfLife), kAgeWeight / 4);
}

TEST(Age, OfTheFutureIsNewAndOfNoDateIsOld) {
  EXPECT_EQ(age_part(18'001, 18'000), kAgeWeight);
  EXPECT_EQ(age_part(kMaxInt, kMinInt), kAgeWeight);
  EXPECT_EQ(age_part(std::nullopt, 18'000), 0.0);
  EXPECT_EQ(age_part(kMinInt, kMaxInt), 0.0);
}

TEST(Age, FallsUntilItNoLongerCounts) {
  const double last_day = kAgeHalfLifeDays * std::log2(kAgeWeight / kMinAgePart);
  const auto end = static_cast<UnixDays>(std::floor(last_day)) + 1;
  for (UnixDays days = 1; days < end; ++days) {
    EXPECT_LT(age_part(0, days), age_part(0, days - 1)) << days;
    EXPECT_GE(age_part(0, days), kMinAgePart) << days;
  }
  EXPECT_EQ(age_part(0, end), 0.0);
  EXPECT_EQ(age_part(0, 2 * end), 0.0);
}

TEST(StaticPrior, IsTheOffsetForPlainRelevance) {
  EXPECT_EQ(static_prior(std::nullopt, std::nullopt), kStaticOffset);
  EXPECT_EQ(static_prior(kQualityMedian, kHeatMedian), kStaticOffset);
}

RC_GTEST_PROP(PriorProperty, IsNeverNegativeNorPastItsSpan, ()) {
  static const std::vector<std::optional<std::int32_t>> signals = {
      std::nullopt, kMinInt, -1, 0, 1, 76, kMaxQuality, kMaxInt};
  const auto any = rc::gen::elementOf(signals);
  const double stored = static_prior(*any, *any);
  RC_ASSERT(stored >= 0.0);
  RC_ASSERT(stored + kAgeWeight <= kPriorSpan + 1e-12);
}

TEST(PriorFactor, IsAShareOfWhatTheTextCanGive) {
  const double bound_of_one = kPriorSpan / kMaxShare;
  EXPECT_EQ(prior_factor(0.0), 0.0);
  EXPECT_DOUBLE_EQ(prior_factor(bound_of_one / 4), 0.25);
  EXPECT_DOUBLE_EQ(prior_factor(bound_of_one), 1.0);
  EXPECT_EQ(prior_factor(2 * bound_of_one), 1.0);
  EXPECT_EQ(prior_factor(std::nullopt), 1.0) << "filters alone";
}

TEST(PriorFactor, HoldsTheWholePriorWithinItsShare) {
  for (double bound = 0.0; bound < 2 * kPriorSpan / kMaxShare; bound += 0.1) {
    EXPECT_LE(prior_factor(bound) * kPriorSpan, kMaxShare * bound + 1e-9) << bound;
  }
}

}  // namespace
}  // namespace dateline
