// SPDX-License-Identifier: GPL-2.0-or-later
// AND, OR, NOT, signs and filters within each other find what set algebra says, as they were asked
// and as they are written out.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <bitset>
#include <random>
#include <string>

#include "searcher/engine.h"
#include "searcher/query_parser.h"
#include "searcher/query_text.h"
#include "tests/support/index_fixture.h"

namespace dateline {
namespace {

constexpr std::size_t kArticles = 60;
constexpr UnixSeconds kMoment = 1'700'000'000;
using Rows = std::bitset<kArticles>;

constexpr std::array kWords = {"harbour", "glacier", "ferry",    "strike",
                               "railway", "vaccine", "election", "monastery"};
constexpr std::array kTopics = {"Sea", "Work", "Health"};
constexpr std::array kTypes = {"news", "video"};

/// A query, and what it is to find.
struct Asked {
  std::string text;
  Rows rows;
};

/// Articles of words, topics and types by chance.
class Corpus {
 public:
  explicit Corpus(std::mt19937& random) {
    for (std::size_t row = 0; row < kArticles; ++row) {
      Article article;
      article.language = "en";
      article.title = fmt::format("Article {}", row);
      for (std::size_t word = 0; word < kWords.size(); ++word) {
        if (random() % 6 != 0) continue;
        article.excerpt += std::string(kWords[word]) + ' ';
        with_word_[word].set(row);
      }
      for (std::size_t topic = 0; topic < kTopics.size(); ++topic) {
        if (random() % 3 != 0) continue;
        article.topics.emplace_back(kTopics[topic]);
        with_topic_[topic].set(row);
      }
      const std::size_t type = random() % kTypes.size();
      article.type = kTypes[type];
      with_type_[type].set(row);
      articles.push_back(std::move(article));
    }
  }

  [[nodiscard]] Asked word(std::size_t i) const { return {kWords[i], with_word_[i]}; }
  [[nodiscard]] Asked topic(std::size_t i) const {
    return {std::string("topic:") + kTopics[i], with_topic_[i]};
  }
  [[nodiscard]] Asked type(std::size_t i) const {
    return {std::string("type:") + kTypes[i], with_type_[i]};
  }

  std::vector<Article> articles;

 private:
  std::array<Rows, kWords.size()> with_word_;
  std::array<Rows, kTopics.size()> with_topic_;
  std::array<Rows, kTypes.size()> with_type_;
};

class Inventor {
 public:
  Inventor(const Corpus& corpus, std::mt19937& random) : corpus_(corpus), random_(random) {}

  Asked query(int depth) {
    const Asked a = part(depth);
    const Asked b = part(depth);
    const Asked c = part(depth);
    switch (random_() % 9) {
      case 0:
        return {fmt::format("{} AND {}", a.text, b.text), a.rows & b.rows};
      case 1:
        return {fmt::format("{} OR {}", a.text, b.text), a.rows | b.rows};
      case 2:
        return {fmt::format("{} NOT {}", a.text, b.text), a.rows & ~b.rows};
      case 3:
        return {fmt::format("{} OR {} AND {}", a.text, b.text, c.text), a.rows | (b.rows & c.rows)};
      case 4:
        return {fmt::format("+{} +{} -{}", a.text, b.text, c.text), a.rows & b.rows & ~c.rows};
      case 5:
        return beside();
      case 6: {
        const Asked words = beside();
        return {fmt::format("{} OR {}", words.text, a.text), words.rows | a.rows};
      }
      case 7: {
        const Asked words = beside();
        return {fmt::format("{} AND {}", words.text, a.text), words.rows & a.rows};
      }
      default:
        return a;
    }
  }

 private:
  Asked part(int depth) {
    if (depth > 0 && random_() % 2 == 0) {
      Asked inner = query(depth - 1);
      return {'(' + inner.text + ')', inner.rows};
    }
    switch (random_() % 4) {
      case 0:
        return topic();
      case 1:
        return type();
      default:
        return word();
    }
  }

  /// Words, any of which may match, beside filters, of which names of one field are alternatives.
  Asked beside() {
    const Asked a = word();
    const Asked b = word();
    const Asked topic_a = topic();
    const Asked topic_b = topic();
    const Asked kind = type();
    switch (random_() % 4) {
      case 0:
        return {fmt::format("{} {} {}", a.text, topic_a.text, b.text),
                (a.rows | b.rows) & topic_a.rows};
      case 1:
        return {fmt::format("{} {} {}", topic_a.text, a.text, topic_b.text),
                a.rows & (topic_a.rows | topic_b.rows)};
      case 2:
        return {fmt::format("{} {} -{}", a.text, kind.text, topic_a.text),
                a.rows & kind.rows & ~topic_a.rows};
      default:
        return {fmt::format("{} {} {}", topic_a.text, kind.text, topic_b.text),
                (topic_a.rows | topic_b.rows) & kind.rows};
    }
  }

  Asked word() { return corpus_.word(random_() % kWords.size()); }
  Asked topic() { return corpus_.topic(random_() % kTopics.size()); }
  Asked type() { return corpus_.type(random_() % kTypes.size()); }

  const Corpus& corpus_;
  std::mt19937& random_;
};

Rows found(Engine& engine, const std::string& text) {
  Request request;
  request.text = text;
  request.limit = kArticles;
  const auto response = engine.search(request);
  Rows rows;
  if (!response) {
    ADD_FAILURE() << response.error().message;
    return rows;
  }
  for (const Hit& hit : response->hits) rows.set(row_of_id(hit.record.id));
  EXPECT_EQ(response->total, rows.count()) << text;
  return rows;
}

class QueryAlgebra : public testing::TestWithParam<std::uint32_t> {};

TEST_P(QueryAlgebra, holds) {
  std::mt19937 random(GetParam());
  const Corpus corpus(random);
  const IndexFixture index(corpus.articles);
  Engine engine(index.db());
  Inventor inventor(corpus, random);
  std::size_t hits = 0;
  for (int round = 0; round < 200 && !HasFailure(); ++round) {
    const Asked asked = inventor.query(2);
    EXPECT_EQ(found(engine, asked.text), asked.rows) << asked.text;
    hits += asked.rows.count();
    const auto read = parse_query(asked.text, {}, kMoment);
    if (read->filters != Filters{}) continue;  // these are written out apart
    const std::string written = query_text(read->root);
    EXPECT_EQ(found(engine, written), asked.rows) << asked.text << "\n" << written;
  }
  EXPECT_GT(hits, 1'000U);
}

INSTANTIATE_TEST_SUITE_P(Seeds, QueryAlgebra, testing::Range(1U, 4U));

}  // namespace
}  // namespace dateline
