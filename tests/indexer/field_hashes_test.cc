// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <functional>

#include "indexer/document_builder.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

/// What has to be stored again.
enum class Needs { kNothing, kValues, kText };

struct HashRow {
  const char* shows;
  std::function<void(Article&)> change;
  Needs needs;
};

class FieldHashesOf : public testing::TestWithParam<HashRow> {};

Article whole_article() {
  Article article;
  article.title = "Storm in the port";
  article.excerpt = "Ships wait at sea";
  article.body = std::string(5'000, 'b');
  article.url = "https://a.example/1";
  article.type = "article";
  article.category = "news";
  article.language = "en";
  article.provider = {"Harbour Post", "harbourpost.example"};
  article.topics = {"Climate", "Transport"};
  article.related = {{"Fog", "https://b.example/2", 7, {"Wire", "wire.example"}, 5}};
  article.published_at = 1'700'000'000;
  article.quality = 80;
  article.heat = 90;
  return article;
}

TEST_P(FieldHashesOf, change) {
  DocumentBuilder builder;
  Article article = whole_article();
  const FieldHashes before = builder.build(article, "a.md").hashes;
  GetParam().change(article);
  const FieldHashes after = builder.build(article, "a.md").hashes;
  EXPECT_EQ(after.terms != before.terms, GetParam().needs == Needs::kText);
  EXPECT_EQ(after.all != before.all, GetParam().needs != Needs::kNothing);
}

const HashRow kFieldHashesRows[] = {
    {"none", [](Article&) {}, Needs::kNothing},
    {"heat", [](Article& a) { a.heat = 91; }, Needs::kValues},
    {"heat_gone", [](Article& a) { a.heat.reset(); }, Needs::kValues},
    {"quality", [](Article& a) { a.quality = 81; }, Needs::kValues},
    {"date", [](Article& a) { a.published_at = 1'700'000'001; }, Needs::kValues},
    {"title", [](Article& a) { a.title += "!"; }, Needs::kText},
    {"excerpt", [](Article& a) { a.excerpt.clear(); }, Needs::kText},
    {"word_moved_from_title_to_excerpt",
     [](Article& a) {
       a.title = "Storm in the";
       a.excerpt = "port Ships wait at sea";
     },
     Needs::kText},
    {"body_beyond_what_the_record_keeps", [](Article& a) { a.body += " fog"; }, Needs::kText},
    {"url", [](Article& a) { a.url += "2"; }, Needs::kText},
    {"type", [](Article& a) { a.type = "video"; }, Needs::kText},
    {"category", [](Article& a) { a.category = "videos"; }, Needs::kText},
    {"language", [](Article& a) { a.language = "de"; }, Needs::kText},
    {"provider_name", [](Article& a) { a.provider.name = "Wire"; }, Needs::kText},
    {"provider_domain", [](Article& a) { a.provider.domain.clear(); }, Needs::kText},
    {"name_and_domain_changed_places",
     [](Article& a) { std::swap(a.provider.name, a.provider.domain); }, Needs::kText},
    {"topic_added", [](Article& a) { a.topics.push_back("AI"); }, Needs::kText},
    {"topic_gone", [](Article& a) { a.topics.pop_back(); }, Needs::kText},
    {"last_topic_become_a_related_headline",
     [](Article& a) {
       a.topics.pop_back();
       a.related.insert(a.related.begin(), {"Transport", {}, {}, {}, {}});
     },
     Needs::kText},
    {"related_headline", [](Article& a) { a.related[0].title = "Gale"; }, Needs::kText},
    {"related_url", [](Article& a) { a.related[0].url.clear(); }, Needs::kValues},
    {"related_date", [](Article& a) { a.related[0].published_at.reset(); }, Needs::kValues},
    {"related_quality", [](Article& a) { a.related[0].quality = 99; }, Needs::kValues},
};

INSTANTIATE_TEST_SUITE_P(FieldHashes, FieldHashesOf, testing::ValuesIn(kFieldHashesRows),
                         row_name<HashRow>);

}  // namespace
}  // namespace dateline
