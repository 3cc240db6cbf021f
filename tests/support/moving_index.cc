// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/moving_index.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

namespace dateline {
namespace {

constexpr std::size_t kMovingIndexRows = 100;
constexpr std::size_t kMovingDocuments = kMovingIndexRows - 1;

Article stamped(std::size_t state) {
  Article article;
  article.language = "en";
  article.title = fmt::format("always state{}", state);
  article.excerpt = "some more words that are always there, so that there are blocks to read";
  article.type = fmt::format("type{}", state);
  article.topics = {fmt::format("topic{}", state)};
  article.heat = static_cast<std::int32_t>(state % 100);
  article.published_at = 1'600'000'000 + static_cast<UnixSeconds>(state);
  return article;
}

}  // namespace

void move_to(IndexFixture& index, std::size_t state) {
  const std::size_t missing = state % kMovingIndexRows;
  index.remove(missing);
  for (std::size_t row = 0; row < kMovingIndexRows; ++row) {
    if (row != missing) index.put(row, stamped(state));
  }
  index.commit();
}

Request moving_request() {
  Request request;
  request.text = "always words";
  request.limit = 20;
  request.facets = {FacetField::kType, FacetField::kTopic};
  return request;
}

std::size_t expect_one_state(const Response& response, std::uint32_t limit) {
  EXPECT_EQ(response.total, kMovingDocuments);
  EXPECT_EQ(response.hits.size(), limit);
  if (response.hits.empty()) return 0;
  const std::size_t state = std::stoul(response.hits[0].record.type.substr(4));
  const Article expected = stamped(state);
  for (const Hit& hit : response.hits) {
    EXPECT_EQ(hit.record.title, expected.title);
    EXPECT_EQ(hit.record.topics, expected.topics);
    EXPECT_NE(row_of_id(hit.record.id), state % kMovingIndexRows);
    EXPECT_EQ(hit.title.highlights.size(), 1U);
  }
  for (const Facet& facet : response.facets) {
    const auto& name = facet.field == FacetField::kType ? expected.type : expected.topics[0];
    EXPECT_EQ(facet.values, (std::vector<FacetValue>{{name, kMovingDocuments, false}}));
  }
  EXPECT_EQ(response.now, expected.published_at);
  return state;
}

void MovingWriter::run(IndexFixture& index) {
  while (!stop_) {
    move_to(index, commits_ + 1);
    ++commits_;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

}  // namespace dateline
