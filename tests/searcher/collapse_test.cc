// SPDX-License-Identifier: GPL-2.0-or-later
// Collapsed answers against the whole ones of a searcher that looks at every article.
#include <gtest/gtest.h>

#include <algorithm>
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

std::string provider_key(const Article& article) {
  const Provider& provider = article.provider;
  return fold_name(provider.name.empty() ? provider.domain : provider.name);
}

/// The matches of one key; each match without a key is alone.
using Groups = std::map<std::string, std::vector<NaiveHit>>;

Groups group(const std::vector<Article>& articles, const std::vector<NaiveHit>& hits) {
  Groups groups;
  for (const NaiveHit& hit : hits) {
    const std::string key = provider_key(articles[hit.row]);
    groups[key.empty() ? "row " + std::to_string(hit.row) : "key " + key].push_back(hit);
  }
  return groups;
}

const NaiveHit& first_of(const std::vector<NaiveHit>& group, const NaiveSearcher& oracle,
                         const Request& request) {
  return *std::min_element(group.begin(), group.end(), [&](const auto& a, const auto& b) {
    return oracle.compare(a, b, request) < 0;
  });
}

void expect_collapsed(const std::vector<Article>& articles, const Request& request,
                      const Response& got, NaiveSearcher& oracle) {
  const NaiveAnswer expected = oracle.search(request);
  const Groups groups = group(articles, expected.hits);
  ASSERT_EQ(got.total, expected.hits.size());
  if (request.offset < got.total) {
    ASSERT_EQ(got.groups, groups.size());
  }
  const std::size_t left = groups.size() - std::min<std::size_t>(request.offset, groups.size());
  ASSERT_EQ(got.hits.size(), std::min<std::size_t>(request.limit, left));
  std::set<std::string> seen;
  for (std::size_t i = 0; i < got.hits.size(); ++i) {
    const std::size_t row = row_of_id(got.hits[i].record.id);
    const std::string key = provider_key(articles[row]);
    const std::string name = key.empty() ? "row " + std::to_string(row) : "key " + key;
    ASSERT_EQ(groups.count(name), 1U) << name;
    ASSERT_TRUE(seen.insert(name).second) << name << " comes twice";
    const auto& members = groups.at(name);
    ASSERT_EQ(got.hits[i].collapsed.has_value(), !key.empty());
    if (!key.empty()) {
      EXPECT_EQ(got.hits[i].collapsed->count, members.size() - 1) << name;
      EXPECT_EQ(fold_name(got.hits[i].collapsed->key), key);
    }
    std::size_t before = 0;
    const auto self = std::find_if(members.begin(), members.end(),
                                   [&](const NaiveHit& hit) { return hit.row == row; });
    ASSERT_NE(self, members.end());
    for (const auto& [other, hits] : groups) {
      const NaiveHit& first = first_of(hits, oracle, request);
      before += oracle.compare(first, *self, request) < 0 ? 1U : 0U;
    }
    EXPECT_LE(before, request.offset + i) << "a better one than row " << row << " stands behind";
    EXPECT_LE(oracle.compare(*self, first_of(members, oracle, request), request), 0)
        << "row " << row << " is not the first of its provider";
  }
}

class CollapseOracle : public testing::TestWithParam<std::uint32_t> {};

TEST_P(CollapseOracle, ShowsTheFirstOfEachProviderAndCountsTheRest) {
  constexpr int kRequests = 40;
  RandomCorpus chance(GetParam());
  const auto articles = chance.articles(60 + chance.below(200));
  const IndexFixture index(articles);
  NaiveSearcher oracle(articles);
  Engine engine(index.db());
  for (int i = 0; i < kRequests; ++i) {
    Request request = chance.request();
    request.collapse = Collapse::kProvider;
    if (chance.chance(50)) request.offset = chance.below(4);
    if (chance.chance(50)) request.limit = chance.below(5);
    SCOPED_TRACE('"' + request.text + "\" " + std::to_string(request.offset) + '+' +
                 std::to_string(request.limit) + ", request " + std::to_string(i));
    const auto response = engine.search(request);
    ASSERT_TRUE(response) << response.error().message;
    expect_collapsed(articles, request, *response, oracle);
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, CollapseOracle, testing::Range(1U, 9U));

Article by(const std::string& provider, const std::string& title) {
  Article article;
  article.title = title;
  article.provider.name = provider;
  return article;
}

TEST(Collapse, SpellingsOfAProviderAreOne) {
  const IndexFixture index({by("El País", "storm"), by("EL PAIS", "storm"), by("", "storm"),
                            by("", "storm"), by("BBC", "storm")});
  Engine engine(index.db());
  Request request;
  request.text = "storm";
  request.collapse = Collapse::kProvider;
  const auto response = engine.search(request);
  ASSERT_TRUE(response);
  EXPECT_EQ(response->total, 5U);
  EXPECT_EQ(response->groups, 4U);
  EXPECT_EQ(response->hits.size(), 4U);
}

}  // namespace
}  // namespace dateline
