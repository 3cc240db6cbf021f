// SPDX-License-Identifier: GPL-2.0-or-later
// Stories of an index that grew, changed and shrank are those of one built in one go.
#include <gmock/gmock.h>

#include <map>
#include <random>
#include <set>

#include "common/open_index.h"
#include "common/record.h"
#include "common/schema.h"
#include "common/story_slots.h"
#include "indexer/index_state.h"
#include "tests/indexer/update_fixture.h"

namespace dateline {
namespace {

/// The story of each article that has one, by id.
std::map<std::string, std::string> stories_in(const std::string& db) {
  const Xapian::Database index = open_index(db);
  std::map<std::string, std::string> stories;
  for (auto at = index.postlist_begin(""); at != index.postlist_end(""); ++at) {
    const Xapian::Document document = index.get_document(*at);
    const std::string story = document.get_value(slot::kStory);
    if (!story.empty()) stories[decode_record(document.get_data()).value().id] = story;
  }
  return stories;
}

std::map<Xapian::valueno, std::string> values_of(const std::string& db, const std::string& id) {
  const Xapian::Database index = open_index(db);
  const Xapian::Document document = index.get_document(*index.postlist_begin(id_term(id)));
  std::map<Xapian::valueno, std::string> values;
  for (auto at = document.values_begin(); at != document.values_end(); ++at) {
    values[at.get_valueno()] = *at;
  }
  return values;
}

class StoryUpdate : public UpdateFixture {
 protected:
  void write_event(const std::string& name, const std::string& title, int day,
                   const std::string& more = "") {
    folder_.write(name, article_text(title, fmt::format("publishedDateTime: 2024-05-{:02}T08:00:00Z"
                                                        "\nwebUrl: \"https://x.example/{}\"{}",
                                                        day, name, more)));
  }

  /// An article by chance, of few words, so that stories come, grow and fall apart.
  void write_any(const std::string& name, std::mt19937& random) {
    static const std::vector<std::string> kWords = {"harbour", "glacier", "Hamburg", "Lisbon",
                                                    "ferry",   "strike",  "railway", "vaccine",
                                                    "robots",  "Kestria"};
    std::string title;
    for (int word = 0; word < 4; ++word) title += kWords[random() % kWords.size()] + ' ';
    std::string more;
    if (random() % 4 == 0) {
      more = fmt::format("\nrelated:\n  - title: Anything\n    webUrl: https://x.example/{}.md",
                         random() % 40);
    }
    write_event(name, title, static_cast<int>(1 + random() % 28), more);
  }
};

TEST_F(StoryUpdate, names_a_story_by_its_first_article) {
  write_event("late.md", "Gantry crane topples in Hamburg", 3);
  write_event("early.md", "Gantry crane topples onto ship in Hamburg", 2);
  write_event("other.md", "Robots learn to fold laundry", 2);
  update();
  const std::string id = story_id_of("early.md");
  EXPECT_EQ(stories_in(folder_.db()),
            (std::map<std::string, std::string>{{"early.md", id}, {"late.md", id}}));
}

TEST_F(StoryUpdate, ends_a_story_with_its_second_article) {
  write_event("a.md", "Gantry crane topples in Hamburg", 3);
  write_event("b.md", "Gantry crane topples onto ship in Hamburg", 2);
  for (int i = 0; i < 9; ++i) write_event(fmt::format("{}.md", i), fmt::format("Only{}", i), 2);
  update();
  ASSERT_EQ(stories_in(folder_.db()).size(), 2U);
  folder_.remove("b.md");
  update();
  EXPECT_TRUE(stories_in(folder_.db()).empty());
}

TEST_F(StoryUpdate, keeps_a_story_when_only_heat_changes) {
  write_event("a.md", "Gantry crane topples in Hamburg", 3);
  write_event("b.md", "Gantry crane topples onto ship in Hamburg", 2);
  update();
  const auto before = stories_in(folder_.db());
  write_event("b.md", "Gantry crane topples onto ship in Hamburg", 2, "\nheat: 200");
  EXPECT_EQ(update(), "updated=1 reweighted=1 unchanged=1 documents=2");
  EXPECT_EQ(stories_in(folder_.db()), before);
}

TEST_F(StoryUpdate, leaves_the_other_values_of_an_article_as_they_are) {
  const char* kEverything =
      "\nquality: 80\nheat: 90\ntype: video\ncategory: Ports\ntopics:\n  - Ports\nprovider:\n"
      "  name: Harbour Post\nrelated:\n  - title: Cranes\n    webUrl: https://x.example/c";
  write_event("a.md", "Gantry crane topples in Hamburg", 3, kEverything);
  update();
  auto expected = values_of(folder_.db(), "a.md");
  EXPECT_EQ(expected.size(), slot::kEnd - 2U);  // slot 10 is free
  write_event("b.md", "Gantry crane topples onto ship in Hamburg", 2);
  update();
  expected[slot::kStory] = story_id_of("b.md");
  EXPECT_EQ(values_of(folder_.db(), "a.md"), expected);
}

TEST_F(StoryUpdate, tells_what_an_earlier_run_left_untold) {
  write_event("a.md", "Gantry crane topples in Hamburg", 3);
  write_event("b.md", "Gantry crane topples onto ship in Hamburg", 2);
  update();
  const std::string told = logical_dump(folder_.db());
  {
    Xapian::WritableDatabase index(folder_.db(), Xapian::DB_OPEN);
    for (const Xapian::docid document : {1U, 2U}) {
      Xapian::Document stored = index.get_document(document);
      stored.remove_value(slot::kStory);
      index.replace_document(document, stored);
    }
    index.set_metadata(std::string(metadata::kUntoldStories), "1");
    index.commit();
  }
  ASSERT_NE(logical_dump(folder_.db()), told);
  update();
  EXPECT_EQ(logical_dump(folder_.db()), told);
  EXPECT_TRUE(load_index_state(folder_.db()).stories_are_told);
}

class RandomUpdates : public StoryUpdate, public testing::WithParamInterface<std::uint32_t> {};

TEST_P(RandomUpdates, give_the_stories_of_a_full_run) {
  std::mt19937 random(GetParam());
  for (int i = 0; i < 40; ++i) write_any(fmt::format("{}.md", i), random);
  update();
  for (int round = 0; round < 8; ++round) {
    for (int change = 0; change < 3; ++change) {
      const std::string name = fmt::format("{}.md", random() % 50);
      if (random() % 3 == 0) {
        folder_.remove(name);
      } else {
        write_any(name, random);
      }
    }
    UpdateOptions shrinking = options();
    shrinking.allow_shrink = true;
    ASSERT_THAT(update(shrinking), testing::Not(testing::HasSubstr("refused")));
    ASSERT_EQ(logical_dump(folder_.db()), dump_of_full_run()) << "round " << round;
  }
  EXPECT_FALSE(stories_in(folder_.db()).empty());
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomUpdates, testing::Range(1U, 6U));

}  // namespace
}  // namespace dateline
