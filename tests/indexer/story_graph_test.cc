// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/story_graph.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "tests/indexer/story_article.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

// ---- Evidence ----------------------------------------------------------------------------------

TEST(StoryEvidence, comes_back_from_its_bytes) {
  Article full = dated_article("Gantry crane topples in Hamburg", "Four dockers were injured", 1);
  full.url = "https://a.example/1";
  full.related = {{"Crane falls onto a ship in the port", "https://b.example/2", {}, {}, {}}, {}};
  const StoryEvidence before = evidence(full, "a.md");
  EXPECT_EQ(decode_evidence(encode_evidence(before)), before);
  EXPECT_EQ(before.number, story_number("a.md"));
  EXPECT_EQ(before.related.size(), 2U);
  const std::string bytes = encode_evidence(before);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_EQ(decode_evidence(bytes.substr(0, size)), std::nullopt) << size;
  }
  EXPECT_EQ(decode_evidence(bytes + '\0'), std::nullopt);
}

TEST(StoryEvidence, is_not_kept_of_an_article_without_a_date) {
  Article undated = dated_article("Gantry crane topples in Hamburg");
  undated.published_at.reset();
  DocumentBuilder builder;
  EXPECT_EQ(builder.build(undated, "a.md").document.get_value(slot::kEvidence), "");
}

TEST(StoryEvidence, keeps_names_before_other_words) {
  const auto words =
      evidence(dated_article("", "the quick visit of Merkel to Hamburg"), "a.md").words;
  const auto weight = [&](const std::string& excerpt) {
    return evidence(dated_article("", "x " + excerpt), "b.md").words.at(0).weight;
  };
  EXPECT_EQ(words.size(), 4U) << "quick, visit, Merkel, Hamburg";
  EXPECT_GT(weight("Hamburg"), weight("hamburg"));
}

// ---- Edges -------------------------------------------------------------------------------------

struct EdgeRow {
  const char* shows;
  std::function<void(Article&, Article&)> make;
  EdgeWeight expected;
};

class StoryEdge : public testing::TestWithParam<EdgeRow> {};

TEST_P(StoryEdge, weighs_what_two_articles_have_in_common) {
  Article a = dated_article("Storm over the northern harbour");
  Article b = dated_article("Quarterly figures disappoint investors");
  a.url = "https://a.example/1";
  b.url = "https://b.example/2";
  GetParam().make(a, b);
  EXPECT_EQ(story_edge(evidence(a, "a.md"), evidence(b, "b.md")), GetParam().expected);
  EXPECT_EQ(story_edge(evidence(b, "b.md"), evidence(a, "a.md")), GetParam().expected);
}

void move(Article& article, double days) {
  *article.published_at += static_cast<UnixSeconds>(days * kSecondsPerDay);
}

const EdgeRow kEdgeRows[] = {
    {"nothing", [](Article&, Article&) {}, 0},
    {"related_by_url",
     [](Article& a, Article& b) {
       a.related = {{"", b.url, {}, {}, {}}};
     },
     1000},
    {"related_by_title",
     [](Article& /*a*/, Article& b) {
       b.related = {{"STORM over  the Northern Harbour", "", {}, {}, {}}};
     },
     1000},
    {"related_a_fortnight_apart",
     [](Article& a, Article& b) {
       a.related = {{"", b.url, {}, {}, {}}};
       move(b, 14);
     },
     1000},
    {"related_longer_apart",
     [](Article& a, Article& b) {
       a.related = {{"", b.url, {}, {}, {}}};
       move(b, 14.1);
     },
     0},
    {"no_url_is_not_the_same_url",
     [](Article& a, Article& b) {
       a.related = {{"", "", {}, {}, {}}};
       b.url.clear();
     },
     0},
    {"the_same_related_item",
     [](Article& a, Article& b) {
       a.related = b.related = {{"", "https://c.example/3", {}, {}, {}}};
     },
     500},
    {"the_same_title", [](Article& a, Article& b) { b.title = a.title; }, 1000},
    {"the_same_title_later",
     [](Article& a, Article& b) {
       b.title = a.title;
       move(b, 4);
     },
     0},
    {"the_same_short_title", [](Article& a, Article& b) { a.title = b.title = "Weather"; }, 0},
    {"half_the_words",
     [](Article& a, Article& b) {
       a.title = "Glacier avalanche buries village";
       b.title = "Glacier avalanche closes railway";
     },
     534},
    {"one_word_alone",
     [](Article& a, Article& b) {
       a.title = "Hamburg";
       b.title = "Hamburg";
     },
     0},
    {"common_words_alone",
     [](Article& a, Article& b) {
       a.title = "What people should know today";
       b.title = "What people say they want today";
     },
     0},
};

INSTANTIATE_TEST_SUITE_P(Rows, StoryEdge, testing::ValuesIn(kEdgeRows), row_name<EdgeRow>);

}  // namespace
}  // namespace dateline
