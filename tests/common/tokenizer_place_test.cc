// SPDX-License-Identifier: GPL-2.0-or-later
// Where tokens stand in the original, which may be stemmed, and what holds for any text.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "common/tokenizer.h"
#include "tests/support/any_text.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

std::vector<RawToken> placed_tokens(std::string_view text) {
  std::vector<RawToken> tokens;
  Tokenizer().tokenize(text, tokens);
  return tokens;
}

struct PlaceRow {
  const char* shows;
  std::string_view text;
  std::string_view places;  // the tokens' stretches of the original
};

class Places : public testing::TestWithParam<PlaceRow> {};

TEST_P(Places, Are) {
  std::string places;
  for (const RawToken& token : placed_tokens(GetParam().text)) {
    if (!places.empty()) places += '|';
    places += GetParam().text.substr(token.begin, token.end - token.begin);
  }
  EXPECT_EQ(places, GetParam().places);
}

const PlaceRow kPlaces[] = {
    {"words", "Big, news!", "Big|news"},
    {"joined spans all parts", "COVID-19.", "COVID|COVID-19|19"},
    {"symbols", "C++, C#.", "C++|C#"},
    {"acronym with its last dot", "the U.S. now", "the|U.S.|U.S.|now"},
    {"acronym without its last dot", "the U.S, now", "the|U.S|U.S|now"},
    {"possessive is marked too", "Ann's AT&T’s", "Ann's|AT&T’s"},
    {"article is not marked", "l'été L’Été", "été|Été"},
    {"apostrophes of two kinds", "l'aété’s", "aété’s"},
    {"handle", "(@nasa’s)", "nasa’s|@nasa’s"},
    {"hashtag", "“#Été”", "Été|#Été"},
    {"domain", "x.com.", "x|x.com|com"},
    {"full width", "ＣＯＶＩＤ－１９", "ＣＯＶＩＤ|ＣＯＶＩＤ－１９|１９"},
    {"ligature", "eﬀort", "eﬀort"},
    {"digit with a dot", "⒈ab", "⒈|ab"},
    {"acronym in one letter", "8 ㏂", "8|㏂|㏂"},
    {"half", "½ off", "½|off"},
};

INSTANTIATE_TEST_SUITE_P(Tokenizer, Places, testing::ValuesIn(kPlaces), row_name<PlaceRow>);

TEST(Tokenizer, OnlyLettersMayBeStemmed) {
  std::string stemmable;
  for (const RawToken& token : placed_tokens(
           "Elections covid-19 U.S. e-mails 1990s C++ x.org @nasa 東京 État v1.2 R&D F-16")) {
    if (token.stemmable) stemmable += token.text + ' ';
  }
  EXPECT_EQ(stemmable, "elections covid us e emails mails x org nasa état f ");
}

TEST(Tokenizer, TakesAHugeWordAsOne) {
  const std::string huge(100'000, 'x');
  const auto tokens = placed_tokens("a " + huge + " b");
  ASSERT_EQ(tokens.size(), 3U);
  EXPECT_EQ(tokens[1].text, huge);
  EXPECT_EQ(tokens[1].end, 100'002U);
}

TEST(Tokenizer, IsLinearInConnectorsAndApostrophes) {
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += "a'b.c_d’";
  const auto tokens = placed_tokens(text + "e");
  EXPECT_GT(tokens.size(), 50'000U);
}

TEST(Tokenizer, ReplacesWhatWasThere) {
  Tokenizer tokenizer;
  std::vector<RawToken> tokens;
  tokenizer.tokenize("ﬁrst one", tokens);
  tokenizer.tokenize("two", tokens);
  ASSERT_EQ(tokens.size(), 1U);
  EXPECT_EQ(tokens[0].text, "two");
  EXPECT_EQ(tokens[0].position, 1U);
}

bool is_border(std::string_view text, std::size_t at) {
  return at == text.size() ||
         (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0U) != 0x80U);
}

RC_GTEST_PROP(TokenizerProperty, TokensAreValidAndInOrder, ()) {
  const std::string text = *any_text();
  std::uint32_t words = 0;
  std::size_t last_begin = 0;
  for (const RawToken& token : placed_tokens(text)) {
    RC_ASSERT(!token.text.empty());
    RC_ASSERT(first_invalid_utf8(token.text) == std::nullopt);
    RC_ASSERT(token.begin < token.end && token.end <= text.size());
    RC_ASSERT(is_border(text, token.begin) && is_border(text, token.end));
    if (!token.joined) {
      ++words;
      RC_ASSERT(last_begin <= token.begin);
      last_begin = token.begin;
    }
    RC_ASSERT(token.position == words);  // joined forms directly follow their first part
  }
}

RC_GTEST_PROP(TokenizerProperty, BlanksPartTexts, ()) {
  static const std::string alphabet = "abBsS19.,'&@#_-+: ";
  const auto piece = rc::gen::container<std::string>(rc::gen::elementOf(alphabet));
  const std::string first = *piece;
  const std::string second = *piece;
  const auto before = placed_tokens(first);
  const auto after = placed_tokens(second);
  const auto both = placed_tokens(first + " " + second);
  RC_ASSERT(both.size() == before.size() + after.size());
  for (std::size_t i = 0; i < both.size(); ++i) {
    const RawToken& part = i < before.size() ? before[i] : after[i - before.size()];
    RC_ASSERT(both[i].text == part.text);
    RC_ASSERT(both[i].joined == part.joined);
    RC_ASSERT(both[i].stemmable == part.stemmable);
  }
}

}  // namespace
}  // namespace dateline
