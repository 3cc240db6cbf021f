// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/text_query.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/schema.h"
#include "searcher/weighting.h"
#include "tests/support/row_name.h"
#include "tests/support/times.h"

namespace dateline {
namespace {

/// Ten documents with `storm`, of which five have `bank`, too.
Xapian::Database small_index() {
  Xapian::WritableDatabase index("", Xapian::DB_BACKEND_INMEMORY);
  for (int i = 0; i < 10; ++i) {
    Xapian::Document document;
    document.add_term("storm");
    if (i < 5) document.add_term("bank");
    index.add_document(document);
  }
  return index;
}

class TextQueryTest : public testing::Test {
 protected:
  Result<TextQuery, Failure> read(std::string_view text,
                                  const std::vector<std::string>& languages = {"en"}) {
    return read_text_query(text, {index_, languages, limits_, analyzer_});
  }
  std::string error_of(std::string_view text) {
    const auto query = read(text);
    return query ? "no error" : query.error().message;
  }

  Xapian::Database index_ = small_index();
  Limits limits_;
  Analyzer analyzer_;
};

/// `run*2 kind@de`: terms with their times in the query, if not once, and their language.
std::string described(const TextQuery& query) {
  std::string out;
  for (const QueryTerm& term : query.terms) {
    out += (out.empty() ? "" : " ") + term.term;
    if (term.wqf != 1) out += '*' + std::to_string(term.wqf);
    if (!term.language.empty()) out += '@' + term.language;
  }
  return out;
}

struct TextQueryRow {
  const char* shows;
  const char* text;
  std::vector<std::string> languages;
  const char* terms;
};

class TermsOfText : public TextQueryTest, public testing::WithParamInterface<TextQueryRow> {};

TEST_P(TermsOfText, AreInTheOrderOfTheWords) {
  const auto query = read(GetParam().text, GetParam().languages);
  ASSERT_TRUE(query);
  EXPECT_EQ(described(*query), GetParam().terms);
  EXPECT_EQ(query->query.empty(), query->terms.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Words, TermsOfText,
    testing::Values(
        TextQueryRow{"one word", "Storm", {"en"}, "storm"},
        TextQueryRow{"forms of one word are one term", "Running RUN runs", {"en"}, "run*3"},
        TextQueryRow{"accents", "café", {"en"}, "cafe café"},
        TextQueryRow{"full width letters", "Ｎａｓａ", {"en"}, "nasa"},
        TextQueryRow{"names of languages", "C++ or C#", {"en"}, "c++ or c#"},
        TextQueryRow{"ampersands", "AT&T & R&D", {"en"}, "at&t r&d"},
        TextQueryRow{"an acronym", "the U.S. army", {"en"}, "the u.s. us armi"},
        TextQueryRow{"a model number", "COVID-19", {"en"}, "covid covid19 19"},
        TextQueryRow{"a number", "1,250", {"en"}, "1250"},
        TextQueryRow{"a handle", "@nasa", {"en"}, "nasa @nasa"},
        TextQueryRow{"own forms by language", "Kinder", {"de", "en"}, "kinder kind@de"},
        TextQueryRow{"own forms follow their word", "Kinder Haus", {"de"}, "kinder kind@de haus"},
        TextQueryRow{"each language has its own", "news", {"de", "fr", "nl"}, "news new@fr new@nl"},
        TextQueryRow{"an unknown language has none", "Kinder", {"xx"}, "kinder"},
        TextQueryRow{"no language at all", "Kinder", {}, "kinder"}),
    row_name<TextQueryRow>);

INSTANTIATE_TEST_SUITE_P(
    NoOperators, TermsOfText,
    testing::Values(TextQueryRow{"nothing", "", {"en"}, ""},
                    TextQueryRow{"spaces", " \t\n", {"en"}, ""},
                    TextQueryRow{"punctuation", "?! -- ... ((( * \" +", {"en"}, ""},
                    TextQueryRow{"an emoji", "😀", {"en"}, ""},
                    TextQueryRow{"minus", "-storm", {"en"}, "storm"},
                    TextQueryRow{"and at the end", "storm AND", {"en"}, "storm and"},
                    TextQueryRow{"an open quote", "\"storm bank", {"en"}, "storm bank"},
                    TextQueryRow{"a star", "sto*", {"en"}, "sto"},
                    TextQueryRow{"brackets", "((storm) NOT (bank", {"en"}, "storm not bank"},
                    TextQueryRow{"a prefix is two words", "topic: storm", {"en"}, "topic storm"}),
    row_name<TextQueryRow>);

TEST_F(TextQueryTest, KeepsWhatWasTypedAndWhereItStood) {
  const auto query = read("A Storm, Storms and Banks!");
  ASSERT_TRUE(query);
  ASSERT_EQ(described(*query), "a storm*2 and bank");
  EXPECT_EQ(query->terms[1].word, "Storm");
  EXPECT_EQ(query->terms[1].position, 2U);
  EXPECT_EQ(query->terms[1].frequency, 10U);
  EXPECT_EQ(query->terms[2].frequency, 0U);
  EXPECT_EQ(query->terms[3].word, "Banks");
  EXPECT_EQ(query->terms[3].position, 5U);
  EXPECT_EQ(query->terms[3].frequency, 5U);
}

TEST_F(TextQueryTest, BoundsTheScoreByItsTerms) {
  const double storm = term_bound(10, 10, 1);
  const double bank = term_bound(10, 5, 1);
  EXPECT_GT(storm, 0);
  EXPECT_GT(bank, storm);
  EXPECT_GT(term_bound(10, 5, 2), bank);
  EXPECT_LT(term_bound(10, 5, 2), 2 * bank);
  EXPECT_EQ(term_bound(10, 0, 1), 0);
  EXPECT_NEAR(read("storm bank unheard")->bound, storm + bank, 1e-12);
  EXPECT_EQ(read("unheard")->bound, 0);
  EXPECT_EQ(read("?!")->bound, 0);
}

TEST_F(TextQueryTest, NamesTheLimitThatIsOver) {
  EXPECT_EQ(error_of(times(32, "storm ")), "no error");
  EXPECT_EQ(error_of(times(33, "storm ")), "the query has 33 words, the limit is 32");
  EXPECT_EQ(error_of(std::string(4096, 'a')), "no error");
  EXPECT_EQ(error_of(std::string(4097, 'a')), "the query has 4097 bytes, the limit is 4096");
  EXPECT_EQ(error_of(times(33'000, "AND NOT (")), "the query has 297000 bytes, the limit is 4096");
  limits_.max_query_words = 100;
  limits_.max_query_bytes = 10'000;
  EXPECT_EQ(error_of(times(100, "storm ")), "no error");
  EXPECT_EQ(error_of(times(101, "storm ")), "the query has 101 words, the limit is 100");
}

TEST_F(TextQueryTest, CountsAJoinedFormWithItsWords) {
  EXPECT_EQ(error_of(times(16, "covid-19 ")), "no error");
  EXPECT_EQ(error_of(times(16, "covid-19 ") + "x"), "the query has 33 words, the limit is 32");
}

struct Bytes {
  const char* shows;
  std::string text;
  std::size_t bad_byte;  ///< from 1
};

class NotUtf8 : public TextQueryTest, public testing::WithParamInterface<Bytes> {};

TEST_P(NotUtf8, IsRefused) {
  EXPECT_EQ(error_of(GetParam().text),
            "the query is not UTF-8 at byte " + std::to_string(GetParam().bad_byte));
}

INSTANTIATE_TEST_SUITE_P(Rows, NotUtf8,
                         testing::Values(Bytes{"a foreign byte", "storm \xff", 7},
                                         Bytes{"Latin 1", "caf\xe9s", 4},
                                         Bytes{"cut off", "a\xc3", 2},
                                         Bytes{"overlong", "\xc0\xaf", 1},
                                         Bytes{"a surrogate", "ab\xed\xa0\x80", 3},
                                         Bytes{"past the last code point", "\xf4\x90\x80\x80", 1}),
                         row_name<Bytes>);

TEST_F(TextQueryTest, TakesNulAsASpace) {
  EXPECT_EQ(described(*read(std::string_view("storm\0bank", 10))), "storm bank");
}

TEST_F(TextQueryTest, MakesTermsThatXapianTakes) {
  const auto query = read(std::string(300, 'x'));
  ASSERT_TRUE(query);
  ASSERT_EQ(query->terms.size(), 1U);
  EXPECT_LE(query->terms[0].term.size(), kMaxTermBytes);
  EXPECT_EQ(query->terms[0].word.size(), 300U);
}

}  // namespace
}  // namespace dateline
