// SPDX-License-Identifier: GPL-2.0-or-later
// Folding: which spellings count as the same.
#include "common/unicode.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <string_view>

#include "tests/support/any_text.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

struct FoldRow {
  const char* shows;
  std::string_view text;
  std::string_view folded;  // by case
  std::string_view bare;    // by case, then accents
};

class Folding : public testing::TestWithParam<FoldRow> {};

TEST_P(Folding, ByCaseThenByAccents) {
  const std::string folded = fold_case(GetParam().text);
  EXPECT_EQ(folded, GetParam().folded);
  EXPECT_EQ(fold_accents(folded), GetParam().bare);
}

const FoldRow kFolds[] = {
    {"empty", "", "", ""},
    {"ascii", "NASA 2020 [@`{]", "nasa 2020 [@`{]", "nasa 2020 [@`{]"},
    {"french", "ÉLYSÉE çà Où", "élysée çà où", "elysee ca ou"},
    {"french ligature", "Œuvre", "œuvre", "oeuvre"},
    {"german umlauts", "MÜNCHEN Köln", "münchen köln", "munchen koln"},
    {"german sharp s", "Straße STRASSE", "strasse strasse", "strasse strasse"},
    {"german capital sharp s", "STRAẞE", "strasse", "strasse"},
    {"danish", "Ærø Åse", "ærø åse", "aero ase"},
    {"icelandic", "Þórður Ðuro", "þórður ðuro", "thordur duro"},
    {"polish", "ŁÓDŹ", "łódź", "lodz"},
    {"croatian", "Đoković", "đoković", "dokovic"},
    {"czech", "Dvořák", "dvořák", "dvorak"},
    {"maltese", "Ħal", "ħal", "hal"},
    {"sami", "Ŧ", "ŧ", "t"},
    {"spanish", "Niño", "niño", "nino"},
    {"turkish dotted capital", "İzmir", "i\u0307zmir", "izmir"},
    {"turkish dotless", "Diyarbakır", "diyarbakır", "diyarbakir"},
    {"turkish cedilla", "Şişli", "şişli", "sisli"},
    {"vietnamese stacked marks", "Việt Nam", "việt nam", "viet nam"},
    {"vietnamese horns", "Phường Đà Nẵng", "phường đà nẵng", "phuong da nang"},
    {"stroke and accent", "Ǿ Ǽ", "ǿ ǽ", "o ae"},
    {"decomposed letter is composed", "E\u0301", "é", "e"},
    {"many marks on a letter", "Z\u0300\u0301\u0302\u0303", "z\u0300\u0301\u0302\u0303", "z"},
    {"greek", "Αθήνα ΟΔΟΣ", "αθήνα οδοσ", "αθηνα οδοσ"},
    {"greek final sigma", "λόγος", "λόγοσ", "λογοσ"},
    {"polytonic greek", "ᾯ Ἑλλάς", "ὧι ἑλλάσ", "ωι ελλασ"},
    {"russian yo", "ЁЛКА", "ёлка", "елка"},
    {"russian short i is a letter", "Йод", "йод", "йод"},
    {"ukrainian yi is a letter", "Київ Їжак", "київ їжак", "київ їжак"},
    {"hiragana voicing is a letter", "がぎぱ", "がぎぱ", "がぎぱ"},
    {"half width kana", "ﾄﾞﾗﾏ", "ドラマ", "ドラマ"},
    {"hangul", "한국", "한국", "한국"},
    {"hangul beside an accent", "한국 é", "한국 é", "한국 e"},
    {"hebrew points stay", "\u05e9\u05b8\u05dc", "\u05e9\u05b8\u05dc", "\u05e9\u05b8\u05dc"},
    {"devanagari vowel signs stay", "हिन्दी", "हिन्दी", "हिन्दी"},
    {"full width", "ＣＯＶＩＤ－１９", "covid-19", "covid-19"},
    {"ligature", "ﬁnal eﬀort", "final effort", "final effort"},
    {"mathematical letters", "𝐍𝐞𝐰𝐬", "news", "news"},
    {"roman numeral", "Ⅷ", "viii", "viii"},
    {"superscript", "km²", "km2", "km2"},
    {"no-break space", "a\u00a0b", "a b", "a b"},
    {"no-break hyphen", "a\u2011b", "a\u2010b", "a\u2010b"},
    {"ellipsis", "…", "...", "..."},
    {"soft hyphen goes", "co\u00adoperate", "cooperate", "cooperate"},
    {"joiners go", "a\u200db\u200cc", "abc", "abc"},
    {"byte order mark goes", "\ufeffnews", "news", "news"},
    {"variation selector goes", "☎\ufe0f", "☎", "☎"},
    {"curly quotes stay", "‘x’ “y”", "‘x’ “y”", "‘x’ “y”"},
    {"emoji stay", "👍🏽", "👍🏽", "👍🏽"},
};

INSTANTIATE_TEST_SUITE_P(Unicode, Folding, testing::ValuesIn(kFolds), row_name<FoldRow>);

RC_GTEST_PROP(FoldProperty, IsValidAndDoneAfterOnce, ()) {
  const std::string folded = fold_case(*any_text());
  RC_ASSERT(first_invalid_utf8(folded) == std::nullopt);
  RC_ASSERT(fold_case(folded) == folded);
  const std::string bare = fold_accents(folded);
  RC_ASSERT(first_invalid_utf8(bare) == std::nullopt);
  RC_ASSERT(fold_accents(bare) == bare);
}

RC_GTEST_PROP(FoldProperty, LeavesAsciiItsLength, ()) {
  const std::string text = *rc::gen::container<std::string>(rc::gen::inRange<char>(0, 0x7f));
  RC_ASSERT(is_ascii(text));
  RC_ASSERT(fold_case(text).size() == text.size());
  RC_ASSERT(fold_accents(text) == text);
}

struct NameRow {
  const char* shows;
  std::string_view name;
  std::string_view folded;
};

class Name : public testing::TestWithParam<NameRow> {};

TEST_P(Name, FoldsTo) { EXPECT_EQ(fold_name(GetParam().name), GetParam().folded); }

const NameRow kNames[] = {
    {"empty", "", ""},
    {"only white", " \t\n\u00a0", ""},
    {"case", "Artificial Intelligence", "artificial intelligence"},
    {"accents", "Médecine", "medecine"},
    {"outer blanks", "  The Verge ", "the verge"},
    {"runs of white", "The \t\n Verge", "the verge"},
    {"no-break and wide blanks", "The\u00a0\u3000Verge", "the verge"},
    {"compatibility forms", "Ｔｅｃｈ", "tech"},
    {"punctuation counts", "AT&T, Inc.", "at&t, inc."},
    {"other scripts", "Новости  ДНЯ", "новости дня"},
};

INSTANTIATE_TEST_SUITE_P(Unicode, Name, testing::ValuesIn(kNames), row_name<NameRow>);

RC_GTEST_PROP(NameProperty, IsDoneAfterOnceAndTrimmed, ()) {
  const std::string name = fold_name(*any_text());
  RC_ASSERT(fold_name(name) == name);
  if (!name.empty()) RC_ASSERT(name.front() != ' ' && name.back() != ' ');
  RC_ASSERT(name.find("  ") == std::string::npos);
}

TEST(IsAscii, EndsAtSevenBits) {
  EXPECT_TRUE(is_ascii(""));
  EXPECT_TRUE(is_ascii("a\x7f"));
  EXPECT_FALSE(is_ascii("a\u0080"));
}

TEST(FirstCodePoint, IsAllItsBytes) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"", ""}, {"a", "a"}, {"ab", "a"}, {"éa", "é"}, {"日本", "日"}, {"😀", "😀"}};
  for (const auto& [text, first] : rows) EXPECT_EQ(first_code_point(text), first) << text;
}

TEST(IcuVersion, LooksLikeOne) {
  const std::string version = icu_version();
  EXPECT_NE(version.find('.'), std::string::npos) << version;
  EXPECT_EQ(version.find_first_not_of("0123456789."), std::string::npos) << version;
}

}  // namespace
}  // namespace dateline
