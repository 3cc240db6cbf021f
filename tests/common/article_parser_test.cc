// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/article_parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "common/date.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

ParsedArticle parse(const std::string& header, const std::string& body = "") {
  return parse_article("a.md", "---\n" + header + "---\n" + body);
}

std::string terse(const Provider& provider) { return provider.name + " (" + provider.domain + ")"; }

/// An article's fields but the title, one `name=value` each, in declaration order; what is absent
/// is left out.
std::string terse(const Article& article) {
  std::string out;
  const auto add = [&out](const std::string& name, const std::string& value) {
    if (!value.empty()) out += (out.empty() ? "" : " ") + name + "=" + value;
  };
  add("excerpt", article.excerpt);
  add("body", article.body);
  add("url", article.url);
  add("type", article.type);
  add("category", article.category);
  add("lang", article.language);
  if (article.provider != Provider{}) add("provider", terse(article.provider));
  for (const auto& topic : article.topics) add("topic", topic);
  for (const auto& item : article.related) {
    add("related", item.title + "|" + item.url + "|" +
                       (item.published_at ? format_moment(*item.published_at) : "") + "|" +
                       terse(item.provider) + "|" +
                       (item.quality ? std::to_string(*item.quality) : ""));
  }
  if (article.published_at) add("date", format_moment(*article.published_at));
  if (article.quality) add("quality", std::to_string(*article.quality));
  if (article.heat) add("heat", std::to_string(*article.heat));
  if (!article.published) add("published", "no");
  return out;
}

// ---- Fields: the header goes behind `title: t`; no row may bring a diagnostic ------------------

struct FieldRow {
  const char* shows;
  std::string header;
  std::string fields;
};

class Fields : public testing::TestWithParam<FieldRow> {};

TEST_P(Fields, Are) {
  const auto parsed = parse("title: t\n" + GetParam().header);
  ASSERT_TRUE(parsed.article.has_value());
  EXPECT_EQ(parsed.article->title, "t");
  EXPECT_EQ(terse(*parsed.article), GetParam().fields);
  EXPECT_THAT(parsed.diagnostics, IsEmpty());
}

const FieldRow kFields[] = {
    {"title alone", "", ""},
    {"excerpt", "excerpt: e\n", "excerpt=e"},
    {"bio for the excerpt", "bio: b\n", "excerpt=b"},
    {"excerpt before bio", "bio: b\nexcerpt: e\n", "excerpt=e"},
    {"empty excerpt falls back to bio", "excerpt: \"\"\nbio: b\n", "excerpt=b"},
    {"name beside a title", "name: n\n", ""},
    {"excerpt with newlines and entities", "excerpt: |\n  It&#8217;s\n\n  a\u00A0b\n",
     "excerpt=It’s a b"},
    {"excerpt with emoji", "excerpt: \U0001F600 ok\n", "excerpt=\U0001F600 ok"},
    {"web url", "webUrl: http://x.org/?a=1&b=2\n", "url=http://x.org/?a=1&b=2"},
    {"escaped ampersand in a url", "webUrl: \"http://x.org/?a=1&amp;b=2\"\n",
     "url=http://x.org/?a=1&b=2"},
    {"original url for the web url", "originalUrl: http://x.org\n", "url=http://x.org"},
    {"web url before original url", "originalUrl: o\nwebUrl: w\n", "url=w"},
    {"null web url", "webUrl: ~\noriginalUrl: o\n", "url=o"},
    {"type and category", "type: \"profile\"\ncategory: news\n", "type=profile category=news"},
    {"provider", "provider:\n  name: N\n  domain: d.org\n", "provider=N (d.org)"},
    {"affiliation for the provider", "affiliation:\n  name: N\n", "provider=N ()"},
    {"provider before affiliation", "affiliation:\n  name: A\nprovider:\n  name: P\n",
     "provider=P ()"},
    {"empty provider", "provider:\naffiliation:\n  name: A\n", "provider=A ()"},
    {"unknown fields", "secured: \"x\"\nimages:\n  - url: u\nlevels: [a, b]\n", ""},
    {"nulls are absent",
     "excerpt:\ntype: ~\ntopics:\nrelated: null\nheat: ~\nquality:\npublished: "
     "~\nlang:\npublishedDateTime:\n",
     ""},
    {"empty text is absent", "excerpt: \" \"\ntype: \"\"\nheat: \"\"\ntopics: \"\"\nlang: ''\n",
     ""},

    {"date", "publishedDateTime: 2020-08-14T22:48:00Z\n", "date=2020-08-14T22:48:00Z"},
    {"date in quotes", "publishedDateTime: \" 2020-08-14 \"\n", "date=2020-08-14T00:00:00Z"},

    {"topics", "topics:\n  - AI\n  - Computer Vision\n", "topic=AI topic=Computer Vision"},
    {"one topic without a list", "topics: AI\n", "topic=AI"},
    {"topics that differ in case only", "topics: [AI, ai, Café, CAFE, \" A I \"]\n",
     "topic=AI topic=Café topic=A I"},
    {"empty topics", "topics: [\"\", ~, AI, \" \"]\n", "topic=AI"},
    {"topic with an entity", "topics: [R&amp;D]\n", "topic=R&D"},
    {"topic that looks like a number", "topics: [2020, true]\n", "topic=2020 topic=true"},

    {"numbers", "quality: 104\nheat: 194\n", "quality=104 heat=194"},
    {"number in quotes", "quality: \"104\"\nheat: ' 7 '\n", "quality=104 heat=7"},
    {"signed numbers", "quality: +5\nheat: -1\n", "quality=5 heat=0"},
    {"zero", "quality: 0\nheat: -0\n", "quality=0 heat=0"},
    {"largest", "quality: 1000\nheat: 100000\n", "quality=1000 heat=100000"},

    {"published", "published: true\n", ""},
    {"unpublished", "published: false\nheat: -1\n", "heat=0 published=no"},
    {"removed", "removed: true\n", "published=no"},
    {"removed and published", "removed: true\npublished: true\n", "published=no"},
    {"not removed", "removed: no\n", ""},
    {"flags of yaml 1.1", "published: Off\nremoved: NO\n", "published=no"},
    {"flag in quotes", "published: \"false\"\n", "published=no"},

    {"language", "lang: en\n", "lang=en"},
    {"language with a region", "lang: EN_us\n", "lang=en"},
    {"language with a script", "lang: zh-Hant-TW\n", "lang=zh"},

    {"related",
     "related:\n  - title: \"It&#8217;s\"\n    excerpt: dropped\n    webUrl: u\n    "
     "publishedDateTime: 2020-08-15T08:19:00Z\n    provider:\n      name: N\n      domain: d\n    "
     "quality: 39\n  - title: B\n    originalUrl: o\n",
     "related=It’s|u|2020-08-15T08:19:00Z|N (d)|39 related=B|o|| ()|"},
    {"empty related", "related: []\n", ""},
};

INSTANTIATE_TEST_SUITE_P(ArticleParser, Fields, testing::ValuesIn(kFields), row_name<FieldRow>);

// ---- Titles ------------------------------------------------------------------------------------

struct TitleRow {
  const char* shows;
  std::string header;
  std::string title;
};

class Title : public testing::TestWithParam<TitleRow> {};

TEST_P(Title, Is) {
  const auto parsed = parse(GetParam().header);
  ASSERT_TRUE(parsed.article.has_value());
  EXPECT_EQ(parsed.article->title, GetParam().title);
  EXPECT_THAT(parsed.diagnostics, IsEmpty());
}

const TitleRow kTitles[] = {
    {"plain", "title: A b\n", "A b"},
    {"quoted", "title: \"A: \\\"b\\\"\"\n", "A: \"b\""},
    {"name of a person", "name: April\n", "April"},
    {"title before name", "name: April\ntitle: T\n", "T"},
    {"empty title falls back to name", "title: \"\"\nname: April\n", "April"},
    {"neither, but an excerpt", "excerpt: e\n", ""},
    {"number", "title: 2020\n", "2020"},
    {"the word null in quotes", "title: \"null\"\n", "null"},
    {"entities", "title: \"China&#39;s R&amp;D\"\n", "China's R&D"},
    {"ticker", "title: \"Sun <SRD> up\"\n", "Sun <SRD> up"},
    {"crlf", "title: T\r\n", "T"},
};

INSTANTIATE_TEST_SUITE_P(ArticleParser, Title, testing::ValuesIn(kTitles), row_name<TitleRow>);

// ---- Bodies ------------------------------------------------------------------------------------

TEST(ArticleParser, ReadsABodyButNeverASecondDocument) {
  const auto parsed = parse("title: t\n", "title: other\n---\nheat: 5\n");
  ASSERT_TRUE(parsed.article.has_value());
  EXPECT_EQ(parsed.article->title, "t");
  EXPECT_FALSE(parsed.article->heat.has_value());
  EXPECT_EQ(parsed.article->body, "title: other heat: 5");
}

TEST(ArticleParser, ReadsAnHtmlBody) {
  EXPECT_EQ(parse("title: t\n", "<p>One</p><style>x</style><p>two&nbsp;</p>\n").article->body,
            "One two");
}

TEST(ArticleParser, CutsALongBodyBetweenCharacters) {
  std::string body;
  while (body.size() < 300'000) body += "é";
  const auto parsed = parse("title: t\n", body);
  EXPECT_EQ(parsed.article->body.size(), 256U << 10);
  EXPECT_THAT(parsed.diagnostics, IsEmpty());
}

TEST(ArticleParser, TakesAYamlFileWithoutAnEnd) {
  for (const auto* const path : {"a.yml", "A.YAML"}) {
    const auto parsed = parse_article(path, "---\ntitle: t\n");
    ASSERT_TRUE(parsed.article.has_value()) << path;
    EXPECT_EQ(parsed.article->title, "t");
  }
  EXPECT_FALSE(parse_article("a.md", "---\ntitle: t\n").article.has_value());
}

TEST(ArticleParser, TakesAnUnpublishedArticleWithoutAnyText) {
  const auto parsed = parse("removed: true\n");
  ASSERT_TRUE(parsed.article.has_value());
  EXPECT_FALSE(parsed.article->published);
}

}  // namespace
}  // namespace dateline
