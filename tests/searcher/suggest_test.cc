// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/suggest.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "common/title_words.h"
#include "common/unicode.h"
#include "searcher/engine.h"
#include "tests/support/index_fixture.h"
#include "tests/support/random_corpus.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

Suggestions suggest(Engine& engine, const std::string& text, std::uint32_t limit = 5) {
  auto got = engine.suggest({text, limit});
  EXPECT_TRUE(got) << text;
  return got ? std::move(*got) : Suggestions();
}

/// `text:count` of one kind, titles without a count.
std::string listed(const Suggestions& suggestions, SuggestionKind kind) {
  std::string out;
  for (const Suggestion& item : suggestions.items) {
    if (item.kind != kind) continue;
    out += (out.empty() ? "" : ", ") + item.text;
    if (kind != SuggestionKind::kTitle) out += ':' + std::to_string(item.count);
  }
  return out;
}

Article titled(const std::string& title, std::int32_t heat, const std::string& provider = {},
               std::vector<std::string> topics = {}) {
  Article article;
  article.title = title;
  article.heat = heat;
  article.provider.name = provider;
  if (!provider.empty()) article.provider.domain = fold_name(provider).substr(0, 3) + ".example";
  article.topics = std::move(topics);
  return article;
}

std::vector<Article> suggest_corpus() {
  return {
      titled("Facial recognition on trial", 10, "The Guardian", {"Computer Vision", "AI"}),
      titled("Recognition for nurses", 90, "Gazette", {"Health"}),
      titled("Facial recognition banned", 50, "The Guardian", {"Computer Vision"}),
      titled("Record heat in Málaga", 70, "El País", {"Climate"}),
      titled("Réçord broken: facial hair", 20, "Gazette", {"Climate"}),
      titled("Ann's recognitions", 5, {}, {}),
  };
}

struct SuggestRow {
  const char* shows;
  const char* typed;
  SuggestionKind kind;
  const char* expected;
};

constexpr SuggestionKind kWord = SuggestionKind::kWord;
constexpr SuggestionKind kTopic = SuggestionKind::kTopic;
constexpr SuggestionKind kProvider = SuggestionKind::kProvider;
constexpr SuggestionKind kTitle = SuggestionKind::kTitle;

class SuggestRows : public testing::TestWithParam<SuggestRow> {};

TEST_P(SuggestRows, Of) {
  const IndexFixture index(suggest_corpus());
  Engine engine(index.db());
  EXPECT_EQ(listed(suggest(engine, GetParam().typed), GetParam().kind), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    All, SuggestRows,
    testing::Values(
        SuggestRow{"words_by_frequency", "rec", kWord, "recognition:3, record:2, recognitions:1"},
        SuggestRow{"case_and_accents_do_not_count", "RÉC", kWord,
                   "recognition:3, record:2, recognitions:1"},
        SuggestRow{"whole_words", "record", kWord, "record:2"},
        SuggestRow{"with_the_words_before", "facial rec", kWord,
                   "facial recognition:2, facial record:1"},
        SuggestRow{"nothing_goes_with_the_words_before", "nurses b", kWord, ""},
        SuggestRow{"possessives_are_cut", "an", kWord, "ann:1"},
        SuggestRow{"a_slip_is_forgiven", "rexog", kWord, "recognition:3, recognitions:1"},
        SuggestRow{"two_slips_in_eight_letters", "recgonitoin", kWord,
                   "recognition:3, recognitions:1"},
        SuggestRow{"none_in_three_letters", "rcc", kWord, ""},
        SuggestRow{"nothing_typed", "", kWord, ""},
        SuggestRow{"topics_by_frequency", "c", kTopic, "Climate:2, Computer Vision:2"},
        SuggestRow{"topics_from_any_word_on", "vis", kTopic, "Computer Vision:2"},
        SuggestRow{"topics_with_a_slip", "climmate", kTopic, "Climate:2"},
        SuggestRow{"topics_of_nothing", "", kTopic, "Climate:2, Computer Vision:2, AI:1, Health:1"},
        SuggestRow{"providers", "ga", kProvider, "Gazette:2"},
        SuggestRow{"providers_without_the", "guard", kProvider, "The Guardian:2"},
        SuggestRow{"providers_by_domain", "el .exa", kProvider, "El País:1"},
        SuggestRow{"providers_with_a_slip", "gzette", kProvider, "Gazette:2"},
        SuggestRow{
            "titles_that_begin_so_first", "reco", kTitle,
            "Recognition for nurses, Record heat in Málaga, Réçord broken: facial hair, Facial "
            "recognition banned, Facial recognition on trial"},
        SuggestRow{
            "titles_with_all_words", "facial reco", kTitle,
            "Facial recognition banned, Facial recognition on trial, Réçord broken: facial hair"},
        SuggestRow{"titles_in_spite_of_a_slip", "nurces", kTitle, "Recognition for nurses"}),
    row_name<SuggestRow>);

TEST(Suggest, LimitsEachKind) {
  const IndexFixture index(suggest_corpus());
  Engine engine(index.db());
  EXPECT_EQ(listed(suggest(engine, "rec", 1), kWord), "recognition:3");
  EXPECT_EQ(listed(suggest(engine, "rec", 1), kTitle), "Recognition for nurses");
  EXPECT_TRUE(suggest(engine, "rec", 0).items.empty());
}

TEST(Suggest, FollowsTheIndex) {
  IndexFixture index(suggest_corpus());
  Engine engine(index.db());
  EXPECT_EQ(listed(suggest(engine, "nur"), kWord), "nurses:1");
  index.put(0, titled("Nurses strike", 1));
  index.remove(1);
  index.put(2, titled("Nursery opens", 9));
  index.commit();
  EXPECT_EQ(listed(suggest(engine, "nur"), kWord), "nursery:1, nurses:1");
  EXPECT_EQ(listed(suggest(engine, "nur"), kTitle), "Nursery opens, Nurses strike");
}

TEST(Suggest, RefusesWhatIsNoText) {
  const IndexFixture index({});
  Engine engine(index.db());
  EXPECT_FALSE(engine.suggest({"\xff", 5}));
  EXPECT_FALSE(engine.suggest({std::string(kMaxSuggestBytes + 1, 'a'), 5}));
}

class SuggestOracle : public testing::TestWithParam<std::uint32_t> {};

/// Against the words of all titles.
TEST_P(SuggestOracle, FindsTheMostFrequentWords) {
  RandomCorpus chance(GetParam());
  const auto articles = chance.articles(90);  // few enough that no word is too common
  const IndexFixture index(articles);
  Engine engine(index.db());
  Analyzer analyzer;
  std::map<std::string, std::uint64_t> counts;
  for (const Article& article : articles) {
    const auto words = title_words(article.title, analyzer);
    for (const std::string& word : std::set<std::string>(words.begin(), words.end())) {
      ++counts[word];
    }
  }
  for (int i = 0; i < 60; ++i) {
    auto some = counts.begin();
    std::advance(some, chance.below(static_cast<std::uint32_t>(counts.size())));
    const std::string start(truncate_to_bytes(some->first, 1 + chance.below(4)));
    if (start.empty()) continue;
    std::vector<std::pair<std::string, std::uint64_t>> expected;
    for (const auto& [word, count] : counts) {
      if (word.starts_with(start)) expected.emplace_back(word, count);
    }
    std::stable_sort(expected.begin(), expected.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    if (expected.size() > 5) expected.resize(5);
    std::string list;
    for (const auto& [word, count] : expected) {
      list += (list.empty() ? "" : ", ") + word + ':' + std::to_string(count);
    }
    EXPECT_EQ(listed(suggest(engine, start), kWord), list) << start;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, SuggestOracle, testing::Range(1U, 5U));

}  // namespace
}  // namespace dateline
