// SPDX-License-Identifier: GPL-2.0-or-later
// What queries find, and that their scores can be accounted for.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "searcher/engine.h"
#include "tests/support/index_fixture.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

Article article(const char* title, const char* excerpt, std::vector<std::string> topics,
                std::vector<RelatedItem> related = {}) {
  Article out;
  out.language = "en";
  out.title = title;
  out.excerpt = excerpt;
  out.topics = std::move(topics);
  out.related = std::move(related);
  return out;
}

RelatedItem headline(const char* title) {
  RelatedItem item;
  item.title = title;
  return item;
}

std::vector<Article> query_language_corpus() {
  std::vector<Article> out = {
      article("Storm hits the coast", "Heavy rain and wind.", {"Climate"}),                 // 0
      article("Climate change act passed", "The coast guard approves.", {"Politics"}),      // 1
      article("Change of climate in politics", "A storm of protest.", {"Politics", "AI"}),  // 2
      article("Robot learns recognition", "Robots and robotics.", {"AI"}),                  // 3
      article("Wind farm opens", "No rain today.", {"Climate"}, {headline("storm warning coast")}),
      article("New York New York", "A song about a city.", {}),  // 5
  };
  for (std::size_t row = 0; row < out.size(); ++row) {
    out[row].quality = static_cast<std::int32_t>(10 * row);
    out[row].published_at = 1'600'000'000 + static_cast<UnixSeconds>(row) * kSecondsPerDay;
  }
  out[5].quality = std::nullopt;
  return out;
}

class QueryLanguage : public testing::Test {
 protected:
  static Engine& engine() {
    static const IndexFixture index(query_language_corpus());
    static Engine engine(index.db());
    return engine;
  }

  /// Rows of the hits, ascending: `0 3`.
  static std::string rows(const std::string& text) {
    Request request;
    request.text = text;
    const auto response = engine().search(request);
    if (!response) return response.error().message;
    std::vector<std::size_t> found;
    for (const Hit& hit : response->hits) found.push_back(row_of_id(hit.record.id));
    std::sort(found.begin(), found.end());
    EXPECT_EQ(response->total, found.size());
    return fmt::format("{}", fmt::join(found, " "));
  }
};

TEST_F(QueryLanguage, ranks_by_the_prior_what_adds_nothing) {
  const auto scores = [](const char* text) {
    Request request;
    request.text = text;
    const auto response = engine().search(request);
    std::string out;
    for (const Hit& hit : response->hits) {
      out += fmt::format("{}: {} ", hit.record.id, hit.score);
    }
    return out;
  };
  for (const char* text : {"*", "-monastery", "NOT monastery"}) {
    EXPECT_EQ(scores(text), scores("")) << text;
  }
}

struct QueryLanguageRow {
  const char* shows;
  const char* query;
  const char* rows;
};

class Finds : public QueryLanguage, public testing::WithParamInterface<QueryLanguageRow> {};

TEST_P(Finds, just) { EXPECT_EQ(rows(GetParam().query), GetParam().rows); }

const QueryLanguageRow kQueryLanguageRows[] = {
    {"any word", "storm robot", "0 2 3 4"},
    {"phrase", "\"climate change\"", "1"},
    {"phrase of inflected words", "\"storms hit the coasts\"", "0"},
    {"phrase the wrong way round", "\"coast the\"", ""},
    {"phrase with a word twice", "\"new york new york\"", "5"},
    {"phrase over two fields", "\"coast heavy\"", ""},
    {"phrase over a headline without positions", "\"storm wind\"", ""},
    {"phrase of one word", "\"wind\"", "0 4"},
    {"must", "+storm +coast", "0 4"},
    {"must and may", "+wind coast", "0 4"},
    {"must not", "storm -coast", "2"},
    {"lone must not", "-storm", "1 3 5"},
    {"must not a phrase", "coast -\"heavy rain\"", "1 4"},
    {"and", "storm AND coast", "0 4"},
    {"or", "robot OR york", "3 5"},
    {"not", "storm NOT coast", "2"},
    {"not alone", "NOT storm", "1 3 5"},
    {"brackets", "(storm OR change) AND politics", "2"},
    {"word and group", "coast (storm OR act)", "0 1 2 4"},
    {"title", "title:storm", "0"},
    {"title phrase", "title:\"climate change\"", "1"},
    {"title phrase that the excerpt has", "title:\"coast guard\"", ""},
    {"title of either", "title:(storm OR robot)", "0 3"},
    {"title of both", "title:(wind AND farm)", "4"},
    {"related", "related:coast", "4"},
    {"related phrase is all of its words", "related:\"coast storm\"", "4"},
    {"near", "climate NEAR/2 change", "1 2"},
    {"near, but not so near", "climate NEAR/1 change", "1"},
    {"near is close enough", "storm NEAR/3 coast", "0"},
    {"prefix", "rob*", "3"},
    {"prefix of an inflected word", "robotic*", "3"},
    {"prefix in a title", "title:rec*", "3"},
    {"prefix too short", "ro*", "ro* is too short: at least 3 letters before the *"},
    {"fuzzy", "stomr~1", "0 2 4"},
    {"fuzzy of an inflected word", "recogntion~1", "3"},
    {"fuzzy that is too far", "strm~1 ", "0 2 4"},
    {"exact word that does not occur", "\"stomr\"", ""},
    {"a slip of the pen", "stomr", "0 2 4"},
    {"a slip beside other words", "stomr york", "0 2 4 5"},
    {"a slip in a title", "title:stomr", "0"},
    {"no slip where the word occurs", "robot", "3"},
    {"topic", "topic:ai", "2 3"},
    {"topic or word", "topic:AI OR york", "2 3 5"},
    {"topic excluded", "storm -topic:politics", "0 4"},
    {"two topics", "topic:(AI Climate)", "0 2 3 4"},
    {"both of two topics", "topic:Politics AND topic:AI", "2"},
    {"a word and both of two topics", "recognition topic:Politics AND topic:AI", ""},
    {"words with a topic within or", "york OR (storm topic:AI)", "2 5"},
    {"quality", "quality:20..30", "2 3"},
    {"quality at most leaves out what has none", "quality:<=10", "0 1"},
    {"date", "date:2020-09-13", "0"},
    {"date and word", "storm date:>2020-09-13", "2 4"},
    {"slip in a filter", "storm quality:high", "0 2 4"},
    {"everything", "*", "0 1 2 3 4 5"},
};

INSTANTIATE_TEST_SUITE_P(Queries, Finds, testing::ValuesIn(kQueryLanguageRows),
                         row_name<QueryLanguageRow>);

TEST_F(QueryLanguage, says_how_a_slip_was_read) {
  Request request;
  request.text = "(storm AND quality:high";
  const auto response = engine().search(request);
  ASSERT_TRUE(response);
  EXPECT_EQ(response->total, 3U);
  EXPECT_EQ(response->notes.size(), 4U) << fmt::format("{}", fmt::join(response->notes, "\n"));
}

struct Meant {
  const char* shows;
  const char* query;
  const char* did_you_mean;  ///< "" for nothing
};

class DidYouMean : public QueryLanguage, public testing::WithParamInterface<Meant> {};

TEST_P(DidYouMean, another_word) {
  Request request;
  request.text = GetParam().query;
  const auto response = engine().search(request);
  ASSERT_TRUE(response);
  EXPECT_EQ(response->did_you_mean.value_or(""), GetParam().did_you_mean);
}

const Meant kMeant[] = {
    {"letters swapped", "stomr", "storm"},
    {"a letter too many", "climmate", "climate"},
    {"two letters of a long word", "cilmmate", "climate"},
    {"a letter of a word that is stemmed", "recogntion", "recognition"},
    {"as it is written, not its stem", "politcs", "politics"},
    {"among words that are known", "heavvy robot", "heavy robot"},
    {"known word", "storm", ""},
    {"nothing like it", "zzzzzz", ""},
    {"short words have too many neighbours", "ran", ""},
    {"in a phrase", "\"climmate change\"", "\"climate change\""},
    {"a word asked for inexactly", "zzstorm~1", ""},
};

INSTANTIATE_TEST_SUITE_P(Words, DidYouMean, testing::ValuesIn(kMeant), row_name<Meant>);

struct Misspelt {
  const char* shows;
  const char* query;
  const char* did_you_mean;
  const char* note;  ///< the last one
};

class FilterMeant : public QueryLanguage, public testing::WithParamInterface<Misspelt> {};

TEST_P(FilterMeant, is_suggested) {
  Request request;
  request.text = GetParam().query;
  const auto response = engine().search(request);
  ASSERT_TRUE(response);
  EXPECT_EQ(response->did_you_mean.value_or(""), GetParam().did_you_mean);
  ASSERT_FALSE(response->notes.empty());
  EXPECT_EQ(response->notes[0], GetParam().note);
}

const Misspelt kMisspelt[] = {
    {"topic", "storm topic:Cilmate", "storm topic:Climate",
     "no article has topic Cilmate; did you mean Climate?"},
    {"in any case", "topic:POLITIX", "topic:Politics",
     "no article has topic POLITIX; did you mean Politics?"},
    {"one that has matches beside it", "topic:AI topic:Politcs", "topic:AI topic:Politics",
     "no article has topic Politcs; did you mean Politics?"},
    {"language", "storm lang:eng", "storm lang:en",
     "no article has language eng; did you mean en?"},
};

INSTANTIATE_TEST_SUITE_P(Filters, FilterMeant, testing::ValuesIn(kMisspelt), row_name<Misspelt>);

TEST_F(QueryLanguage, says_what_was_searched_for_after_a_slip) {
  Request request;
  request.text = "+storm (coast quality:high topic:Climate";
  const auto response = engine().search(request);
  ASSERT_TRUE(response);
  ASSERT_FALSE(response->notes.empty());
  EXPECT_EQ(response->notes.back(), "searched for +storm (coast topic:Climate)");
}

TEST_F(QueryLanguage, says_what_each_filter_keeps_out) {
  Request request;
  request.text = "storm topic:AI quality:>100";
  const auto response = engine().search(request);
  ASSERT_TRUE(response);
  EXPECT_EQ(response->total, 0U);
  EXPECT_EQ(response->notes, (std::vector<std::string>{"without quality 101 or more: 1 article"}));
}

/// Whatever the query, each hit's parts sum to its score.
TEST_F(QueryLanguage, scores_are_accounted_for) {
  static constexpr const char* kPieces[] = {"storm",
                                            "coast",
                                            "wind",
                                            "climate",
                                            "change",
                                            "\"climate change\"",
                                            "\"storm hits\"",
                                            "title:storm",
                                            "related:coast",
                                            "rob*",
                                            "stomr",
                                            "stomr~1",
                                            "(storm OR change)",
                                            "+rain",
                                            "-robot",
                                            "AND",
                                            "OR",
                                            "NOT",
                                            "NEAR/3",
                                            "topic:AI",
                                            "(",
                                            ")"};
  std::mt19937 random(11);
  std::size_t hits = 0;
  for (int round = 0; round < 600; ++round) {
    Request request;
    for (std::size_t pieces = 1 + random() % 6; pieces > 0; --pieces) {
      request.text += std::string(kPieces[random() % std::size(kPieces)]) + ' ';
    }
    request.explain = true;
    const auto response = engine().search(request);
    if (!response) continue;
    for (const Hit& hit : response->hits) {
      ++hits;
      ASSERT_NEAR(hit.explanation->sum(), hit.score, 1e-9 * std::max(1.0, std::abs(hit.score)))
          << request.text << " in row " << hit.record.id;
    }
  }
  EXPECT_GT(hits, 500U);
}

}  // namespace
}  // namespace dateline
