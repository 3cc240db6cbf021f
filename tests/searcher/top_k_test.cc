// SPDX-License-Identifier: GPL-2.0-or-later
// Xapian skips what it believes cannot be in an answer. These tests hold what it leaves over
// against the whole.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "common/prior.h"
#include "searcher/engine.h"
#include "tests/support/index_fixture.h"
#include "tests/support/naive_searcher.h"
#include "tests/support/random_corpus.h"

namespace dateline {
namespace {

constexpr std::size_t kManyArticles = 3000;

/// An index whose best text matches are not its best articles.
class TopK : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    RandomCorpus chance(1);
    articles() = chance.articles(kManyArticles);
    for (Article& article : articles()) {
      if (chance.chance(5)) article.heat = kMaxHeat;
      if (chance.chance(5)) article.quality = kMaxQuality;
    }
    index() = std::make_unique<IndexFixture>(articles());
  }
  static void TearDownTestSuite() {
    index().reset();
    articles().clear();
  }

  static std::vector<Article>& articles() {
    static std::vector<Article> articles;
    return articles;
  }
  static std::unique_ptr<IndexFixture>& index() {
    static std::unique_ptr<IndexFixture> index;
    return index;
  }

  /// One word to many (the factor of the prior is 1 from some length on), common and rare ones,
  /// none at all, and filters.
  static std::vector<Request> requests() {
    std::vector<Request> requests;
    for (const char* text :
         {"world", "zebra", "storm bank", "the of world", "quartz zebra budget climate vote",
          "the Kinder news café U.S. COVID-19 bank election climate budget quartz", ""}) {
      Request request;
      request.text = text;
      request.limits.max_hits = kManyArticles;
      request.with_snippets = false;
      requests.push_back(request);
      request.filters.topics = {"Privacy"};
      request.filters.min_quality = 20;
      requests.push_back(request);
    }
    return requests;
  }

  Response search(Request request, std::uint32_t offset, std::uint32_t limit) {
    request.offset = offset;
    request.limit = limit;
    auto response = engine_.search(request);
    if (!response) throw std::runtime_error(response.error().message);
    return std::move(*response);
  }

 private:
  Engine engine_{index()->db()};
};

std::vector<std::string> ids_of(const std::vector<Hit>& hits) {
  std::vector<std::string> ids;
  ids.reserve(hits.size());
  for (const Hit& hit : hits) ids.push_back(hit.record.id);
  return ids;
}

TEST_F(TopK, IsTheBeginningOfTheFullRanking) {
  for (const Request& request : requests()) {
    const auto all = ids_of(search(request, 0, kManyArticles).hits);
    ASSERT_GT(all.size(), 10U) << request.text;
    for (std::uint32_t k = 1; k <= 50; ++k) {
      const auto top = ids_of(search(request, 0, k).hits);
      const auto wanted = all.begin() + static_cast<int>(std::min<std::size_t>(k, all.size()));
      ASSERT_EQ(top, std::vector(all.begin(), wanted)) << request.text << ", top " << k;
    }
  }
}

TEST_F(TopK, PagesMakeUpTheFullRanking) {
  constexpr std::uint32_t kPages = 12;
  for (Request request : requests()) {
    for (const SortOrder order :
         {SortOrder::kRelevance, SortOrder::kDate, SortOrder::kHeat, SortOrder::kQuality}) {
      request.sort = order;
      const auto all = ids_of(search(request, 0, kManyArticles).hits);
      for (const std::uint32_t size : {1U, 7U, 40U}) {
        std::vector<std::string> paged;
        for (std::uint32_t page = 0; page < kPages; ++page) {
          for (auto& id : ids_of(search(request, page * size, size).hits)) paged.push_back(id);
        }
        const auto wanted = std::min<std::size_t>(all.size(), std::size_t{kPages} * size);
        ASSERT_EQ(paged, std::vector(all.begin(), all.begin() + static_cast<int>(wanted)))
            << request.text << " by " << name_of(order) << ", pages of " << size;
      }
    }
  }
}

TEST_F(TopK, TheLastPageHoldsTheRest) {
  const Request request = requests().front();
  const auto total = static_cast<std::uint32_t>(search(request, 0, 0).total);
  EXPECT_EQ(search(request, total - 3, 10).hits.size(), 3U);
  EXPECT_TRUE(search(request, total, 10).hits.empty());
  EXPECT_TRUE(search(request, total + 1000, 10).hits.empty());
  EXPECT_EQ(search(request, total + 1000, 10).total, total);
}

TEST_F(TopK, CountsAreOfAllMatches) {
  NaiveSearcher oracle(articles());
  for (const char* text : {"world", "the of news", ""}) {
    Request request;
    request.text = text;
    request.facets = {FacetField::kTopic, FacetField::kProvider, FacetField::kMonth,
                      FacetField::kType};
    request.facet_limit = 1000;
    const Response response = search(request, 0, 1);
    const NaiveAnswer expected = oracle.search(request);
    ASSERT_GT(expected.hits.size(), 1500U) << text;
    EXPECT_EQ(response.total, expected.hits.size());
    ASSERT_EQ(response.facets.size(), expected.facets.size());
    for (std::size_t i = 0; i < expected.facets.size(); ++i) {
      EXPECT_EQ(response.facets[i].values, expected.facets[i].values)
          << text << ", " << name_of(expected.facets[i].field);
    }
  }
}

/// What a reader is promised by a count: so many articles are left after choosing the value.
TEST_F(TopK, ChoosingAValueLeavesAsManyAsItCounted) {
  Request request;
  request.text = "storm bank";
  request.facets = {FacetField::kTopic, FacetField::kType, FacetField::kCategory,
                    FacetField::kLanguage, FacetField::kProvider};
  for (const Facet& facet : search(request, 0, 0).facets) {
    for (const FacetValue& value : facet.values) {
      Request chosen = request;
      Filters& filters = chosen.filters;
      if (facet.field == FacetField::kTopic) filters.topics = {value.value};
      if (facet.field == FacetField::kType) filters.types = {value.value};
      if (facet.field == FacetField::kCategory) filters.categories = {value.value};
      if (facet.field == FacetField::kLanguage) filters.languages = {value.value};
      // A domain is counted only where there is no name, but finds what has one, too.
      const bool is_domain = value.value.find('.') != std::string::npos;
      if (facet.field == FacetField::kProvider) {
        if (is_domain) continue;
        filters.providers = {value.value};
      }
      EXPECT_EQ(search(chosen, 0, 0).total, value.count) << value.value;
    }
  }
}

}  // namespace
}  // namespace dateline
