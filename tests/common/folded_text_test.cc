// SPDX-License-Identifier: GPL-2.0-or-later
// Words of a folded text, and the way back to the original's bytes: highlights must neither cut a
// code point nor wander off.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>

#include "common/unicode.h"
#include "tests/support/any_text.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

struct Slice {
  std::size_t begin;
  std::size_t end;
};

Slice original_of(const FoldedText& folded, const Word& word) {
  return {folded.original_offset(word.begin), folded.original_end(word.end)};
}

/// `word=original` for each word.
std::string words_of(std::string_view text) {
  FoldedText folded;
  WordBreaker().split(text, folded);
  std::string out;
  for (const Word& word : folded.words) {
    const Slice slice = original_of(folded, word);
    if (!out.empty()) out += '|';
    out += folded.text.substr(word.begin, word.end - word.begin) + '=';
    out += text.substr(slice.begin, slice.end - slice.begin);
  }
  return out;
}

struct WordsRow {
  const char* shows;
  std::string_view text;
  std::string_view words;
};

class Words : public testing::TestWithParam<WordsRow> {};

TEST_P(Words, KnowWhereTheyCameFrom) { EXPECT_EQ(words_of(GetParam().text), GetParam().words); }

const WordsRow kWords[] = {
    {"empty", "", ""},
    {"only punctuation", "?! … -- 👍", ""},
    {"ascii", "Big News!", "big=Big|news=News"},
    {"accents", "Café OLÉ été", "café=Café|olé=OLÉ|été=été"},
    {"decomposed becomes shorter", "Cafe\u0301 NOIR", "café=Cafe\u0301|noir=NOIR"},
    {"ligature becomes longer", "the ﬁnal eﬀort now", "the=the|final=ﬁnal|effort=eﬀort|now=now"},
    {"ligature at both ends", "ﬀ", "ff=ﬀ"},
    {"sharp s keeps its size", "Die Straße da", "die=Die|strasse=Straße|da=da"},
    {"full width becomes shorter", "ＣＯＶＩＤ １９ x", "covid=ＣＯＶＩＤ|19=１９|x=x"},
    {"dotted capital becomes longer", "İstanbul İzmir",
     "i\u0307stanbul=İstanbul|i\u0307zmir=İzmir"},
    {"soft hyphen within", "co\u00adop now", "coop=co\u00adop|now=now"},
    {"soft hyphens around", "a \u00adop\u00ad b", "a=a|op=op|b=b"},
    {"joiner within", "a\u200db c", "ab=a\u200db|c=c"},
    {"numbered list letter", "⒈ab c", "1=⒈|ab=ab|c=c"},
    {"half", "a ½ b", "a=a|1\u20442=½|b=b"},
    {"two words from one letter", "x ℀ y", "x=x|a=℀|c=℀|y=y"},
    {"phrase from one letter", "ﷺ now", "صلى=ﷺ|الله=ﷺ|عليه=ﷺ|وسلم=ﷺ|now=now"},
    {"trade mark is no letter", "Twitter™ X℠.", "twitter=Twitter|x=X"},
    {"zero width space parts", "one\u200btwo", "one=one|two=two"},
    {"chinese by dictionary", "北京大学", "北京=北京|大学=大学"},
    {"half width kana", "ﾄﾞﾗﾏ x", "ドラマ=ﾄﾞﾗﾏ|x=x"},
    {"four byte letters", "𝐍𝐞𝐰𝐬 now", "news=𝐍𝐞𝐰𝐬|now=now"},
};

INSTANTIATE_TEST_SUITE_P(Unicode, Words, testing::ValuesIn(kWords), row_name<WordsRow>);

TEST(FoldedText, MapsTheTextsEndToTheOriginalsEnd) {
  FoldedText folded;
  WordBreaker().split("ﬁx\u00ad", folded);
  ASSERT_EQ(folded.text, "fix");
  EXPECT_EQ(folded.original_offset(0), 0U);
  EXPECT_EQ(folded.original_offset(1), 0U) << "the i came from the ligature too";
  EXPECT_EQ(folded.original_offset(2), 3U);
  EXPECT_EQ(folded.original_offset(3), 6U);
  EXPECT_EQ(folded.original_end(1), 3U);
  EXPECT_EQ(folded.original_end(3), 4U) << "the word ends before the soft hyphen";
}

TEST(WordBreaker, TellsWhatWordsAreMadeOf) {
  FoldedText folded;
  WordBreaker().split("ab 12 東京 カナ 한국 ไทย", folded);
  std::string kinds;
  for (const Word& word : folded.words) kinds += "NLI"[static_cast<int>(word.kind)];
  EXPECT_EQ(kinds, "LNIILL");
}

TEST(WordBreaker, ForgetsTheTextBefore) {
  FoldedText folded;
  WordBreaker breaker;
  breaker.split("ﬁrst text with ligatures ﬀ", folded);
  breaker.split("a b", folded);
  EXPECT_EQ(folded.text, "a b");
  EXPECT_EQ(folded.words.size(), 2U);
  EXPECT_EQ(folded.original_offset(2), 2U);
  EXPECT_EQ(folded.original_end(3), 3U);
}

TEST(WordBreaker, MayBeMoved) {
  WordBreaker first;
  WordBreaker second = std::move(first);
  FoldedText folded;
  second.split("one two", folded);
  EXPECT_EQ(folded.words.size(), 2U);
}

bool is_border(std::string_view text, std::size_t at) {
  return at == text.size() ||
         (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0U) != 0x80U);
}

RC_GTEST_PROP(FoldedTextProperty, WordsMapToWholeCodePointsInOrder, ()) {
  const std::string text = *any_text();
  FoldedText folded;
  WordBreaker().split(text, folded);
  Slice last{0, 0};
  std::size_t last_end = 0;
  for (const Word& word : folded.words) {
    RC_ASSERT(last_end <= word.begin && word.begin < word.end && word.end <= folded.text.size());
    last_end = word.end;
    const Slice slice = original_of(folded, word);
    RC_ASSERT(slice.begin < slice.end && slice.end <= text.size());
    RC_ASSERT(is_border(text, slice.begin) && is_border(text, slice.end));
    RC_ASSERT(last.begin <= slice.begin && last.end <= slice.end);
    last = slice;
  }
}

RC_GTEST_PROP(FoldedTextProperty, OriginalSlicesFoldToTheirWords, ()) {
  const std::string text = *any_text();
  FoldedText folded;
  WordBreaker().split(text, folded);
  for (const Word& word : folded.words) {
    const Slice slice = original_of(folded, word);
    const std::string original = text.substr(slice.begin, slice.end - slice.begin);
    const std::string expected = folded.text.substr(word.begin, word.end - word.begin);
    const std::string again = fold_case(original);
    RC_LOG() << original << " -> " << again << ", expected " << expected << std::endl;
    const bool holds =
        is_ascii(original) ? again == expected : again.find(expected) != std::string::npos;
    RC_ASSERT(holds);
  }
}

RC_GTEST_PROP(FoldedTextProperty, OffsetsNeverGoBack, ()) {
  const std::string text = *any_text();
  FoldedText folded;
  WordBreaker().split(text, folded);
  for (std::size_t at = 0; at < folded.text.size(); ++at) {
    RC_ASSERT(folded.original_offset(at) <= folded.original_offset(at + 1));
    RC_ASSERT(folded.original_end(at) <= folded.original_end(at + 1));
    RC_ASSERT(folded.original_end(at + 1) <= text.size());
  }
  RC_ASSERT(folded.original_offset(folded.text.size()) == text.size());
}

}  // namespace
}  // namespace dateline
