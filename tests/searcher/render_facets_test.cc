// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render_facets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

using testing::HasSubstr;

TEST(RenderFacets, DrawsBarsToTheGreatestCount) {
  const Facet topics{FacetField::kTopic,
                     {{"Facial Recognition", 1204, true},
                      {"Privacy", 602, false},
                      {"監視", 43, false},
                      {"", 1, false}},
                     16};
  EXPECT_EQ(render_facets({topics}, {false, 60}),
            R"(topic
  ● Facial Recognition  1,204 ██████████████████████████████
    Privacy               602 ███████████████
    監視                   43 █
    (none)                  1 ▏
    … 12 more
)");
}

TEST(RenderFacets, SeparatesBlocksByALine) {
  const Facet years{FacetField::kYear, {{"2020", 8, false}, {"2021", 3, false}}, 2};
  const Facet types{FacetField::kType, {}, 0};
  EXPECT_EQ(render_facets({years, types}, {false, 23}),
            "year\n"
            "    2020  8 ███████████\n"
            "    2021  3 ████▏\n"
            "\n"
            "type\n"
            "    none\n");
}

TEST(RenderFacets, ShowsASelectedValueThatMatchesNothing) {
  const Facet topics{FacetField::kTopic, {{"AI", 0, true}}, 0};
  EXPECT_EQ(render_facets({topics}, {false, 60}), "topic\n  ● AI  0\n");
}

TEST(RenderFacets, CutsLongNamesAndLeavesNoRoomForABar) {
  const Facet topics{FacetField::kTopic, {{"abcdefghijklmnopqrstuvwxyz", 5, false}}, 1};
  EXPECT_EQ(render_facets({topics}, {false, 16}), "topic\n    abcdefg…  5\n");
}

TEST(RenderFacets, PaintsCountsAndSelection) {
  const Facet topics{FacetField::kTopic, {{"AI", 5, true}}, 1};
  EXPECT_THAT(
      render_facets({topics}, {true, 12}),
      HasSubstr("\x1b[1;35m●\x1b[0m \x1b[1mAI\x1b[0m  \x1b[36m5\x1b[0m \x1b[2m██\x1b[0m\n"));
}

}  // namespace
}  // namespace dateline
