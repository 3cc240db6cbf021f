// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analyzer.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include "tests/support/any_text.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

/// `elect@1`, with the kind of the token behind it unless it is a word: l for the text's language,
/// a for accented, j for joined.
std::string terms_of(std::string_view text, std::string_view language) {
  Analyzer analyzer;
  std::string out;
  for (const Token& token : analyzer.analyze(text, language)) {
    constexpr std::string_view kKinds[] = {"", "l", "a", "j"};
    if (!out.empty()) out += ' ';
    out += token.term + '@' + std::to_string(token.position);
    out += kKinds[static_cast<int>(token.kind)];
  }
  return out;
}

struct TermRow {
  const char* shows;
  std::string_view language;
  std::string_view text;
  std::string_view terms;
};

class Terms : public testing::TestWithParam<TermRow> {};

TEST_P(Terms, Are) { EXPECT_EQ(terms_of(GetParam().text, GetParam().language), GetParam().terms); }

const TermRow kTerms[] = {
    {"empty", "en", "", ""},
    {"english stems", "en", "Elections running cars", "elect@1 run@2 car@3"},
    {"no language is as english", "", "Elections", "elect@1"},
    {"accents in two forms", "", "Café", "cafe@1 café@1a"},
    {"accents in english too", "en", "café's", "cafe@1 café@1a"},
    {"numbers are not stemmed", "en", "1990s v1.2s", "1990s@1 v1.2s@2"},
    {"symbols", "en", "C++ AT&T", "c++@1 at&t@2"},
    {"joined number", "en", "COVID-19", "covid@1 covid19@1j 19@2"},
    {"joined letters are stemmed", "en", "e-mails", "e@1 email@1j mail@2"},
    {"acronym meets the word typed", "en", "A.I.D.S.", "a.i.d.s.@1 aid@1j"},
    {"handle", "en", "@winners", "winner@1 @winners@1j"},
    {"german", "de", "Kinder", "kinder@1 kind@1l"},
    {"german umlaut", "de", "Häuser", "hauser@1 häuser@1a haus@1l"},
    {"german where both agree", "de", "Kind", "kind@1"},
    {"french", "fr", "chevaux", "chevaux@1 cheval@1l"},
    {"french article", "fr", "l’État", "etat@1 état@1a"},
    {"russian", "ru", "выборы", "выборы@1 выбор@1l"},
    {"russian without its language", "", "выборы", "выборы@1"},
    {"japanese has no stemmer", "ja", "東京", "東京@1"},
    {"english words in japanese", "ja", "elections 東京", "elect@1 東京@2"},
    {"turkish capital", "tr", "İzmir", "izmir@1 i\u0307zmir@1a"},
    {"vietnamese", "vi", "Việt", "viet@1 việt@1a"},
    {"no such language", "xx", "Kinder", "kinder@1"},
};

INSTANTIATE_TEST_SUITE_P(Analyzer, Terms, testing::ValuesIn(kTerms), row_name<TermRow>);

/// The terms of `query`'s words that a text does not have.
std::string missing_terms(std::string_view text, std::string_view language,
                          std::string_view query) {
  Analyzer analyzer;
  std::set<std::string> known;
  for (const Token& token : analyzer.analyze(text, language)) known.insert(token.term);
  std::string missing;
  for (const Token& token : analyzer.analyze(query, {})) {
    if (token.kind == TokenKind::kWord && known.count(token.term) == 0) missing += token.term + ' ';
  }
  return missing;
}

struct FindRow {
  const char* shows;
  std::string_view language;
  std::string_view text;
};

class Found : public testing::TestWithParam<FindRow> {};

TEST_P(Found, EveryWordTypedAsWritten) {
  std::istringstream words{std::string(GetParam().text)};
  for (std::string word; words >> word;) {
    EXPECT_EQ(missing_terms(GetParam().text, GetParam().language, word), "") << word;
  }
}

const FindRow kFound[] = {
    {"english", "en", "U.S.-led F-16s hit O'Brien's R&D lab; C++, C# and 1,250.75 e-mails don't."},
    {"german", "de",
     "Die größten Straßen Münchens gehören den Fußgängern, sagten Häuserverwalter."},
    {"french", "fr", "L’État n'a pas aujourd’hui l'œuvre qu’elle espérait des élections."},
    {"spanish", "es", "Los niños españoles ganaron más competiciones en el año pasado."},
    {"italian", "it", "Un'altra città dell'Emilia è andata all'asta perché non c’è più."},
    {"portuguese", "pt", "As eleições não trouxeram mudanças às populações."},
    {"dutch", "nl", "De verkiezingen in ’s-Hertogenbosch leidden tot coördinatie."},
    {"swedish", "sv", "Människorna gick över gränserna i går."},
    {"danish", "da", "Børnene så økonomien på øen."},
    {"finnish", "fi", "Hallituksessa keskusteltiin työllisyydestä eilen."},
    {"hungarian", "hu", "A választásokon győztek az ellenzéki képviselők."},
    {"romanian", "ro", "Alegerile au adus schimbări în țară."},
    {"turkish", "tr", "İstanbul'da seçimler IŞIK hızıyla yapıldı."},
    {"russian", "ru", "Выборы в С.Ш.А. прошли, ёлки стоят, йогурты съедены."},
    {"polish", "pl", "Łódź świętuje żółte tramwaje."},
    {"greek", "el", "Οι εκλογές στην Αθήνα έγιναν χθες."},
    {"vietnamese", "vi", "Cuộc bầu cử ở Việt Nam đã diễn ra."},
    {"arabic", "ar", "جرت الانتخابات في القاهرة"},
    {"korean", "ko", "서울에서 선거가 열렸다."},
    {"japanese", "ja", "東京 で 選挙 が ありました"},
    {"wrong language", "de", "Elections in Zürich were running smoothly."},
};

INSTANTIATE_TEST_SUITE_P(Analyzer, Found, testing::ValuesIn(kFound), row_name<FindRow>);

struct MeetRow {
  const char* shows;
  std::string_view written;
  std::string_view typed;
};

class Meet : public testing::TestWithParam<MeetRow> {};

/// Any term of the typed words is enough: a query ORs them.
TEST_P(Meet, InSomeTerm) {
  Analyzer analyzer;
  std::set<std::string> known;
  for (const Token& token : analyzer.analyze(GetParam().written, "en")) known.insert(token.term);
  bool meets = false;
  for (const Token& token : analyzer.analyze(GetParam().typed, {})) {
    meets = meets || known.count(token.term) > 0;
  }
  EXPECT_TRUE(meets);
}

const MeetRow kMeet[] = {
    {"accent left out", "café", "cafe"},
    {"accent put in", "cafe", "café"},
    {"case", "NATO", "nato"},
    {"plural", "election", "elections"},
    {"joined typed", "COVID-19", "covid19"},
    {"joined plural typed", "X-rays", "xray"},
    {"dots left out", "U.S.", "US"},
    {"dots left out of a would-be plural", "A.I.D.S.", "AIDS"},
    {"dots put in", "the US economy", "U.S."},
    {"apostrophe left out", "don’t", "dont"},
    {"possessive left out", "AT&T's", "AT&T"},
    {"straight for curly", "O’Brien", "O'Brien"},
    {"handle without its sign", "@nasa", "nasa"},
    {"sharp s", "Straße", "strasse"},
    {"yo", "ёлка", "елка"},
    {"full width", "ＮＡＴＯ", "nato"},
    {"thousands", "1,250", "1250"},
    {"part of a domain", "example.com", "example"},
};

INSTANTIATE_TEST_SUITE_P(Analyzer, Meet, testing::ValuesIn(kMeet), row_name<MeetRow>);

TEST(Analyzer, LeavesAHugeWordAsItIs) {
  Analyzer analyzer;
  const std::string huge(100'000, 'e');
  for (const Token& token : analyzer.analyze(huge, "de")) {
    EXPECT_EQ(token.term.size(), huge.size()) << "no stemmer has seen it";
  }
}

TEST(Analyzer, MayBeMoved) {
  Analyzer first;
  first.analyze("one", "de");
  Analyzer second = std::move(first);
  EXPECT_EQ(second.analyze("two chevaux", "fr").size(), 3U) << "two, chevaux, cheval";
}

RC_GTEST_PROP(AnalyzerProperty, TermsAreNeverEmptyAndWordsComeFirst, ()) {
  Analyzer analyzer;
  const std::string language = *rc::gen::element<std::string>("", "en", "de", "fr", "ru", "tr");
  std::uint32_t words = 0;
  for (const Token& token : analyzer.analyze(*any_text(), language)) {
    RC_ASSERT(!token.term.empty());
    if (token.kind == TokenKind::kWord) ++words;
    RC_ASSERT(token.position == words);
  }
}

}  // namespace
}  // namespace dateline
