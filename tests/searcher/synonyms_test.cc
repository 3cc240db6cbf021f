// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/synonyms.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/support/row_name.h"

namespace dateline {
namespace {

struct SynonymsRow {
  const char* shows;
  const char* file;
  const char* asked;
  const char* meant;  ///< "words: synonym, synonym"; "" for no rule
};

class SynonymRules : public testing::TestWithParam<SynonymsRow> {};

TEST_P(SynonymRules, give_what_words_stand_for) {
  Analyzer analyzer;
  const auto synonyms = parse_synonyms(GetParam().file, "file", analyzer);
  ASSERT_TRUE(synonyms) << to_string(synonyms.error());
  std::vector<std::string> terms;
  for (const Token& token : analyzer.analyze(GetParam().asked, {})) terms.push_back(token.term);
  const auto match = synonyms->find(terms);
  std::string meant;
  if (match.words > 0) {
    for (const Synonym& synonym : *match.meant) meant += (meant.empty() ? "" : ", ") + synonym.text;
    meant = fmt::format("{}: {}", match.words, meant);
  }
  EXPECT_EQ(meant, GetParam().meant);
}

constexpr const char* kFile = R"(# ours
AI = artificial intelligence = machine intelligence

vaccine => jab = immunisation
  image recognition = topic:Computer Vision
C# = csharp
AI ethics => responsible AI
)";

const SynonymsRow kSynonymsRows[] = {
    {"a word", kFile, "AI", "1: artificial intelligence, machine intelligence"},
    {"whatever its case and form", kFile, "Vaccines", "1: jab, immunisation"},
    {"several words", kFile, "artificial intelligence", "2: AI, machine intelligence"},
    {"one way only", kFile, "jab", ""},
    {"a topic", kFile, "image recognition", "2: topic:Computer Vision"},
    {"part of what is asked for", kFile, "image", ""},
    {"the longest rule", kFile, "AI ethics", "2: responsible AI"},
    {"a rule for the first of several", kFile, "AI winter",
     "1: artificial intelligence, machine intelligence"},
    {"a hash in a line is no comment", kFile, "csharp", "1: C#"},
    {"no rule", kFile, "storm", ""},
    {"rules for one word are taken together", "a1 = b1\r\na1 = c1\na1 = b1", "a1", "1: b1, c1"},
    {"an empty file", "", "AI", ""},
};

INSTANTIATE_TEST_SUITE_P(Files, SynonymRules, testing::ValuesIn(kSynonymsRows),
                         row_name<SynonymsRow>);

struct Wrong {
  const char* shows;
  std::string file;
  const char* message;
};

class SynonymMistake : public testing::TestWithParam<Wrong> {};

TEST_P(SynonymMistake, is_named_with_its_place) {
  Analyzer analyzer;
  const auto synonyms = parse_synonyms(GetParam().file, "s.txt", analyzer);
  ASSERT_FALSE(synonyms);
  EXPECT_EQ(to_string(synonyms.error()), GetParam().message);
}

const Wrong kWrong[] = {
    {"no sign", "a = b\nAI artificial\n",
     "s.txt:2:1: error: no = or => and what the words stand for"},
    {"nothing on one side", "AI = \n", "s.txt:1:6: error: no word on one side of a ="},
    {"nothing in the middle", "AI = ! = b", "s.txt:1:6: error: no word on one side of a ="},
    {"a topic that is asked for", "topic:AI => robots",
     "s.txt:1:1: error: a topic is found, not asked for: put it behind =>"},
    {"a topic without a name", "AI = topic: ", "s.txt:1:6: error: topic: has no name"},
    {"too many words", "AI = a b c d e f g h i",
     "s.txt:1:6: error: 9 words on one side, the limit is 8"},
    {"no UTF-8", "AI = \xff", "s.txt:1:6: error: not UTF-8"},
    {"a huge file", std::string((1U << 20U) + 1, '#'),
     "s.txt:1:1: error: more than 1048576 bytes, which is the limit"},
};

INSTANTIATE_TEST_SUITE_P(Files, SynonymMistake, testing::ValuesIn(kWrong), row_name<Wrong>);

TEST(ReadSynonyms, needs_no_file_in_the_index_but_the_one_that_is_named) {
  EXPECT_TRUE(read_synonyms("", "/nonexistent")->empty());
  const auto synonyms = read_synonyms("/nonexistent/s.txt", "/nonexistent");
  ASSERT_FALSE(synonyms);
  EXPECT_EQ(to_string(synonyms.error()),
            "/nonexistent/s.txt:1:1: error: cannot read: No such file or directory");
}

}  // namespace
}  // namespace dateline
