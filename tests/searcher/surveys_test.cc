// SPDX-License-Identifier: GPL-2.0-or-later
// Hot lists, trends and coverage against sums over a plain list of articles.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "common/date.h"
#include "common/prior.h"
#include "common/unicode.h"
#include "searcher/coverage.h"
#include "searcher/hot.h"
#include "searcher/trends.h"
#include "tests/support/index_fixture.h"
#include "tests/support/random_corpus.h"

namespace dateline {
namespace {

constexpr std::size_t kArticles = 300;

class Surveys : public testing::TestWithParam<std::uint32_t> {
 protected:
  Surveys() : articles_(RandomCorpus(GetParam()).articles(kArticles)), index_(articles_) {
    for (const Article& article : articles_) {
      if (article.published_at) moments_.push_back(*article.published_at);
    }
    std::sort(moments_.begin(), moments_.end());
  }

  /// Somewhere in the middle, so that there is a future to be left out.
  [[nodiscard]] UnixSeconds middle() const { return moments_[moments_.size() * 2 / 3]; }

  [[nodiscard]] std::vector<std::size_t> rows_up_to(UnixSeconds now) const {
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < articles_.size(); ++row) {
      if (articles_[row].published_at && *articles_[row].published_at <= now) rows.push_back(row);
    }
    return rows;
  }

  static double heat_of(const Article& article) {
    return article.heat ? static_cast<double>(*article.heat) : kMedianHeat;
  }

  static std::string provider_of(const Article& article) {
    return article.provider.name.empty() ? article.provider.domain : article.provider.name;
  }

  std::vector<Article> articles_;
  std::vector<UnixSeconds> moments_;
  IndexFixture index_;
};

TEST_P(Surveys, hot_list_is_the_decayed_heat_in_order) {
  HotRequest request;
  request.matches.now = middle();
  request.matches.limit = 40;
  request.half_life_days = 3;
  request.one_per_story = false;
  std::map<std::string, double> expected;
  for (const std::size_t row : rows_up_to(middle())) {
    const double days =
        static_cast<double>(middle() - *articles_[row].published_at) / kSecondsPerDay;
    expected[id_of_row(row)] = heat_of(articles_[row]) * std::pow(0.5, days / 3);
  }
  Engine engine(index_.db());
  const auto list = find_hot(engine, request);
  ASSERT_TRUE(list);
  EXPECT_EQ(list->articles, expected.size());
  std::vector<double> best;
  for (const auto& [id, hotness] : expected) best.push_back(hotness);
  std::sort(best.rbegin(), best.rend());
  ASSERT_EQ(list->hits.size(), std::min<std::size_t>(40, best.size()));
  for (std::size_t i = 0; i < list->hits.size(); ++i) {
    ASSERT_TRUE(expected.contains(list->hits[i].record.id)) << "from the future, or without a date";
    EXPECT_NEAR(list->hits[i].hotness, expected[list->hits[i].record.id], 1e-9);
    EXPECT_NEAR(list->hits[i].hotness, best[i], 1e-9) << i;
  }
}

TEST_P(Surveys, trends_are_the_counts_and_heats_of_each_period) {
  TrendRequest request;
  request.matches.now = middle();
  request.matches.limit = 1000;
  request.period = TrendPeriod::kMonth;
  request.periods = 5;
  request.fields = {TrendField::kTopic};
  Engine engine(index_.db());
  const auto trends = find_trends(engine, request);
  ASSERT_TRUE(trends);
  ASSERT_EQ(trends->tables.size(), 1U);
  ASSERT_EQ(trends->periods.back().last, day_of(middle()));
  std::map<std::string, std::vector<std::uint64_t>> counts;
  std::map<std::string, std::vector<double>> heats;
  for (const std::size_t row : rows_up_to(middle())) {
    const UnixDays day = day_of(*articles_[row].published_at);
    for (std::size_t period = 0; period < trends->periods.size(); ++period) {
      if (day < trends->periods[period].first || day > trends->periods[period].last) continue;
      for (const std::string& topic : articles_[row].topics) {
        auto& series = counts[fold_name(topic)];
        series.resize(trends->periods.size());
        ++series[period];
        auto& heat = heats[fold_name(topic)];
        heat.resize(trends->periods.size());
        heat[period] += heat_of(articles_[row]);
      }
    }
  }
  EXPECT_EQ(trends->tables[0].distinct, counts.size());
  double before = std::numeric_limits<double>::infinity();
  for (const Trend& trend : trends->tables[0].trends) {
    EXPECT_EQ(trend.counts, counts[fold_name(trend.name)]) << trend.name;
    for (std::size_t i = 0; i < trend.heats.size(); ++i) {
      EXPECT_NEAR(trend.heats[i], heats[fold_name(trend.name)][i], 1e-6) << trend.name;
    }
    EXPECT_LE(trend.heat_burst, before) << "the greatest burst first";
    before = trend.heat_burst;
  }
}

TEST_P(Surveys, coverage_adds_up_each_provider) {
  CoverageRequest request;
  request.matches.now = middle();
  request.matches.limit = 1000;
  struct Sum {
    std::uint64_t articles = 0;
    UnixSeconds first = std::numeric_limits<UnixSeconds>::max();
    double heat = 0;
    std::vector<double> qualities;
  };
  std::map<std::string, Sum> sums;
  for (const std::size_t row : rows_up_to(middle())) {
    const Article& article = articles_[row];
    Sum& sum = sums[fold_name(provider_of(article))];
    ++sum.articles;
    sum.first = std::min(sum.first, *article.published_at);
    sum.heat += heat_of(article);
    if (article.quality) sum.qualities.push_back(*article.quality);
  }
  Engine engine(index_.db());
  const auto coverage = find_coverage(engine, request);
  ASSERT_TRUE(coverage);
  EXPECT_EQ(coverage->distinct, sums.size());
  EXPECT_EQ(coverage->providers.size(), sums.size());
  EXPECT_EQ(coverage->articles, rows_up_to(middle()).size());
  for (const ProviderCoverage& provider : coverage->providers) {
    const Sum& sum = sums[fold_name(provider.name)];
    EXPECT_EQ(provider.articles, sum.articles) << provider.name;
    EXPECT_EQ(provider.first.published_at, sum.first) << provider.name;
    EXPECT_NEAR(provider.hours_behind, static_cast<double>(sum.first - moments_[0]) / 3600, 1e-9);
    EXPECT_NEAR(provider.heat, sum.heat, 1e-6);
    ASSERT_EQ(provider.mean_quality.has_value(), !sum.qualities.empty());
    if (sum.qualities.empty()) continue;
    double total = 0;
    for (const double quality : sum.qualities) total += quality;
    EXPECT_NEAR(*provider.mean_quality, total / static_cast<double>(sum.qualities.size()), 1e-9);
  }
}

INSTANTIATE_TEST_SUITE_P(Random, Surveys, testing::Values(1U, 2U, 3U));

struct BurstRow {
  const char* shows;
  double newest;
  std::vector<double> past;
  double expected;
};

class Burst : public testing::TestWithParam<BurstRow> {};

TEST_P(Burst, is_the_distance_from_the_mean_in_deviations) {
  EXPECT_NEAR(burst(GetParam().newest, GetParam().past), GetParam().expected, 1e-9)
      << GetParam().shows;
}

INSTANTIATE_TEST_SUITE_P(Rows, Burst,
                         testing::Values(BurstRow{"no past says nothing", 9, {}, 0},
                                         BurstRow{"as usual", 8, {8, 8, 8}, 0},
                                         BurstRow{"new", 5, {0, 0, 0}, 5},
                                         BurstRow{"mean 8, deviation 3", 14, {4, 12}, 2},
                                         BurstRow{"gone quiet", 2, {8}, -2}));

TEST(HotHalfLife, halves_what_is_that_old) {
  std::vector<Article> articles(2);
  articles[0].title = "Old";
  articles[0].heat = 100;
  articles[0].published_at = 0;
  articles[1].title = "New";
  articles[1].heat = 49;
  articles[1].published_at = 2 * kSecondsPerDay;
  const IndexFixture index(articles);
  Engine engine(index.db());
  const auto list = find_hot(engine, {});
  ASSERT_TRUE(list);
  ASSERT_EQ(list->hits.size(), 2U);
  EXPECT_EQ(list->hits[0].record.title, "Old");
  EXPECT_NEAR(list->hits[0].hotness, 50, 1e-9);
  EXPECT_NEAR(list->hits[1].hotness, 49, 1e-9);
}

}  // namespace
}  // namespace dateline
