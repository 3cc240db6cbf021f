// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/field_places.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "common/article_parser.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

/// What is there, as `name=line:column`.
std::string terse(const FieldPlaces& places) {
  std::string out;
  const auto add = [&](const char* name, const std::optional<Position>& at) {
    if (at && at->line > 0) out += fmt::format(" {}={}:{}", name, at->line, at->column);
  };
  add("title", places.title);
  add("excerpt", places.excerpt);
  add("url", places.url);
  add("date", places.published_at);
  for (const Position& topic : places.topics) add("topic", topic);
  for (const Position& item : places.related) add("related", item);
  add("removed", places.removed_yet_published);
  add("heat", places.heat_of_unpublished);
  return out.empty() ? out : out.substr(1);
}

struct FieldPlacesRow {
  const char* shows;
  const char* header;
  const char* places;
};

class PlacesOfFields : public testing::TestWithParam<FieldPlacesRow> {};

TEST_P(PlacesOfFields, of) {
  const std::string text = fmt::format("---\n{}\n---\nbody", GetParam().header);
  FieldPlaces places;
  const auto parsed = parse_article("a.md", text, false, &places);
  EXPECT_EQ(terse(places), GetParam().places);
  ASSERT_TRUE(parsed.article);
  EXPECT_EQ(places.topics.size(), parsed.article->topics.size());
  EXPECT_EQ(places.related.size(), parsed.article->related.size());
  EXPECT_EQ(parse_article("a.md", text).article, parsed.article);
}

const FieldPlacesRow kFieldPlacesRows[] = {
    {"nothing", "type: x", ""},
    {"all_values", "title: t\nexcerpt: e\nwebUrl: u\npublishedDateTime: 2024-01-01",
     "title=2:8 excerpt=3:10 url=4:9 date=5:20"},
    {"substitutes", "name: n\nbio: b\noriginalUrl: u", "title=2:7 excerpt=3:6 url=4:14"},
    {"first_choice_empty", "webUrl: ''\noriginalUrl: u\ntitle:\nname: n", "title=5:7 url=3:14"},
    {"last_of_two_keys", "title: a\ntitle: b", "title=3:8"},
    {"topics", "topics:\n- a\n- b", "topic=3:3 topic=4:3"},
    {"topics_kept_only", "topics: [a, '', A, b]", "topic=2:10 topic=2:20"},
    {"topic_alone", "topics: a", "topic=2:9"},
    {"related_url", "related:\n- title: a\n  webUrl: u\n- originalUrl: v\n  title: b",
     "related=4:11 related=5:16"},
    {"related_item_where_there_is_no_url", "related:\n- title: a\n- title: b",
     "related=3:3 related=4:3"},
    {"related_kept_only", "related:\n- webUrl: u\n- ~\n- x\n- title: b", "related=6:3"},
    {"removed_and_published", "removed: true\npublished: true", "removed=2:10"},
    {"removed_alone", "removed: true", ""},
    {"heat_of_an_unpublished_article", "heat: -1", "heat=2:7"},
    {"heat_quoted", "heat: ' -1 '", "heat=2:7"},
    {"heat_below", "heat: -10", ""},
};

INSTANTIATE_TEST_SUITE_P(ArticleParser, PlacesOfFields, testing::ValuesIn(kFieldPlacesRows),
                         row_name<FieldPlacesRow>);

}  // namespace
}  // namespace dateline
