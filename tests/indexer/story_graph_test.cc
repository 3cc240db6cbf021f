// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/story_graph.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <numeric>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "common/schema.h"
#include "common/story_slots.h"
#include "indexer/document_builder.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

constexpr UnixSeconds kNoon = 1'600'000'000;

Article article(const std::string& title, const std::string& excerpt = "", double days = 0) {
  Article out;
  out.title = title;
  out.excerpt = excerpt;
  out.language = "en";
  out.published_at = kNoon + static_cast<UnixSeconds>(days * kSecondsPerDay);
  return out;
}

StoryEvidence evidence(const Article& article, const std::string& id) {
  DocumentBuilder builder;
  const auto built = builder.build(article, id);
  return decode_evidence(built.document.get_value(slot::kEvidence)).value();
}

// ---- Evidence ----------------------------------------------------------------------------------

TEST(StoryEvidence, comes_back_from_its_bytes) {
  Article full = article("Gantry crane topples in Hamburg", "Four dockers were injured", 1);
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
  Article undated = article("Gantry crane topples in Hamburg");
  undated.published_at.reset();
  DocumentBuilder builder;
  EXPECT_EQ(builder.build(undated, "a.md").document.get_value(slot::kEvidence), "");
}

TEST(StoryEvidence, keeps_names_before_other_words) {
  const auto words = evidence(article("", "the quick visit of Merkel to Hamburg"), "a.md").words;
  const auto weight = [&](const std::string& excerpt) {
    return evidence(article("", "x " + excerpt), "b.md").words.at(0).weight;
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
  Article a = article("Storm over the northern harbour");
  Article b = article("Quarterly figures disappoint investors");
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

// ---- Stories -----------------------------------------------------------------------------------

/// Articles of a few events, some of them naming each other.
std::vector<StoryEvidence> random_articles(std::uint32_t seed, std::size_t count) {
  std::mt19937 random(seed);
  const auto below = [&random](std::size_t limit) {
    return static_cast<std::uint32_t>(random() % limit);
  };
  static const std::vector<std::string> kWords = {
      "harbour", "glacier", "election", "robots",  "hospital", "Hamburg", "Lisbon",
      "Orca",    "ferry",   "strike",   "railway", "asteroid", "vaccine", "Kestria"};
  std::vector<StoryEvidence> out;
  for (std::size_t i = 0; i < count; ++i) {
    std::string title;
    for (int word = 0; word < 5; ++word) title += kWords[below(kWords.size())] + ' ';
    Article made = article(title, "", below(40));
    made.url = fmt::format("https://x.example/{}", i);
    if (below(3) == 0) {
      made.related = {{"", fmt::format("https://x.example/{}", below(count)), {}, {}, {}}};
    }
    out.push_back(evidence(made, fmt::format("{}.md", i)));
  }
  return out;
}

std::vector<StoryGraph::Node> all_of(const StoryGraph& graph) {
  std::vector<StoryGraph::Node> nodes(graph.articles().size());
  std::iota(nodes.begin(), nodes.end(), 0U);
  return nodes;
}

using Partition = std::set<std::vector<std::uint64_t>>;

Partition partition(const StoryGraph& graph, const std::vector<StoryGraph::Node>& seeds) {
  Partition out;
  for (const auto& story : graph.stories_around(seeds)) {
    std::vector<std::uint64_t> members;
    for (const auto node : story) members.push_back(graph.articles()[node].number);
    out.insert(members);
  }
  return out;
}

class RandomStories : public testing::TestWithParam<std::uint32_t> {};

TEST_P(RandomStories, do_not_depend_on_the_order_of_the_articles) {
  auto articles = random_articles(GetParam(), 150);
  const StoryGraph graph(articles);
  const Partition expected = partition(graph, all_of(graph));
  EXPECT_LT(expected.size(), articles.size()) << "some stories have several articles";
  std::mt19937 random(GetParam());
  std::shuffle(articles.begin(), articles.end(), random);
  const StoryGraph shuffled(articles);
  EXPECT_EQ(partition(shuffled, all_of(shuffled)), expected);
}

TEST_P(RandomStories, around_an_article_are_those_of_the_whole) {
  const StoryGraph graph(random_articles(GetParam(), 150));
  const Partition whole = partition(graph, all_of(graph));
  for (StoryGraph::Node node = 0; node < 150; node += 7) {
    for (const auto& story : partition(graph, {node})) EXPECT_TRUE(whole.contains(story));
  }
}

TEST_P(RandomStories, are_neither_too_long_nor_too_large) {
  const StoryGraph graph(random_articles(GetParam(), 400));
  for (const auto& story : graph.stories_around(all_of(graph))) {
    const auto& first = graph.articles()[story.front()];
    EXPECT_LE(graph.articles()[story.back()].at - first.at, kMaxStorySpan);
    EXPECT_LE(story.size(), kMaxStoryArticles);
    for (const auto a : story) {
      const auto joins = [&](StoryGraph::Node b) {
        return story_edge(graph.articles()[a], graph.articles()[b]) >= kJoiningEdge;
      };
      EXPECT_TRUE(story.size() == 1 || std::ranges::any_of(story, joins));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomStories, testing::Values(1U, 2U, 3U, 4U));

TEST(StoryGuard, holds_a_chain_of_like_articles_apart) {
  static const std::vector<std::string> kWords = {"alpha",  "bravado", "charlie", "deltoid",
                                                  "echoes", "foxtrot", "golfing", "hotels"};
  std::vector<StoryEvidence> chain;
  for (std::size_t i = 0; i < 64; ++i) {
    std::string title;
    for (std::size_t word = 0; word < 4; ++word) {
      title +=
          kWords[(i + word) % kWords.size()] + std::to_string((i + word) / kWords.size()) + ' ';
    }
    chain.push_back(evidence(article(title, "", static_cast<double>(i) / 8), fmt::format("{}", i)));
  }
  const StoryGraph graph(chain);
  const auto stories = graph.stories_around({0});
  std::size_t members = 0;
  for (const auto& story : stories) members += story.size();
  EXPECT_EQ(members, chain.size()) << "one component";
  EXPECT_GT(stories.size(), 5U) << "many stories";
}

TEST(StoryCrowd, joins_nobody) {
  std::vector<StoryEvidence> articles;
  for (std::size_t i = 0; i <= kCrowd; ++i) {
    articles.push_back(
        evidence(article("Fantasy cricket tips and predictions", "", static_cast<double>(i) / 1e5),
                 fmt::format("{}", i)));
  }
  const StoryGraph crowd(articles);
  EXPECT_EQ(crowd.stories_around(all_of(crowd)).size(), articles.size());
  articles.pop_back();
  const StoryGraph few(articles);
  EXPECT_TRUE(few.is_near_crowd(articles.front(), 1));
  EXPECT_LT(few.stories_around(all_of(few)).size(), articles.size());
}

}  // namespace
}  // namespace dateline
