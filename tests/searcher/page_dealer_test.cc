// SPDX-License-Identifier: GPL-2.0-or-later
// Pages with at most so many hits of a provider.
#include "searcher/page_dealer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/unicode.h"
#include "searcher/engine.h"
#include "tests/support/index_fixture.h"
#include "tests/support/random_corpus.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

struct DealRow {
  std::string shows;
  std::string providers;  ///< a letter each, from the best hit down; `-`: none
  Window window;
  std::vector<std::size_t> places;  ///< that stand in the window
};

class Deal : public testing::TestWithParam<DealRow> {};

TEST_P(Deal, gives_the_hits_of_a_page) {
  PageDealer dealer(GetParam().window);
  std::vector<std::size_t> places;
  const std::string& providers = GetParam().providers;
  for (std::size_t i = 0; i < providers.size(); ++i) {
    if (dealer.deal(providers[i] == '-' ? std::string() : providers.substr(i, 1))) {
      places.push_back(i);
    }
  }
  EXPECT_EQ(places, GetParam().places);
  EXPECT_EQ(dealer.is_done(), places.size() == GetParam().window.limit);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, Deal,
    testing::Values(DealRow{"no_cap_is_a_stretch", "aaaaab", {1, 3, 0}, {1, 2, 3}},
                    DealRow{"no_cap_from_anywhere", "abcdef", {4, 3, 0}, {4, 5}},
                    DealRow{"too_many_are_passed_over", "aaab", {0, 3, 2}, {0, 1, 3}},
                    DealRow{"and_lead_the_next_page", "aaabcb", {3, 3, 2}, {2, 4, 5}},
                    DealRow{"which_is_capped_too", "aaaaab", {3, 3, 2}, {2, 3}},
                    DealRow{"short_page_of_one_provider", "aaaa", {0, 3, 1}, {0}},
                    DealRow{"whose_rest_comes_later", "aaaa", {9, 3, 1}, {3}},
                    DealRow{"nothing_after_the_last", "aaaa", {12, 3, 1}, {}},
                    DealRow{"without_provider_no_cap", "--a-a", {0, 4, 1}, {0, 1, 2, 3}},
                    DealRow{"an_empty_page", "abc", {0, 0, 1}, {}}),
    row_name<DealRow>);

TEST(Window, tells_what_may_stand_in_it) {
  EXPECT_TRUE((Window{9, 10, 0}.may_hold(10)));
  EXPECT_FALSE((Window{10, 10, 0}.may_hold(10)));
  EXPECT_TRUE((Window{90, 10, 1}.may_hold(10))) << "ten pages of one hit";
  EXPECT_FALSE((Window{100, 10, 1}.may_hold(10)));
  EXPECT_EQ((Window{20, 10, 2}.most_of_a_provider()), 6U);
}

// ---- The engine

std::vector<std::string> ids_of(const Response& response) {
  std::vector<std::string> ids;
  for (const Hit& hit : response.hits) ids.push_back(hit.record.id);
  return ids;
}

std::vector<std::vector<FacetValue>> facets_of(const Response& response) {
  std::vector<std::vector<FacetValue>> values;
  for (const Facet& facet : response.facets) values.push_back(facet.values);
  return values;
}

std::string provider_key(const Hit& hit) {
  const Provider& provider = hit.record.provider;
  return fold_name(provider.name.empty() ? provider.domain : provider.name);
}

/// One page after the other: each takes, from what is left and from the best one down, what it may.
std::vector<std::vector<std::string>> naive_pages(std::vector<Hit> left, std::size_t limit,
                                                  std::size_t most) {
  std::vector<std::vector<std::string>> pages;
  while (!left.empty()) {
    auto& page = pages.emplace_back();
    std::map<std::string, std::size_t> taken;
    std::erase_if(left, [&](const Hit& hit) {
      const std::string key = provider_key(hit);
      if (page.size() == limit || (!key.empty() && taken[key] == most)) return false;
      ++taken[key];
      page.push_back(hit.record.id);
      return true;
    });
  }
  return pages;
}

class CapOracle : public testing::TestWithParam<std::uint32_t> {};

TEST_P(CapOracle, deals_the_whole_answer_out) {
  constexpr int kRequests = 25;
  RandomCorpus chance(GetParam());
  const IndexFixture index(chance.articles(60 + chance.below(200)));
  Engine engine(index.db());
  for (int i = 0; i < kRequests; ++i) {
    Request request = chance.request();
    const std::vector<Collapse> collapses = {Collapse::kNone, Collapse::kNone, Collapse::kStory,
                                             Collapse::kDuplicates, Collapse::kProvider};
    request.collapse = collapses[chance.below(5)];
    request.offset = 0;
    request.limit = 1000;
    const auto whole = engine.search(request);
    ASSERT_TRUE(whole) << whole.error().message;
    request.limit = 1 + chance.below(8);
    request.max_per_provider = 1 + chance.below(3);
    SCOPED_TRACE('"' + request.text + "\", request " + std::to_string(i));
    const auto pages = naive_pages(whole->hits, request.limit, request.max_per_provider);
    for (std::size_t page = 0; page <= std::min<std::size_t>(pages.size(), 6); ++page) {
      request.offset = static_cast<std::uint32_t>(page) * request.limit;
      const auto response = engine.search(request);
      ASSERT_TRUE(response) << response.error().message;
      const auto expected = page < pages.size() ? pages[page] : std::vector<std::string>();
      EXPECT_EQ(ids_of(*response), expected) << "page " << page;
      EXPECT_EQ(response->total, whole->total);
      EXPECT_EQ(facets_of(*response), facets_of(*whole));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, CapOracle, testing::Range(1U, 7U));

TEST(Cap, is_about_whole_pages) {
  const IndexFixture index({});
  Engine engine(index.db());
  Request request;
  request.max_per_provider = 2;
  request.offset = 15;
  const auto response = engine.search(request);
  ASSERT_FALSE(response);
  EXPECT_EQ(response.error().message,
            "max-per-provider is about whole pages, so offset must be a multiple of limit: 15 is "
            "not one of 10");
}

}  // namespace
}  // namespace dateline
