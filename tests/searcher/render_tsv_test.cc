// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "searcher/render.h"
#include "tests/searcher/sample_hit.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

constexpr std::string_view kHeader = "rank\tscore\tid\tpublished_at\tprovider\ttitle\turl\n";

TEST(RenderTsv, IsALineAHitBelowAHeader) {
  Request request;
  request.offset = 10;
  Response response = sample_response();
  response.hits.push_back(bare_hit());
  EXPECT_EQ(render_tsv(request, response),
            std::string(kHeader) +
                "11\t12.345000\t_news/2020-08-14-cameras.md\t2020-08-14T22:48:00Z\tThe Guardian\t"
                "Facial recognition on trial\thttps://news.example/cameras\n"
                "12\t0.500000\tpeople/ada.md\t\t\t\t\n");
}

TEST(RenderTsv, WithoutHitsIsTheHeader) { EXPECT_EQ(render_tsv({}, {}), kHeader); }

TEST(RenderTsv, FallsBackToTheProvidersDomain) {
  Response response;
  response.hits = {bare_hit()};
  response.hits.front().record.provider.domain = "a.example";
  EXPECT_EQ(render_tsv({}, response),
            std::string(kHeader) + "1\t0.500000\tpeople/ada.md\t\ta.example\t\t\n");
}

struct CellRow {
  const char* shows;
  std::string_view title;
  std::string_view expected;
};

class TsvCellTest : public testing::TestWithParam<CellRow> {};

TEST_P(TsvCellTest, StaysOnOneLineAndInOneColumn) {
  Response response;
  response.hits = {bare_hit()};
  response.hits.front().record.title = GetParam().title;
  EXPECT_EQ(render_tsv({}, response), std::string(kHeader) + "1\t0.500000\tpeople/ada.md\t\t\t" +
                                          std::string(GetParam().expected) + "\t\n");
}

constexpr CellRow kCellRows[] = {
    {"tab_and_breaks", "a\tb\nc\r\nd", "a b c  d"},
    {"unicode_breaks", "a\u0085b\u2028c\u2029d", "a b c d"},
    {"controls", "a\x1b[2Jb\x7f", "a [2Jb "},
    {"raw_unicode_stays", "Ä 東京 …", "Ä 東京 …"},
};

INSTANTIATE_TEST_SUITE_P(All, TsvCellTest, testing::ValuesIn(kCellRows), row_name<CellRow>);

}  // namespace
}  // namespace dateline
