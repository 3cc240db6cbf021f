// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/story_walk.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/indexer/story_article.h"

namespace dateline {
namespace {

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
    Article made = dated_article(title, "", below(40));
    made.url = fmt::format("https://x.example/{}", i);
    if (below(3) == 0) {
      made.related = {{"", fmt::format("https://x.example/{}", below(count)), {}, {}, {}}};
    }
    out.push_back(evidence(made, fmt::format("{}.md", i)));
  }
  return out;
}

/// Articles as an index would hold them.
class Articles {
 public:
  explicit Articles(std::vector<StoryEvidence> articles) : articles_(std::move(articles)) {
    const auto moment_of = [](const StoryEvidence& one) { return StoryMoment{one.at, one.number}; };
    std::ranges::sort(articles_, {}, moment_of);
    std::ranges::transform(articles_, std::back_inserter(timeline_.moments), moment_of);
    timeline_.read = [this](StoryNode first, StoryNode last) {
      return std::vector(articles_.begin() + first, articles_.begin() + last);
    };
  }

  [[nodiscard]] const StoryEvidence& operator[](StoryNode node) const { return articles_[node]; }
  [[nodiscard]] const StoryTimeline& timeline() const { return timeline_; }

  [[nodiscard]] std::vector<Story> stories(const StoryWalkOptions& options = {}) const {
    std::vector<Story> out;
    walk_all_stories(timeline_, options,
                     [&out](auto story) { out.emplace_back(story.begin(), story.end()); });
    return out;
  }

 private:
  std::vector<StoryEvidence> articles_;  // by node
  StoryTimeline timeline_;
};

/// Stories by the numbers of their articles.
using Partition = std::set<std::vector<std::uint64_t>>;

Partition partition(const Articles& articles, const std::vector<Story>& stories) {
  Partition out;
  for (const Story& story : stories) {
    std::vector<std::uint64_t> members;
    for (const StoryNode node : story) members.push_back(articles[node].number);
    out.insert(members);
  }
  return out;
}

Partition partition(const Articles& articles) { return partition(articles, articles.stories()); }

class RandomStories : public testing::TestWithParam<std::uint32_t> {};

TEST_P(RandomStories, do_not_depend_on_how_many_articles_are_held) {
  const Articles articles(random_articles(GetParam(), 400));
  const Partition expected = partition(articles);
  EXPECT_LT(expected.size(), 400U) << "some stories have several articles";
  for (const std::size_t held : {1U, 150U, 300U}) {
    for (const unsigned jobs : {1U, 3U}) {
      EXPECT_EQ(partition(articles, articles.stories({jobs, held})), expected)
          << held << ' ' << jobs;
    }
  }
}

/// Takes away every seventh article, and tells what that changes.
TEST_P(RandomStories, around_what_changed_are_those_of_the_whole) {
  const std::vector<StoryEvidence> before = random_articles(GetParam(), 150);
  std::vector<StoryEvidence> after;
  StoryDifference difference;
  for (std::size_t i = 0; i < before.size(); ++i) {
    (i % 7 == 0 ? difference.gone : after).push_back(before[i]);
  }
  const Articles old(before);
  const Articles now(after);
  const Partition whole = partition(now);
  Partition told;
  walk_changed_stories(now.timeline(), difference, [&](auto story) {
    told.merge(partition(now, {Story(story.begin(), story.end())}));
  });
  EXPECT_THAT(told, testing::IsSubsetOf(whole));
  for (const auto& story : whole) {
    EXPECT_TRUE(told.contains(story) || partition(old).contains(story)) << "untold, and new";
  }
}

TEST_P(RandomStories, are_neither_too_long_nor_too_large) {
  const Articles articles(random_articles(GetParam(), 400));
  for (const Story& story : articles.stories()) {
    EXPECT_LE(articles[story.back()].at - articles[story.front()].at, kMaxStorySpan);
    EXPECT_LE(story.size(), kMaxStoryArticles);
    for (const StoryNode a : story) {
      const auto joins = [&](StoryNode b) {
        return story_edge(articles[a], articles[b]) >= kJoiningEdge;
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
    chain.push_back(
        evidence(dated_article(title, "", static_cast<double>(i) / 8), fmt::format("{}", i)));
  }
  const Articles articles(chain);
  std::vector<Story> stories;
  walk_changed_stories(articles.timeline(), {{0}, {}}, [&stories](auto story) {
    stories.emplace_back(story.begin(), story.end());
  });
  std::size_t members = 0;
  for (const auto& story : stories) members += story.size();
  EXPECT_EQ(members, chain.size()) << "one component";
  EXPECT_GT(stories.size(), 5U) << "many stories";
}

TEST(StoryCrowd, joins_nobody) {
  std::vector<StoryEvidence> articles;
  for (std::size_t i = 0; i <= kCrowd; ++i) {
    articles.push_back(evidence(
        dated_article("Fantasy cricket tips and predictions", "", static_cast<double>(i) / 1e5),
        fmt::format("{}", i)));
  }
  EXPECT_EQ(Articles(articles).stories().size(), articles.size());
  articles.pop_back();
  EXPECT_LT(Articles(articles).stories().size(), articles.size());
}

TEST(StoryCrowd, that_is_none_any_more_is_told_of_all_its_articles) {
  std::vector<StoryEvidence> crowd;
  for (std::size_t i = 0; i <= kCrowd; ++i) {
    crowd.push_back(evidence(
        dated_article("Fantasy cricket tips and predictions", "", static_cast<double>(i) / 1e5),
        fmt::format("{}", i)));
  }
  const std::vector<StoryEvidence> gone(crowd.end() - 1, crowd.end());
  crowd.pop_back();
  const Articles articles(crowd);
  std::size_t told = 0;
  walk_changed_stories(articles.timeline(), {{}, gone},
                       [&told](auto story) { told += story.size(); });
  EXPECT_EQ(told, crowd.size());
}

}  // namespace
}  // namespace dateline
