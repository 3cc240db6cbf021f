// SPDX-License-Identifier: GPL-2.0-or-later
// The engine against a searcher that looks at every article.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "common/unicode.h"
#include "searcher/engine.h"
#include "tests/support/index_fixture.h"
#include "tests/support/naive_searcher.h"
#include "tests/support/random_corpus.h"

namespace dateline {
namespace {

constexpr double kRounding = 1e-9;

double tolerance(double value) { return kRounding * std::max(1.0, std::abs(value)); }

std::string describe(const Request& request) {
  return '"' + request.text + "\" by " + std::string(name_of(request.sort)) + ", " +
         std::to_string(request.offset) + '+' + std::to_string(request.limit);
}

/// Every hit stands where the oracle may have it, given that it may order level ones either way.
void expect_hits(const Request& request, const Response& got, const NaiveSearcher& oracle,
                 const NaiveAnswer& expected) {
  std::map<std::size_t, NaiveHit> by_row;
  for (const NaiveHit& hit : expected.hits) by_row[hit.row] = hit;
  ASSERT_EQ(got.total, expected.hits.size());
  const std::size_t left = got.total - std::min<std::size_t>(request.offset, got.total);
  ASSERT_EQ(got.hits.size(), std::min<std::size_t>(request.limit, left));
  std::set<std::size_t> seen;
  for (std::size_t i = 0; i < got.hits.size(); ++i) {
    const std::size_t row = row_of_id(got.hits[i].record.id);
    ASSERT_EQ(by_row.count(row), 1U) << "row " << row << " does not match";
    ASSERT_TRUE(seen.insert(row).second) << "row " << row << " comes twice";
    const NaiveHit& hit = by_row.at(row);
    EXPECT_NEAR(got.hits[i].score, hit.score, tolerance(hit.score)) << "row " << row;
    std::size_t before = 0;
    std::size_t behind = 0;
    for (const NaiveHit& other : expected.hits) {
      const int order = oracle.compare(other, hit, request);
      before += order < 0 ? 1U : 0U;
      behind += order > 0 ? 1U : 0U;
    }
    const std::size_t place = request.offset + i;
    EXPECT_GE(place, before) << "row " << row;
    EXPECT_LE(place, got.total - 1 - behind) << "row " << row;
  }
}

/// Values that nothing matched may be spelt in any way.
std::vector<FacetValue> comparable(const Facet& facet) {
  std::vector<FacetValue> values = facet.values;
  const auto empty = std::stable_partition(values.begin(), values.end(),
                                           [](const FacetValue& it) { return it.count > 0; });
  std::for_each(empty, values.end(), [](FacetValue& it) { it.value = fold_name(it.value); });
  std::sort(empty, values.end(),
            [](const FacetValue& a, const FacetValue& b) { return a.value < b.value; });
  return values;
}

std::string listed(const std::vector<FacetValue>& values) {
  std::string out;
  for (const FacetValue& value : values) {
    out += value.value + ':' + std::to_string(value.count) + (value.selected ? "* " : " ");
  }
  return out;
}

void expect_facets(const std::vector<Facet>& got, const std::vector<Facet>& expected) {
  ASSERT_EQ(got.size(), expected.size());
  for (std::size_t i = 0; i < got.size(); ++i) {
    SCOPED_TRACE(name_of(expected[i].field));
    EXPECT_EQ(got[i].field, expected[i].field);
    EXPECT_EQ(got[i].distinct, expected[i].distinct);
    EXPECT_EQ(got[i].matches, expected[i].matches);
    EXPECT_EQ(listed(comparable(got[i])), listed(comparable(expected[i])));
  }
}

void expect_explanations(const Request& request, const Response& got) {
  for (const Hit& hit : got.hits) {
    ASSERT_EQ(hit.explanation.has_value(), request.explain);
    if (!hit.explanation) continue;
    EXPECT_NEAR(hit.explanation->sum(), hit.score, tolerance(hit.score)) << hit.record.id;
    for (const TermWeight& term : hit.explanation->terms) {
      EXPECT_GT(term.sum(), 0) << term.term;
      EXPECT_GE(std::min({term.title, term.excerpt, term.related, term.body}), 0) << term.term;
    }
  }
}

class Oracle : public testing::TestWithParam<std::uint32_t> {};

TEST_P(Oracle, AgreesWithTheEngine) {
  constexpr int kRequests = 40;
  RandomCorpus chance(GetParam());
  // On both sides of what is too small for the rule of common words.
  const auto articles = chance.articles(40 + chance.below(200));
  const IndexFixture index(articles);
  NaiveSearcher oracle(articles);
  Engine engine(index.db());
  for (int i = 0; i < kRequests; ++i) {
    const Request request = chance.request();
    SCOPED_TRACE(describe(request) + ", request " + std::to_string(i));
    const auto response = engine.search(request);
    ASSERT_TRUE(response) << response.error().message;
    const NaiveAnswer expected = oracle.search(request);
    expect_hits(request, *response, oracle, expected);
    expect_facets(response->facets, expected.facets);
    expect_facets(response->narrowed_facets, expected.narrowed_facets);
    expect_explanations(request, *response);
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, Oracle, testing::Range(1U, 16U));

}  // namespace
}  // namespace dateline
