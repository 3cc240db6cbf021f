// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/same_answers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "common/unicode.h"
#include "searcher/engine.h"

namespace dateline {
namespace {

using testing::IsEmpty;

bool is_near(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(a)); }

/// Whether an order may have one in the place of the other.
bool is_level(const Request& request, const Hit& a, const Hit& b) {
  if (!is_near(a.score, b.score)) return false;
  switch (request.sort) {
    case SortOrder::kHeat:
      return a.record.heat == b.record.heat;
    case SortOrder::kQuality:
      return a.record.quality == b.record.quality;
    case SortOrder::kDate:
    case SortOrder::kRelevance:
      break;
  }
  return a.record.id == b.record.id;
}

std::string values_of(const Facet& facet) {
  std::string out;
  for (const FacetValue& value : facet.values) {
    // A value that nothing matched may be spelt in any way.
    out += (value.count > 0 ? value.value : fold_name(value.value)) + ':' +
           std::to_string(value.count) + (value.selected ? "* " : " ");
  }
  return out;
}

void expect_same_facets(const std::vector<Facet>& got, const std::vector<Facet>& expected) {
  ASSERT_EQ(got.size(), expected.size());
  for (std::size_t i = 0; i < got.size(); ++i) {
    EXPECT_EQ(got[i].distinct, expected[i].distinct);
    EXPECT_EQ(got[i].matches, expected[i].matches);
    EXPECT_EQ(values_of(got[i]), values_of(expected[i])) << name_of(expected[i].field);
  }
}

}  // namespace

void expect_same(const Request& request, const Response& got, const Response& expected) {
  EXPECT_EQ(got.total, expected.total);
  EXPECT_EQ(got.groups, expected.groups);
  EXPECT_EQ(got.now, expected.now);
  EXPECT_THAT(got.missing_shards, IsEmpty());
  expect_same_facets(got.facets, expected.facets);
  expect_same_facets(got.narrowed_facets, expected.narrowed_facets);
  ASSERT_EQ(got.hits.size(), expected.hits.size());
  for (std::size_t i = 0; i < got.hits.size(); ++i) {
    const Hit& hit = got.hits[i];
    const Hit& other = expected.hits[i];
    EXPECT_TRUE(is_level(request, hit, other))
        << i << ": " << hit.record.id << ' ' << hit.score << ", in one index " << other.record.id
        << ' ' << other.score;
    if (hit.record.id != other.record.id) continue;
    EXPECT_EQ(hit.snippet.text, other.snippet.text);
    EXPECT_EQ(hit.title.highlights.size(), other.title.highlights.size());
    ASSERT_EQ(hit.explanation.has_value(), other.explanation.has_value());
    if (hit.explanation) {
      EXPECT_TRUE(is_near(hit.explanation->sum(), other.explanation->sum()));
    }
  }
}

void expect_same_answers(const std::string& whole, const std::string& cluster,
                         RandomCorpus& chance) {
  constexpr int kRequests = 25;
  Engine one(whole);
  Engine parts(cluster);
  for (int i = 0; i < kRequests; ++i) {
    Request request = chance.request();
    if (request.collapse == Collapse::kStory) request.collapse = Collapse::kProvider;
    SCOPED_TRACE('"' + request.text + "\" by " + std::string(name_of(request.sort)));
    const auto expected = one.search(request);
    const auto got = parts.search(request);
    ASSERT_TRUE(expected) << expected.error().message;
    ASSERT_TRUE(got) << got.error().message;
    expect_same(request, *got, *expected);
  }
}

}  // namespace dateline
