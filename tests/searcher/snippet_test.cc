// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/snippet.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "common/schema.h"
#include "common/unicode.h"
#include "tests/searcher/sample_hit.h"
#include "tests/support/row_name.h"
#include "tests/support/times.h"

namespace dateline {
namespace {

TermWorth equal_worth(const std::vector<std::string>& terms) {
  TermWorth worth;
  for (const std::string& term : terms) worth[term] = 1;
  return worth;
}

struct Words {
  const char* shows;
  const char* text;
  const char* language;
  std::vector<std::string> terms;
  const char* highlighted;
};

class Highlights : public testing::TestWithParam<Words> {};

TEST_P(Highlights, AreWhatTheReaderSees) {
  Analyzer analyzer;
  const Words& row = GetParam();
  const MarkedText marked = highlight(row.text, row.language, equal_worth(row.terms), analyzer);
  EXPECT_EQ(marked.text, row.text);
  EXPECT_EQ(bracketed(marked), row.highlighted);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, Highlights,
    testing::Values(
        Words{"nothing", "", "en", {"x"}, ""}, Words{"no terms", "A storm", "en", {}, "A storm"},
        Words{"every time", "Storm after storm", "en", {"storm"}, "[Storm] after [storm]"},
        Words{"inflected forms",
              "Run while running past a runner",
              "en",
              {"run"},
              "[Run] while [running] past a runner"},
        Words{"accents that were left out", "Un Café noir", "en", {"cafe"}, "Un [Café] noir"},
        Words{"both forms at once", "Un Café noir", "en", {"cafe", "café"}, "Un [Café] noir"},
        Words{"accents of their own", "Cafe\u0301 noir", "en", {"cafe"}, "[Cafe\u0301] noir"},
        Words{"the text's own language", "Viele Häuser", "de", {"haus"}, "Viele [Häuser]"},
        Words{"not another's", "Viele Häuser", "en", {"haus"}, "Viele Häuser"},
        Words{"elided articles stay outside",
              "Contre l’État, l'État",
              "fr",
              {"etat"},
              "Contre l’[État], l'[État]"},
        Words{"the possessive stays inside",
              "Ann’s and Bob's",
              "en",
              {"ann", "bob"},
              "[Ann’s] and [Bob's]"},
        Words{"a ligature", "½ price ﬁne", "en", {"fine"}, "½ price [ﬁne]"},
        Words{"beside emoji", "🎉storm🎉", "en", {"storm"}, "🎉[storm]🎉"},
        Words{"Russian", "Новые выборы", "ru", {"выбор"}, "Новые [выборы]"}),
    row_name<Words>);

INSTANTIATE_TEST_SUITE_P(
    Compounds, Highlights,
    testing::Values(
        Words{"joined", "More COVID-19 cases", "en", {"covid19"}, "More [COVID-19] cases"},
        Words{"its first part", "More COVID-19 cases", "en", {"covid"}, "More [COVID]-19 cases"},
        Words{"its parts", "COVID-19", "en", {"covid", "19"}, "[COVID]-[19]"},
        Words{"all forms at once", "COVID-19", "en", {"covid", "19", "covid19"}, "[COVID-19]"},
        Words{"C++ is not C", "C, C++ and C#", "en", {"c"}, "[C], C++ and C#"},
        Words{"C++", "C, C++ and C#", "en", {"c++"}, "C, [C++] and C#"},
        Words{"C#", "C, C++ and C#", "en", {"c#"}, "C, C++ and [C#]"},
        Words{"AT&T", "at AT&T today", "en", {"at&t"}, "at [AT&T] today"},
        Words{"an acronym", "The U.S. army, us", "en", {"u.s."}, "The [U.S.] army, us"},
        Words{
            "an acronym without dots", "The U.S. army, us", "en", {"us"}, "The [U.S.] army, [us]"},
        Words{"a handle", "@nasa of NASA", "en", {"@nasa"}, "[@nasa] of NASA"},
        Words{"a name within a handle", "@nasa of NASA", "en", {"nasa"}, "@[nasa] of [NASA]"},
        Words{
            "a domain", "On example.com now", "en", {"example.com", "com"}, "On [example.com] now"},
        Words{"a number", "All 1,250 of them", "en", {"1250"}, "All [1,250] of them"}),
    row_name<Words>);

/// `count` words of six bytes, the space included.
std::string filler(std::size_t count) { return times(count, "lorem "); }

/// `…` and brackets as a reader sees them, long stretches of filler as `~`.
std::string shape(const MarkedText& marked) {
  std::string out;
  const std::string text = bracketed(marked);
  for (std::size_t at = 0; at < text.size();) {
    if (text.compare(at, 5, "lorem") == 0) {
      if (out.empty() || out.back() != '~') out += '~';
      at += 5;
    } else {
      if (text[at] != ' ') out += text[at];
      ++at;
    }
  }
  return out;
}

struct Window {
  const char* shows;
  std::string text;
  TermWorth worth;
  const char* shape;
};

class SnippetWindow : public testing::TestWithParam<Window> {};

TEST_P(SnippetWindow, HoldsTheMostWorth) {
  Analyzer analyzer;
  const MarkedText marked = snippet(GetParam().text, "en", GetParam().worth, analyzer);
  EXPECT_EQ(shape(marked), GetParam().shape) << marked.text;
  const std::size_t ellipses = std::string_view("……").size();
  EXPECT_LE(marked.text.size(), kMaxSnippetBytes + ellipses);
}

const TermWorth kThree = {{"storm", 1}, {"bank", 1}, {"vote", 1.5}};

INSTANTIATE_TEST_SUITE_P(
    Rows, SnippetWindow,
    testing::Values(
        Window{"a short text is whole", "A storm. ", kThree, "A[storm]."},
        Window{"a short text is whole whatever matches", filler(40) + "storm", kThree, "~[storm]"},
        Window{"nothing at all", "", kThree, ""},
        Window{"no match: the start", filler(100), kThree, "~…"},
        Window{"no match in a short text", filler(4), kThree, "~"},
        Window{"a match at the start", "storm " + filler(100), kThree, "[storm]~…"},
        Window{"a match at the end", filler(100) + "storm", kThree, "…~[storm]"},
        Window{"a match in the middle", filler(100) + "storm " + filler(100), kThree,
               "…~[storm]~…"},
        Window{"two words rather than one", "storm " + filler(100) + "bank storm " + filler(100),
               kThree, "…~[bank][storm]~…"},
        Window{"two words rather than one twice",
               "storm storm storm " + filler(100) + "bank storm " + filler(100), kThree,
               "…~[bank][storm]~…"},
        Window{"the word that is worth more", "storm " + filler(100) + "vote " + filler(100),
               kThree, "…~[vote]~…"},
        Window{"two words rather than one that is worth more than each",
               "vote " + filler(100) + "bank storm " + filler(100), kThree, "…~[bank][storm]~…"},
        Window{"the earliest of equals",
               filler(60) + "storm " + filler(100) + "bank " + filler(100), kThree, "…~[storm]~…"},
        Window{"matches that lie apart but fit",
               filler(100) + "storm " + filler(40) + "bank " + filler(100), kThree,
               "…~[storm]~[bank]~…"},
        Window{"matches too far apart to fit",
               filler(100) + "storm " + filler(60) + "bank " + filler(100), kThree, "…~[storm]~…"}),
    row_name<Window>);

class SnippetTest : public testing::Test {
 protected:
  MarkedText cut(const std::string& text, const TermWorth& worth = kThree) {
    return snippet(text, "en", worth, analyzer_);
  }
  Analyzer analyzer_;
};

TEST_F(SnippetTest, IsCutOnlyWhereTheTextIsLonger) {
  const std::string fits(kMaxSnippetBytes, 'x');
  EXPECT_EQ(cut(fits).text, fits);
  EXPECT_EQ(cut(fits + "x").text, fits + "…");
  // Punctuation behind the last word counts, too.
  const std::string words = fits.substr(1) + ".";
  EXPECT_EQ(cut(words).text, words);
  EXPECT_EQ(cut(fits + ".").text, fits + "…");
}

TEST_F(SnippetTest, EndsWithAWholeWord) {
  const std::string text = filler(100);
  const std::string shown = cut(text).text;
  const auto ellipsis = shown.find("…");
  ASSERT_NE(ellipsis, std::string::npos);
  EXPECT_EQ(shown.substr(ellipsis), "…");
  EXPECT_EQ(text.compare(0, ellipsis, shown, 0, ellipsis), 0);
  EXPECT_EQ(shown.substr(ellipsis - 5, 5), "lorem");
  EXPECT_GT(ellipsis + 6, kMaxSnippetBytes) << "another word would have fitted";
}

TEST_F(SnippetTest, CutsAWordLongerThanAllBetweenCodePoints) {
  for (const char* start : {"", "a", "a ", "ab "}) {
    for (const char* letter : {"ж", "€", "𝛑"}) {
      const std::string shown = cut(start + times(400, letter)).text;
      EXPECT_FALSE(first_invalid_utf8(shown).has_value());
      EXPECT_GT(shown.size() + 4, kMaxSnippetBytes) << start << letter;
      EXPECT_EQ(shown.substr(shown.size() - 3), "…");
    }
  }
}

TEST_F(SnippetTest, ShowsAFewWordsBeforeAMatch) {
  const std::string shown = cut(filler(100) + "storm " + filler(100)).text;
  EXPECT_EQ(shown.rfind("…" + filler(5) + "storm lorem", 0), 0U) << shown;
}

TEST_F(SnippetTest, IsFullAtTheEndOfATextToo) {
  const std::string shown = cut(filler(100) + "storm.").text;
  EXPECT_EQ(shown.substr(shown.size() - 12), "lorem storm.");
  EXPECT_GT(shown.size() + 6, kMaxSnippetBytes) << "another word would have fitted: " << shown;
}

TEST_F(SnippetTest, HighlightsEndWithTheWindow) {
  // The window ends between the parts of the second COVID-19.
  std::string text = "storm " + filler(100);
  text.replace(kMaxSnippetBytes - 6, 9, " covid-19 ");
  const TermWorth worth = {{"storm", 9}, {"covid", 1}, {"19", 1}, {"covid19", 1}};
  const MarkedText marked = cut(text, worth);
  ASSERT_FALSE(marked.highlights.empty());
  for (const Highlight& place : marked.highlights) EXPECT_LE(place.end, marked.text.size());
}

/// Letters whose folded form is longer, shorter, several words or none.
std::string nasty_text(std::mt19937& random) {
  static const std::vector<std::string> pieces = {"a",      "b",
                                                  " ",      " ",
                                                  "½",      "℀",
                                                  "㎏",     "№",
                                                  "ﬁ",      "ß",
                                                  "İ",      "e\u0301",
                                                  "\u0301", "…",
                                                  "-",      "19",
                                                  "'",      "’",
                                                  "&",      "++",
                                                  "#",      "@",
                                                  ".",      "東",
                                                  "京",     "が",
                                                  "🎉",      "\u200d",
                                                  "Å",      "ǆ",
                                                  "㍿",     "ﷺ",
                                                  "１",     "⑴",
                                                  "\u00ad", "ـ",
                                                  "한",     "\u1112\u1161",
                                                  "q",      "lorem ipsum"};
  std::string text;
  for (auto left = random() % 120; left > 0; --left) text += pieces[random() % pieces.size()];
  return text;
}

bool is_border(const std::string& text, std::size_t at) {
  return at <= text.size() &&
         (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xc0U) != 0x80U);
}

TEST_F(SnippetTest, HighlightsStandOnCodePointsInOrder) {
  std::mt19937 random(5);
  for (int i = 0; i < 500; ++i) {
    const std::string text = nasty_text(random);
    TermWorth worth;
    for (const Token& token : analyzer_.analyze(text, "de")) {
      if (random() % 3 != 0) worth[make_term({}, token.term)] = static_cast<double>(random() % 5);
    }
    for (const MarkedText& marked :
         {highlight(text, "de", worth, analyzer_), snippet(text, "de", worth, analyzer_)}) {
      EXPECT_FALSE(first_invalid_utf8(marked.text).has_value()) << text;
      std::size_t last = 0;
      for (const Highlight& place : marked.highlights) {
        EXPECT_LE(last, place.begin) << text;
        EXPECT_LT(place.begin, place.end) << text;
        EXPECT_TRUE(is_border(marked.text, place.begin)) << text;
        EXPECT_TRUE(is_border(marked.text, place.end)) << text;
        last = place.end;
      }
    }
  }
}

}  // namespace
}  // namespace dateline
