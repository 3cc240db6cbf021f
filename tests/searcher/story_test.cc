// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/story.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "common/schema.h"
#include "common/story_slots.h"
#include "searcher/coverage.h"
#include "searcher/hot.h"
#include "searcher/render_story.h"
#include "searcher/render_surveys_json.h"
#include "tests/support/index_fixture.h"

namespace dateline {
namespace {

constexpr UnixSeconds kFirst = 1'700'000'000;

Article report(const std::string& title, const std::string& provider, double days,
               std::int32_t heat) {
  Article out;
  out.title = title;
  out.language = "en";
  out.provider = {provider, provider + ".example"};
  out.url = "https://" + provider + ".example/" + std::to_string(heat);
  out.published_at = kFirst + static_cast<UnixSeconds>(days * kSecondsPerDay);
  out.heat = heat;
  return out;
}

/// Rows 0 to 2 are one story; row 3 is another by itself.
std::vector<Article> crane() {
  std::vector<Article> articles = {
      report("Gantry crane topples onto ship in Hamburg", "post", 0, 50),
      report("Hamburg crane: divers check the quay", "wire", 1, 90),
      report("Gantry crane in Hamburg is cut into pieces", "Post", 2, 20),
      report("Robots learn to fold laundry", "lab", 1, 70),
  };
  articles[1].related = {
      {"Gantry crane topples onto ship in Hamburg", articles[0].url, kFirst, {}, {}},
      {"Kran im Hafen", "https://blatt.example/1", kFirst + 60, {"Blatt", "blatt.example"}, 70},
      {"Kran, later", "https://blatt.example/2", kFirst + 3 * kSecondsPerDay, {}, {}},
      {"Long ago", "https://blatt.example/3", kFirst - 30 * kSecondsPerDay, {}, {}},
  };
  return articles;
}

class StoryOf : public testing::Test {
 protected:
  std::optional<Story> find(const StoryRequest& request) {
    const auto story = find_story(engine_, request);
    EXPECT_TRUE(story);
    return *story;
  }

  static std::vector<std::string> titles(const Story& story) {
    std::vector<std::string> out;
    for (const Record& article : story.articles) out.push_back(article.title.substr(0, 12));
    return out;
  }

  IndexFixture index_{crane()};
  Engine engine_{index_.db()};
};

using Texts = std::vector<std::string>;

TEST_F(StoryOf, an_article_is_its_timeline) {
  const auto story = find({id_of_row(2), {}, true});
  ASSERT_TRUE(story);
  EXPECT_EQ(story->id, story_id_of(id_of_row(0)));
  EXPECT_EQ(titles(*story), (Texts{"Gantry crane", "Hamburg cran", "Gantry crane"}));
  EXPECT_EQ(story->hottest, 1U);
  ASSERT_EQ(story->providers.size(), 2U) << "post and Post are one";
  EXPECT_EQ(story->providers[0].name, "post");
  EXPECT_EQ(story->providers[0].articles, 2U);
  EXPECT_EQ(story->providers[1].first_at, kFirst + kSecondsPerDay);
}

TEST_F(StoryOf, its_id_is_the_same) {
  const auto by_article = find({id_of_row(1), {}, true});
  const auto by_id = find({story_id_of(id_of_row(0)), {}, true});
  ASSERT_TRUE(by_article && by_id);
  EXPECT_EQ(render_story_json(*by_id), render_story_json(*by_article));
}

TEST_F(StoryOf, a_lone_article_is_that_article) {
  for (const std::string& id : {id_of_row(3), story_id_of(id_of_row(3))}) {
    const auto story = find({id, {}, true});
    ASSERT_TRUE(story) << id;
    EXPECT_EQ(titles(*story), Texts{"Robots learn"});
    EXPECT_EQ(story->id, story_id_of(id_of_row(3)));
  }
}

TEST_F(StoryOf, what_is_not_there_is_none) {
  EXPECT_FALSE(find({"nowhere.md", {}, true}));
  EXPECT_FALSE(find({"0123456789ab", {}, true}));
  EXPECT_FALSE(find({story_id_of(id_of_row(1)), {}, true})) << "it is within another";
  EXPECT_FALSE(find({id_of_row(3), kFirst, true})) << "not yet";
}

TEST_F(StoryOf, an_earlier_day_has_nothing_of_the_future) {
  const auto story = find({id_of_row(0), kFirst + kSecondsPerDay, true});
  ASSERT_TRUE(story);
  EXPECT_EQ(titles(*story), (Texts{"Gantry crane", "Hamburg cran"}));
  ASSERT_EQ(story->stubs.size(), 1U);
  EXPECT_EQ(story->stubs[0].item.title, "Kran im Hafen");
}

TEST_F(StoryOf, has_stubs_of_what_is_only_named) {
  const auto with = find({id_of_row(0), kFirst + 9 * kSecondsPerDay, true});
  ASSERT_TRUE(with);
  ASSERT_EQ(with->stubs.size(), 2U) << "neither what is indexed nor what is long ago";
  EXPECT_EQ(with->stubs[1].item.title, "Kran, later");
  const auto json = nlohmann::json::parse(render_story_json(*with));
  EXPECT_EQ(json["stubs"][0]["stub"], true);
  EXPECT_EQ(json["stubs"][0]["provider"]["name"], "Blatt");
  EXPECT_EQ(json["articles"].size(), 3U);
  const auto without = find({id_of_row(0), {}, false});
  ASSERT_TRUE(without);
  EXPECT_TRUE(without->stubs.empty());
}

TEST_F(StoryOf, is_shown_with_its_marks) {
  const auto story = find({id_of_row(0), {}, true});
  ASSERT_TRUE(story);
  const std::string text = render_story(*story, {});
  EXPECT_NE(text.find("▲ 2023-11-15 22:13  Hamburg crane"), std::string::npos) << text;
  EXPECT_NE(text.find("post · 2023-11-14 · h50 · first to report"), std::string::npos) << text;
  EXPECT_LT(text.find("is cut into pieces"), text.find("known only as related")) << text;
}

// ---- Where stories count
// -------------------------------------------------------------------------

TEST_F(StoryOf, is_one_line_of_the_hot_list) {
  const auto list = find_hot(engine_, {});
  ASSERT_TRUE(list);
  ASSERT_EQ(list->hits.size(), 2U);
  EXPECT_EQ(list->stories, 2U);
  EXPECT_EQ(list->articles, 4U);
  EXPECT_EQ(list->hits[0].record.title, "Hamburg crane: divers check the quay");
  EXPECT_EQ(list->hits[0].articles, 3U);
  EXPECT_EQ(list->hits[0].story, story_id_of(id_of_row(0)));
  EXPECT_EQ(list->hits[1].story, story_id_of(id_of_row(3)));
}

TEST_F(StoryOf, is_counted_once_in_coverage) {
  const auto coverage = find_coverage(engine_, {});
  ASSERT_TRUE(coverage);
  EXPECT_EQ(coverage->stories, 2U);
  ASSERT_EQ(coverage->providers.size(), 3U);
  EXPECT_EQ(coverage->providers[0].articles, 2U);
  EXPECT_EQ(coverage->providers[0].stories, 1U);
  EXPECT_EQ(coverage->providers[0].first_in, 1U);
  EXPECT_EQ(coverage->providers[1].first_in, 0U);
}

TEST_F(StoryOf, is_one_hit_of_a_collapsed_search) {
  Request request;
  request.text = "crane";
  request.collapse = Collapse::kStory;
  const auto response = engine_.search(request);
  ASSERT_TRUE(response);
  EXPECT_EQ(response->total, 3U);
  ASSERT_EQ(response->hits.size(), 1U);
  ASSERT_TRUE(response->hits[0].collapsed);
  EXPECT_EQ(response->hits[0].collapsed->count, 2U);
  EXPECT_EQ(response->hits[0].collapsed->key, story_id_of(id_of_row(0)));
}

}  // namespace
}  // namespace dateline
