// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/tokenizer.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <chrono>
#include <string>
#include <string_view>

#include "tests/support/any_text.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

std::vector<RawToken> tokenize(std::string_view text) {
  std::vector<RawToken> tokens;
  Tokenizer().tokenize(text, tokens);
  return tokens;
}

/// `covid@1 covid19@1j 19@2`: each token's text and position, j for joined.
std::string tokens_of(std::string_view text) {
  std::string out;
  for (const RawToken& token : tokenize(text)) {
    if (!out.empty()) out += ' ';
    out += token.text + '@' + std::to_string(token.position) + (token.joined ? "j" : "");
  }
  return out;
}

struct TokenRow {
  const char* shows;
  std::string_view text;
  std::string_view tokens;
};

class Tokens : public testing::TestWithParam<TokenRow> {};

TEST_P(Tokens, Are) { EXPECT_EQ(tokens_of(GetParam().text), GetParam().tokens); }

const TokenRow kPlain[] = {
    {"empty", "", ""},
    {"blanks", " \t\n", ""},
    {"punctuation", "?!... -- (&) + # ' ’ _ @ ::", ""},
    {"words", "Big news, today!", "big@1 news@2 today@3"},
    {"accents stay", "Café ÉTÉ", "café@1 été@2"},
    {"hyphenated words", "cease-fire", "cease@1 fire@2"},
    {"dash", "one—two – three", "one@1 two@2 three@3"},
    {"slash", "and/or", "and@1 or@2"},
    {"curly quotes", "“Big” ‘news’ «now» „so“", "big@1 news@2 now@3 so@4"},
    {"brackets", "(a)[b]{c}", "a@1 b@2 c@3"},
    {"full width", "ＮＥＷＳ", "news@1"},
    {"ligature", "ﬁnal", "final@1"},
    {"soft hyphen", "news\u00adpaper", "newspaper@1"},
    {"zero width joiner", "news\u200dpaper", "newspaper@1"},
    {"zero width space", "news\u200bpaper", "news@1 paper@2"},
    {"no-break space", "10\u00a0km", "10@1 km@2"},
    {"trade mark", "Twitter™ X℠ Lego®", "twitter@1 x@2 lego@3"},
    {"emoji are no words", "👍🏽 good 👩\u200d🚀🇫🇷", "good@1"},
    {"emoji between words", "good👍news", "good@1 news@2"},
};

INSTANTIATE_TEST_SUITE_P(Plain, Tokens, testing::ValuesIn(kPlain), row_name<TokenRow>);

const TokenRow kSymbols[] = {
    {"c plus plus", "C++", "c++@1"},
    {"c plus plus before a comma", "C++, Rust", "c++@1 rust@2"},
    {"c plus plus with a year", "C++20", "c++@1 20@2"},
    {"g plus plus", "g++", "g++@1"},
    {"one plus", "Disney+ A+", "disney@1 a@2"},
    {"three pluses", "wow+++", "wow@1"},
    {"c sharp", "C#", "c#@1"},
    {"c sharp at the end", "in C#.", "in@1 c#@2"},
    {"c sharp in curly quotes", "“C#”", "c#@1"},
    {"c sharp before an ellipsis", "F#…", "f#@1"},
    {"c sharp has something", "C#'s C++’s", "c#@1 c++@2"},
    {"longer words are not sharp", "item# 7", "item@1 7@2"},
    {"letter then hashtag", "a#tag", "a@1 tag@2"},
    {"at and t", "AT&T", "at&t@1"},
    {"at and t has something", "AT&T's", "at&t@1"},
    {"at and t has something curly", "AT&T’s network", "at&t@1 network@2"},
    {"r and d", "R&D-heavy", "r&d@1 heavy@2"},
    {"s and p", "S&P 500", "s&p@1 500@2"},
    {"chain of three", "a&b&c", "a&b@1 c@2"},
    {"long sides stay words", "Tom&Jerry", "tom@1 jerry@2"},
    {"spaced ampersand", "Q & A", "q@1 a@2"},
    {"full width ampersand", "Ｑ＆Ａ", "q&a@1"},
};

INSTANTIATE_TEST_SUITE_P(Symbols, Tokens, testing::ValuesIn(kSymbols), row_name<TokenRow>);

const TokenRow kDots[] = {
    {"us", "U.S.", "u.s.@1 us@1j"},
    {"us without its last dot", "the U.S", "the@1 u.s.@2 us@2j"},
    {"usa", "U.S.A", "u.s.a.@1 usa@1j"},
    {"eg", "e.g. this", "e.g.@1 eg@1j this@2"},
    {"us has something", "U.S.'s", "u.s.@1 us@1j"},
    {"us before a colon", "U.S: no", "u.s.@1 us@1j no@2"},
    {"us led", "U.S.-led", "u.s.@1 us@1j led@2"},
    {"initials and a name", "J.K. Rowling", "j.k.@1 jk@1j rowling@2"},
    {"initials run into a name", "J.K.Rowling", "j@1 j.k.rowling@1j k@2 rowling@3"},
    {"russian acronym", "С.Ш.А.", "с.ш.а.@1 сша@1j"},
    {"sentence without a blank", "end.Next word", "end@1 end.next@1j next@2 word@3"},
    {"sentence end", "the end. Next", "the@1 end@2 next@3"},
    {"domain", "example.com", "example@1 example.com@1j com@2"},
    {"domain has something", "Amazon.com’s", "amazon@1 amazon.com@1j com@2"},
    {"url", "https://www.bbc.co/a-b?q=1",
     "https@1 www@2 www.bbc.co@2j bbc@3 co@4 a@5 ab@5j b@6 q@7 1@8"},
    {"email", "ann@x.org", "ann@1 ann@x.org@1j x@2 org@3"},
    {"email with dots and a plus", "a.b+c@x.org", "a.b.@1 ab@1j c@2 c@x.org@2j x@3 org@4"},
    {"dot net", ".NET", "net@1"},
    {"colon", "Live:news", "live@1 news@2"},
    {"underscore", "foo_bar", "foo@1 foo_bar@1j bar@2"},
    {"outer underscores", "__init__", "init@1"},
};

INSTANTIATE_TEST_SUITE_P(Dots, Tokens, testing::ValuesIn(kDots), row_name<TokenRow>);

const TokenRow kNumbers[] = {
    {"integer", "42", "42@1"},
    {"decimal", "3.5", "3.5@1"},
    {"thousands", "1,250", "1250@1"},
    {"millions by commas", "1,000,000", "1000000@1"},
    {"millions by points", "1.000.000 12.345.678", "1000000@1 12345678@2"},
    {"millions by apostrophes", "1'000'000", "1000000@1"},
    {"a decimal fraction of three digits", "1.250", "1.250@1"},
    {"a number of a version", "10.0.100", "10.0.100@1"},
    {"thousands and decimal", "1,250.75", "1250.75@1"},
    {"swiss thousands", "1'250 1’250", "1250@1 1250@2"},
    {"list", "1, 2,3", "1@1 23@2"},
    {"version", "v1.2", "v1.2@1"},
    {"dotted version", "1.2.3", "1.2.3@1"},
    {"money", "$3.5m €40", "3.5m@1 40@2"},
    {"percent", "5%", "5@1"},
    {"clock", "10:30", "10@1 30@2"},
    {"iso date", "2020-08-14", "2020@1 08@2 14@3"},
    {"decade", "1990s", "1990s@1"},
    {"decade with apostrophe", "the 1990's", "the@1 1990@2"},
    {"ordinal", "21st", "21st@1"},
    {"half", "½", "1\u20442@1"},
    {"full width digits", "１２３", "123@1"},
    {"arabic digits", "٢٠٢٠", "٢٠٢٠@1"},
};

INSTANTIATE_TEST_SUITE_P(Numbers, Tokens, testing::ValuesIn(kNumbers), row_name<TokenRow>);

const TokenRow kHyphens[] = {
    {"covid", "COVID-19", "covid@1 covid19@1j 19@2"},
    {"covid has something", "COVID-19's", "covid@1 covid19@1j 19@2"},
    {"no-break hyphen", "COVID\u201119", "covid@1 covid19@1j 19@2"},
    {"jet", "F-16", "f@1 f16@1j 16@2"},
    {"jets", "F-16s", "f@1 f16s@1j 16s@2"},
    {"email", "e-mail", "e@1 email@1j mail@2"},
    {"emails", "e-mails", "e@1 emails@1j mails@2"},
    {"email has something", "e-mail's", "e@1 email@1j mail@2"},
    {"x ray", "X-ray", "x@1 xray@1j ray@2"},
    {"score", "3-1", "3@1 1@2"},
    {"number first", "737-MAX", "737@1 max@2"},
    {"spaced", "COVID - 19", "covid@1 19@2"},
    {"two hyphens", "COVID--19", "covid@1 19@2"},
    {"elided", "l'été-2020", "été@1 été2020@1j 2020@2"},
    {"at the end", "e-", "e@1"},
};

INSTANTIATE_TEST_SUITE_P(Hyphens, Tokens, testing::ValuesIn(kHyphens), row_name<TokenRow>);

const TokenRow kSigils[] = {
    {"handle", "@nasa", "nasa@1 @nasa@1j"},
    {"handle among words", "by @NASA, today", "by@1 nasa@2 @nasa@2j today@3"},
    {"handle in brackets", "(@nasa)", "nasa@1 @nasa@1j"},
    {"handle has something", "@nasa’s", "nasa@1 @nasa@1j"},
    {"handle with underscore", "@space_s", "space@1 @space_s@1j s@2"},
    {"handle after a dot", ".@nasa", "nasa@1 @nasa@1j"},
    {"doubled", "@@nasa", "nasa@1 @nasa@1j"},
    {"at alone", "5 @ 3", "5@1 3@2"},
    {"at behind", "nasa@", "nasa@1"},
    {"hashtag", "#oscars", "oscars@1 #oscars@1j"},
    {"hashtag in curly quotes", "“#MeToo”", "metoo@1 #metoo@1j"},
    {"hashtag has something", "#MeToo's", "metoo@1 #metoo@1j"},
    {"hashtag with underscore", "#a1_b", "a1@1 a1_b@1j #a1_b@1j b@2"},
    {"hashtag after an emoji", "🚀#moon", "moon@1 #moon@1j"},
    {"number one", "#1", "1@1 #1@1j"},
    {"left over entity", "it&#39;s", "it@1 39@2 s@3"},
};

INSTANTIATE_TEST_SUITE_P(Sigils, Tokens, testing::ValuesIn(kSigils), row_name<TokenRow>);

const TokenRow kApostrophes[] = {
    {"possessive", "Ann's", "ann@1"},
    {"curly possessive", "Ann’s", "ann@1"},
    {"wrong curly possessive", "Ann‘s", "ann@1"},
    {"plural possessive", "the girls’ team", "the@1 girls@2 team@3"},
    {"contraction", "don't Can’t", "dont@1 cant@2"},
    {"irish name", "O'Brien O’Brien", "obrien@1 obrien@2"},
    {"hawaiian name", "Hawai‘i", "hawaii@1"},
    {"rock and roll", "rock'n'roll", "rocknroll@1"},
    {"french article", "l'État", "état@1"},
    {"curly french article", "l’État", "état@1"},
    {"upper case article", "L’ÉQUIPE", "équipe@1"},
    {"french pronouns", "qu'il j’ai d'or", "il@1 ai@2 or@3"},
    {"italian articles", "all'estero dell’arte un'altra", "estero@1 arte@2 altra@3"},
    {"too short to elide", "l'a", "la@1"},
    {"today is one word", "aujourd'hui", "aujourdhui@1"},
    {"elided and possessive", "L'Oréal’s", "oréal@1"},
    {"s alone", "s 's", "s@1 s@2"},
    {"quoted word", "'news' said", "news@1 said@2"},
    {"full width", "ｄｏｎ＇ｔ", "dont@1"},
};

INSTANTIATE_TEST_SUITE_P(Apostrophes, Tokens, testing::ValuesIn(kApostrophes), row_name<TokenRow>);

const TokenRow kScripts[] = {
    {"chinese", "北京大学的学生", "北京@1 大学@2 的@3 学生@4"},
    {"japanese", "東京でニュース", "東京@1 で@2 ニュース@3"},
    {"korean", "서울 뉴스", "서울@1 뉴스@2"},
    {"thai", "สวัสดีชาวโลก", "สวัสดี@1 ชาว@2 โลก@3"},
    {"arabic", "السلام عليكم", "السلام@1 عليكم@2"},
    {"hebrew", "שלום עולם", "שלום@1 עולם@2"},
    {"hindi", "नमस्ते दुनिया", "नमस्ते@1 दुनिया@2"},
    {"russian", "Новости дня", "новости@1 дня@2"},
    {"greek", "Νέα ΤΗΣ ημέρας", "νέα@1 τησ@2 ημέρασ@3"},
    {"mixed", "iPhone新闻", "iphone@1 新闻@2"},
};

INSTANTIATE_TEST_SUITE_P(Scripts, Tokens, testing::ValuesIn(kScripts), row_name<TokenRow>);

}  // namespace
}  // namespace dateline
