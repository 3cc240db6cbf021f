// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/article_parser.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> lines_of(const Diagnostics& diagnostics) {
  std::vector<std::string> lines;
  for (const auto& diagnostic : diagnostics) lines.push_back(to_string(diagnostic));
  return lines;
}

// ---- Warnings: the header goes behind `title: t`, so its first line is 3 -----------------------

struct WarningRow {
  const char* shows;
  std::string header;
  std::vector<std::string> warnings;  // `line:column: warning: …`
};

class Warnings : public testing::TestWithParam<WarningRow> {};

TEST_P(Warnings, Are) {
  const auto parsed = parse_article("a.md", "---\ntitle: t\n" + GetParam().header + "---\n");
  ASSERT_TRUE(parsed.article.has_value());
  EXPECT_EQ(parsed.article->title, "t");
  auto expected = GetParam().warnings;
  for (auto& line : expected) line.insert(0, "a.md:");
  EXPECT_EQ(lines_of(parsed.diagnostics), expected);
}

TEST_P(Warnings, RejectTheFileIfStrict) {
  const auto parsed = parse_article("a.md", "---\ntitle: t\n" + GetParam().header + "---\n", true);
  EXPECT_FALSE(parsed.article.has_value());
  ASSERT_EQ(parsed.diagnostics.size(), GetParam().warnings.size());
  for (const auto& diagnostic : parsed.diagnostics) {
    EXPECT_EQ(diagnostic.severity, Severity::kError);
  }
}

const WarningRow kWarnings[] = {
    {"bad date",
     "publishedDateTime: 2021-02-29\n",
     {"3:20: warning: publishedDateTime '2021-02-29' is not a date; write it like "
      "2021-02-28T09:30:00Z"}},
    {"year 0999",
     "publishedDateTime: 0999-01-01\n",
     {"3:20: warning: publishedDateTime '0999-01-01' is not a date; write it like "
      "2021-02-28T09:30:00Z"}},
    {"octal",
     "quality: 017\n",
     {"3:10: warning: quality '017' is not a whole number; write it in plain digits, like 104"}},
    {"hexadecimal",
     "quality: 0x10\n",
     {"3:10: warning: quality '0x10' is not a whole number; write it in plain digits, like 104"}},
    {"exponent",
     "heat: 1e3\n",
     {"3:7: warning: heat '1e3' is not a whole number; write it in plain digits, like 104"}},
    {"fraction",
     "heat: 12.5\n",
     {"3:7: warning: heat '12.5' is not a whole number; write it in plain digits, like 104"}},
    {"thousands",
     "heat: \"1,250\"\n",
     {"3:7: warning: heat '1,250' is not a whole number; write it in plain digits, like 104"}},
    {"infinity",
     "heat: .inf\n",
     {"3:7: warning: heat '.inf' is not a whole number; write it in plain digits, like 104"}},
    {"sign alone",
     "heat: \"-\"\n",
     {"3:7: warning: heat '-' is not a whole number; write it in plain digits, like 104"}},
    {"wrapped counter",
     "heat: -2147483598\n",
     {"3:7: warning: heat '-2147483598' is taken as 0; write a number from 0 to 100000"}},
    {"minus two",
     "quality: -2\n",
     {"3:10: warning: quality '-2' is taken as 0; write a number from 0 to 1000"}},
    {"above the largest",
     "quality: 1001\nheat: 100001\n",
     {"3:10: warning: quality '1001' is taken as 1000; write a number from 0 to 1000",
      "4:7: warning: heat '100001' is taken as 100000; write a number from 0 to 100000"}},
    {"beyond 64 bits",
     "heat: 99999999999999999999\nquality: -99999999999999999999\n",
     {"3:7: warning: heat '99999999999999999999' is taken as 100000; write a number from 0 to "
      "100000",
      "4:10: warning: quality '-99999999999999999999' is taken as 0; write a number from 0 to "
      "1000"}},
    {"bad flags",
     "published: maybe\nremoved: 2\n",
     {"3:12: warning: published 'maybe' is neither true nor false; write one of them",
      "4:10: warning: removed '2' is neither true nor false; write one of them"}},
    {"bad languages",
     "lang: eng\n",
     {"3:7: warning: lang 'eng' is not a language code; write two letters, like en"}},
    {"language of one letter",
     "lang: e\n",
     {"3:7: warning: lang 'e' is not a language code; write two letters, like en"}},
    {"language with an open end",
     "lang: en-\n",
     {"3:7: warning: lang 'en-' is not a language code; write two letters, like en"}},
    {"value shown with control bytes",
     "lang: \"a\\nb\\x1b[2J\"\n",
     {"3:7: warning: lang 'a\\x0ab\\x1b[2J' is not a language code; write two letters, like en"}},
    {"long value is cut between characters",
     "lang: xééééééééééééééééééééééééééééééé\n",
     {"3:7: warning: lang 'xééééééééééééééééééééééééééééé…' is not a language code; write two "
      "letters, like en"}},
    {"duplicate key",
     "heat: 1\nheat: 2\n",
     {"4:1: warning: 'heat' stands on line 3 already; the last one counts, remove the other"}},
    {"key three times",
     "a: 1\na: 2\na: 3\n",
     {"4:1: warning: 'a' stands on line 3 already; the last one counts, remove the other",
      "5:1: warning: 'a' stands on line 3 already; the last one counts, remove the other"}},
    {"duplicate key in a provider",
     "provider:\n  name: a\n  name: b\n",
     {"5:3: warning: 'name' stands on line 4 already; the last one counts, remove the other"}},
    {"duplicate key in a related item",
     "related:\n  - title: a\n    title: b\n",
     {"5:5: warning: 'title' stands on line 4 already; the last one counts, remove the other"}},
    {"list for a text",
     "excerpt: [a]\n",
     {"3:10: warning: excerpt is a list; write a single line of text"}},
    {"map for a text",
     "type:\n  a: b\n",
     {"4:3: warning: type is a map; write a single line of text"}},
    {"list for a number", "heat: [1]\n", {"3:7: warning: heat is a list; write a single value"}},
    {"text for a provider",
     "provider: TechCrunch\n",
     {"3:11: warning: provider is plain text; write fields below it, like `name: …`"}},
    {"map for topics",
     "topics:\n  a: b\n",
     {"4:3: warning: topics is a map; write a list, each item behind `- `"}},
    {"list within topics",
     "topics: [a, [b]]\n",
     {"3:13: warning: topics is a list; write a single line of text"}},
    {"text for related",
     "related: a\n",
     {"3:10: warning: related is plain text; write a list, each item behind `- `"}},
    {"related item that is text",
     "related: [a]\n",
     {"3:11: warning: a related item without fields; write `title: …` below its dash"}},
    {"related item without a title",
     "related:\n  - webUrl: u\n",
     {"4:5: warning: a related item without a title; add one, or remove the item"}},
    {"in text order",
     "related:\n  - title: a\n    quality: x\nlang: x\nheat: x\n",
     {"5:14: warning: quality 'x' is not a whole number; write it in plain digits, like 104",
      "6:7: warning: lang 'x' is not a language code; write two letters, like en",
      "7:7: warning: heat 'x' is not a whole number; write it in plain digits, like 104"}},
    {"position counts bytes",
     "é: 1\nheat: é\n",
     {"4:7: warning: heat 'é' is not a whole number; write it in plain digits, like 104"}},
};

INSTANTIATE_TEST_SUITE_P(ArticleParser, Warnings, testing::ValuesIn(kWarnings),
                         row_name<WarningRow>);

// ---- Fields that were dropped or mended --------------------------------------------------------

Article mended(const std::string& header) {
  const auto parsed = parse_article("a.md", "---\ntitle: t\n" + header + "---\n");
  EXPECT_THAT(parsed.diagnostics, testing::Not(IsEmpty()));
  return parsed.article.value();
}

TEST(MendedArticle, LosesWhatCannotBeRead) {
  const auto article = mended("publishedDateTime: x\nquality: x\nheat: x\nlang: x\ntype: [x]\n");
  Article expected;
  expected.title = "t";
  EXPECT_EQ(article, expected);
}

TEST(MendedArticle, StaysPublishedIfTheFlagCannotBeRead) {
  EXPECT_TRUE(mended("published: maybe\n").published);
  EXPECT_TRUE(mended("removed: maybe\n").published);
}

TEST(MendedArticle, IsClamped) {
  const auto article = mended("quality: 2000\nheat: -2147483598\n");
  EXPECT_EQ(article.quality, kMaxQuality);
  EXPECT_EQ(article.heat, 0);
}

TEST(MendedArticle, TakesTheLastOfTwoKeys) {
  EXPECT_EQ(mended("heat: 1\nheat: 2\n").heat, 2);
  EXPECT_EQ(mended("heat: 1\nheat: ~\n").heat, std::nullopt);
}

TEST(MendedArticle, FallsBackWhereTheFirstChoiceIsOfTheWrongKind) {
  EXPECT_EQ(mended("excerpt: [x]\nbio: b\n").excerpt, "b");
  EXPECT_EQ(mended("webUrl: [x]\noriginalUrl: o\n").url, "o");
  EXPECT_EQ(mended("provider: x\naffiliation:\n  name: a\n").provider.name, "a");
}

TEST(MendedArticle, KeepsTheBeginningOfWhatIsTooLong) {
  const std::string word = "é ";
  std::string text;
  while (text.size() < 70'000) text += word;
  const auto article = mended("excerpt: \"" + text + "\"\ntype: \"" + text + "\"\n");
  EXPECT_TRUE(article.excerpt == text.substr(0, (64 << 10) - 2)) << "65,535 bytes end in a blank";
  EXPECT_TRUE(article.type == text.substr(0, 2'000));
}

TEST(MendedArticle, KeepsTheBeginningOfListsThatAreTooLong) {
  std::string topics = "topics:\n";
  std::string related = "related:\n";
  for (int i = 0; i < 501; ++i) {
    if (i < 201) topics += "  - t" + std::to_string(i) + "\n";
    related += "  - title: r" + std::to_string(i) + "\n";
  }
  const auto article = mended(topics + related);
  EXPECT_EQ(article.topics.size(), 200U);
  EXPECT_EQ(article.topics.back(), "t199");
  EXPECT_EQ(article.related.size(), 500U);
}

TEST(MendedArticle, DropsOnlyTheRelatedItemWithoutATitle) {
  const auto article = mended("related:\n  - title: a\n  - webUrl: u\n  - title: c\n");
  ASSERT_EQ(article.related.size(), 2U);
  EXPECT_EQ(article.related[1].title, "c");
}

// ---- Files that are rejected, or none of ours --------------------------------------------------

struct RejectionRow {
  const char* shows;
  std::string text;
  std::string diagnostic;  // its beginning, `line:column: severity: …`
};

class Rejection : public testing::TestWithParam<RejectionRow> {};

TEST_P(Rejection, Says) {
  for (const bool strict : {false, true}) {
    const auto parsed = parse_article("a.md", GetParam().text, strict);
    EXPECT_FALSE(parsed.article.has_value());
    ASSERT_EQ(parsed.diagnostics.size(), 1U);
    EXPECT_THAT(to_string(parsed.diagnostics[0]),
                testing::StartsWith("a.md:" + GetParam().diagnostic));
  }
}

const RejectionRow kRejections[] = {
    {"no front matter", "Hello\n", "1:1: note: no front matter"},
    {"empty file", "", "1:1: note: no front matter"},
    {"no end", "---\ntitle: t\n", "1:1: error: the front matter never ends"},
    {"latin1", "---\ntitle: caf\xE9\n---\n", "2:11: error: byte 0xE9 is not UTF-8"},
    {"utf16", "\xFF\xFE-", "1:1: error: the file is UTF-16"},
    {"open quote", "---\na: b\ntitle: \"t\n---\n", "3:8: error: this quote is not closed"},
    {"open quote before a body with quotes", "---\ntitle: \"t\n---\nsay \"hi\"\n",
     "2:8: error: this quote is not closed"},
    {"colon", "---\r\ntitle: A: b\r\n---\r\n", "2:9: error: a value with `: ` in it"},
    {"tab", "---\ntitle: t\n\theat: 1\n---\n", "3:1: error: a tab in the indentation"},
    {"alias", "---\ntitle: *t\n---\n", "2:8: error: a value that starts with `*`"},
    {"list", "---\n- t\n---\n", "2:1: error: the front matter is a list"},
    {"nothing to find", "---\ntype: x\n---\n\n", "1:1: error: an article without title"},
    {"empty header", "---\n---\n", "1:1: error: an article without title"},
    {"title of white space", "---\ntitle: \"&nbsp; \"\n---\n", "1:1: error: an article without"},
};

INSTANTIATE_TEST_SUITE_P(ArticleParser, Rejection, testing::ValuesIn(kRejections),
                         row_name<RejectionRow>);

}  // namespace
}  // namespace dateline
