// SPDX-License-Identifier: GPL-2.0-or-later
// Terms that Xapian can hold: never too long, never with NUL, never two names in one.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <xapian.h>

#include <string>
#include <string_view>

#include "common/schema.h"
#include "common/unicode.h"
#include "tests/support/any_text.h"
#include "tests/support/row_name.h"
#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

using namespace std::string_literals;

struct TermRow {
  const char* shows;
  std::string prefix;
  std::string rest;
  std::string term;
};

class ShortTerm : public testing::TestWithParam<TermRow> {};

TEST_P(ShortTerm, Is) { EXPECT_EQ(make_term(GetParam().prefix, GetParam().rest), GetParam().term); }

const TermRow kShort[] = {
    {"no prefix", "", "news", "news"},
    {"one letter prefix", "S", "news", "Snews"},
    {"long prefix", "XT", "politics", "XTpolitics"},
    {"colon before a capital", "XT", "Politics", "XT:Politics"},
    {"colon before a colon", "XT", ":x", "XT::x"},
    {"one letter prefixes need no colon", "S", "News", "SNews"},
    {"no prefix needs no colon", "", ":x", ":x"},
    {"no colon before a digit", "XC", "2020", "XC2020"},
    {"no colon before another script", "XT", "Новости", "XTНовости"},
    {"empty rest", "XT", "", "XT"},
    {"longest", "S", std::string(199, 'x'), "S" + std::string(199, 'x')},
    {"longest with a colon", "XT", std::string(197, 'A'), "XT:" + std::string(197, 'A')},
};

INSTANTIATE_TEST_SUITE_P(Schema, ShortTerm, testing::ValuesIn(kShort), row_name<TermRow>);

TEST(LongTerm, KeepsItsBeginningAndEndsInAHash) {
  const std::string term = make_term("XT", std::string(198, 'x') + "y");
  EXPECT_EQ(term.size(), 2U + 100U + 1U + 32U);
  EXPECT_EQ(term.substr(0, 103), "XT" + std::string(100, 'x') + "#");
  EXPECT_NE(term, make_term("XT", std::string(198, 'x') + "z")) << "the end counts";
}

TEST(LongTerm, CutsNoCodePoint) {
  const std::string term = make_term("", "x" + std::string(99, 'x') + "é" + std::string(200, 'x'));
  EXPECT_EQ(first_invalid_utf8(term), std::nullopt);
}

TEST(NulTerm, HasNone) {
  const std::string term = make_term("", "a\0b"s);
  EXPECT_EQ(term.find('\0'), std::string::npos);
  EXPECT_NE(term, make_term("", "a b"));
  EXPECT_NE(term, make_term("", "a\0\0b"s));
}

RC_GTEST_PROP(TermProperty, IsShortValidAndWithoutNul, ()) {
  const std::string rest = *rc::gen::scale(20, any_text());
  const auto prefixes = {"", "S", "XT"};
  for (const char* term_prefix : prefixes) {
    const std::string term = make_term(term_prefix, rest);
    RC_ASSERT(term.size() <= kMaxTermBytes);
    RC_ASSERT(term.find('\0') == std::string::npos);
    RC_ASSERT(first_invalid_utf8(term) == std::nullopt);
    RC_ASSERT(term.compare(0, std::string_view(term_prefix).size(), term_prefix) == 0);
  }
}

RC_GTEST_PROP(TermProperty, DiffersWhereTheRestDiffers, ()) {
  const std::string common = *rc::gen::scale(10, any_text());
  const std::string first = common + *any_text();
  const std::string second = common + *any_text();
  RC_ASSERT((make_term("XT", first) == make_term("XT", second)) == (first == second));
}

/// Xapian refuses 246 bytes at once, and NULs, which take two bytes each, only at commit(); a
/// unique term that is too long deletes nothing without a word.
TEST(HostileTerm, IsStoredFoundAndDeleted) {
  const TempDir folder;
  Xapian::WritableDatabase index((folder.path() / "index").string());
  std::vector<std::string> terms;
  for (const std::size_t size : {199U, 200U, 201U, 243U, 244U, 245U, 246U, 100'000U}) {
    terms.push_back(make_term(prefix::kTopic, std::string(size, 'x')));
    terms.push_back(make_term("", std::string(size, '\0')));
    terms.push_back(name_term(prefix::kTopic, std::string(size / 2, 'X') + "é"));
    terms.push_back(id_term(std::string(size, '/')));
  }
  for (const std::string& term : terms) {
    Xapian::Document document;
    document.add_term(term);
    index.replace_document(term, document);
  }
  index.commit();
  for (const std::string& term : terms) EXPECT_TRUE(index.term_exists(term));
  for (const std::string& term : terms) index.delete_document(term);
  index.commit();
  EXPECT_EQ(index.get_doccount(), 0U);
}

TEST(NameTerm, FoldsNames) {
  EXPECT_EQ(name_term(prefix::kTopic, "Artificial  Intelligence"), "XTartificial intelligence");
  EXPECT_EQ(name_term(prefix::kProvider, "Le Médiá"), "XPle media");
  EXPECT_EQ(name_term(prefix::kType, "NEWS"), name_term(prefix::kType, "news"));
  EXPECT_NE(name_term(prefix::kTopic, "x"), name_term(prefix::kProvider, "x"));
}

TEST(IdAndUrlTerms, HashExactBytes) {
  EXPECT_EQ(id_term("a/b.md").size(), 33U);
  EXPECT_EQ(id_term("a/b.md")[0], 'Q');
  EXPECT_NE(id_term("a/b.md"), id_term("a/B.md"));
  EXPECT_EQ(url_term("https://x.org/").substr(0, 2), "XU");
  EXPECT_NE(url_term("https://x.org/"), url_term("https://x.org"));
}

}  // namespace
}  // namespace dateline
