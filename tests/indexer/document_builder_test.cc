// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/document_builder.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <functional>

#include "common/date.h"
#include "common/prior.h"
#include "common/record.h"
#include "common/schema.h"
#include "tests/support/logical_dump.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

std::vector<std::string> terms_of(const Xapian::Document& document,
                                  const std::vector<std::string>& prefixes) {
  std::vector<std::string> terms;
  for (auto at = document.termlist_begin(); at != document.termlist_end(); ++at) {
    for (const std::string& start : prefixes) {
      if ((*at).starts_with(start)) terms.push_back(*at);
    }
  }
  return terms;
}

RelatedItem related(std::string title) { return {std::move(title), {}, {}, {}, {}}; }

/// Without the terms that suggestions and near-duplicates are found by.
std::string dump_search_terms(Xapian::Document document) {
  for (const std::string& term : terms_of(document, {"XN", "XW"})) document.remove_term(term);
  return dump_terms(document);
}

std::string joined(const std::vector<std::string>& terms) {
  std::string out;
  for (const std::string& term : terms) out += (out.empty() ? "" : " ") + term;
  return out;
}

// ---- Terms: plain words are in `en` by the rules of language, so XLen is in most rows
// ------------

struct TermRow {
  const char* shows;
  std::function<void(Article&)> article;
  const char* terms;
};

class Terms : public testing::TestWithParam<TermRow> {};

TEST_P(Terms, of) {
  Article article;
  GetParam().article(article);
  DocumentBuilder builder;
  EXPECT_EQ(dump_search_terms(builder.build(article, "_news/a.md").document), GetParam().terms);
}

const TermRow kTermRows[] = {
    {"title_word_by_word", [](Article& a) { a.title = "Storm port"; },
     "Q#:0, Sport:1@102, Sstorm:1@101, XLen:0, port:10@102, storm:10@101"},
    {"title_word_twice", [](Article& a) { a.title = "fog fog"; },
     "Q#:0, Sfog:2@101,102, XLen:0, fog:20@101,102"},
    {"words_are_stemmed", [](Article& a) { a.title = "Storms"; },
     "Q#:0, Sstorm:1@101, XLen:0, storm:10@101"},
    {"excerpt_after_an_empty_title", [](Article& a) { a.excerpt = "storm"; },
     "Q#:0, XLen:0, storm:4@201"},
    {"gap_between_title_and_excerpt",
     [](Article& a) {
       a.title = "storm fog";
       a.excerpt = "port";
     },
     "Q#:0, Sfog:1@102, Sstorm:1@101, XLen:0, fog:10@102, port:4@203, storm:10@101"},
    {"same_word_in_both",
     [](Article& a) {
       a.title = "fog";
       a.excerpt = "fog";
     },
     "Q#:0, Sfog:1@101, XLen:0, fog:14@101,202"},
    {"related_headlines_have_no_positions",
     [](Article& a) {
       a.related = {related("fog"), related("fog port")};
     },
     "Q#:0, XLen:0, XRfog:2, XRport:1, fog:4, port:2"},
    {"body_is_least_and_has_no_positions", [](Article& a) { a.body = "fog fog"; },
     "Q#:0, XLen:0, fog:2"},
    {"all_fields_add_up",
     [](Article& a) {
       a.title = a.excerpt = a.body = "fog";
       a.related = {related("fog")};
     },
     "Q#:0, Sfog:1@101, XLen:0, XRfog:1, fog:17@101,202"},
    {"joined_form_has_no_position", [](Article& a) { a.title = "COVID-19"; },
     "19:10@102, Q#:0, S19:1@102, Scovid:1@101, Scovid19:1, XLen:0, covid:10@101, covid19:10"},
    {"accent_kept_and_folded_and_language_unknown", [](Article& a) { a.title = "Café"; },
     "Q#:0, Scafe:1@101, Scafé:1, cafe:10@101, café:10"},
    {"german_stem_beside_the_word",
     [](Article& a) {
       a.title = "Häfen";
       a.language = "de";
     },
     "Q#:0, Shaf:1, Shafen:1@101, Shäfen:1, XLde:0, haf:10, hafen:10@101, häfen:10"},
    {"language_without_a_stemmer",
     [](Article& a) {
       a.title = "fog";
       a.language = "xx";
     },
     "Q#:0, Sfog:1@101, XLxx:0, fog:10@101"},
    {"topics_folded",
     [](Article& a) {
       a.title = "fog";
       a.topics = {"AI", "Énergie", "Ports & Shipping"};
     },
     "Q#:0, Sfog:1@101, XLen:0, XTai:0, XTenergie:0, XTports & shipping:0, fog:10@101"},
    {"provider_by_name_and_by_domain",
     [](Article& a) {
       a.title = "fog";
       a.provider = {"Harbour Post", "harbourpost.example"};
     },
     "Q#:0, Sfog:1@101, XLen:0, XPharbour post:0, XPharbourpost.example:0, fog:10@101"},
    {"type_and_category",
     [](Article& a) {
       a.title = "fog";
       a.type = "Article";
       a.category = "News";
     },
     "Q#:0, Sfog:1@101, XCnews:0, XLen:0, XYarticle:0, fog:10@101"},
    {"url",
     [](Article& a) {
       a.title = "fog";
       a.url = "https://a.example/fog";
     },
     "Q#:0, Sfog:1@101, XLen:0, XU#:0, fog:10@101"},
    {"words_of_the_url_that_no_field_before_has",
     [](Article& a) {
       a.title = "Fog";
       a.excerpt = "In port";
       a.related = {related("Ships")};
       a.url = "https://a.example/news/ship-in-fog-at-the-port-port-of-quay-quay.html";
     },
     "Q#:0, Sfog:1@101, XLen:0, XRship:1, XU#:0, at:4, fog:10@101, in:4@202, of:4, port:4@203, "
     "quay:4, ship:2, the:4"},
    {"word_of_url_and_body",
     [](Article& a) {
       a.body = "fog fog";
       a.url = "https://a.example/fog-at-sea";
     },
     "Q#:0, XLen:0, XU#:0, at:4, fog:6, sea:4"},
    {"related_url_and_provider_make_no_terms",
     [](Article& a) {
       a.related = {
           {"fog", "https://b.example/port-and-ship-yard", 5, {"Ship", "ship.example"}, 9}};
     },
     "Q#:0, XLen:0, XRfog:1, fog:2"},
};

INSTANTIATE_TEST_SUITE_P(Document, Terms, testing::ValuesIn(kTermRows), row_name<TermRow>);

TEST(Terms, of_a_titles_words_are_not_stemmed) {
  Article article;
  article.title = "Storms in Málaga";
  article.excerpt = "Fog";
  const auto document = DocumentBuilder().build(article, "a.md").document;
  EXPECT_EQ(joined(terms_of(document, {"XW"})), "XWin XWmalaga XWstorms");
}

TEST(Terms, of_near_texts_are_shared_by_them) {
  Article article;
  article.title = "Crane topples";
  article.excerpt = "A gantry crane fell onto a container ship in Hamburg";
  DocumentBuilder builder;
  const auto terms = [&] { return terms_of(builder.build(article, "a.md").document, {"XN"}); };
  const auto all = terms();
  EXPECT_EQ(all.size(), 1 + kNearBands);
  article.excerpt += '!';
  article.body = article.url = "else";
  EXPECT_EQ(terms(), all);
  article.title = "Crane falls";
  EXPECT_NE(terms().back(), all.back()) << "the title's own";
  article.excerpt = "short";
  EXPECT_EQ(terms().size(), 1U);
}

// ---- Values
// --------------------------------------------------------------------------------------

struct ValueRow {
  const char* shows;
  std::function<void(Article&)> article;
  const char* values;  ///< PRIOR stands for what quality and heat are worth
};

class Values : public testing::TestWithParam<ValueRow> {};

TEST_P(Values, of) {
  Article article;
  article.title = "fog";
  GetParam().article(article);
  std::string expected = GetParam().values;
  expected.replace(expected.find("PRIOR"), 5,
                   fmt::format("prior={:.3f}", static_prior(article.quality, article.heat)));
  DocumentBuilder builder;
  EXPECT_EQ(dump_values(builder.build(article, "a.md").document, {}), expected);
}

const ValueRow kValueRows[] = {
    {"missing_fields_have_none", [](Article&) {}, "PRIOR date=none lang=en"},
    {"language_unknown", [](Article& a) { a.title = "Café"; }, "PRIOR date=none"},
    {"median_quality_and_heat_are_neutral",
     [](Article& a) {
       a.quality = 76;
       a.heat = 76;
     },
     "quality=76.000 heat=76.000 PRIOR date=none lang=en"},
    {"worst_quality", [](Article& a) { a.quality = 0; }, "quality=0.000 PRIOR date=none lang=en"},
    {"three_times_the_median_heat", [](Article& a) { a.heat = 228; },
     "heat=228.000 PRIOR date=none lang=en"},
    {"date_and_its_day", [](Article& a) { a.published_at = parse_moment("2024-02-29T23:59:59Z"); },
     "PRIOR date=2024-02-29T23:59:59Z day=2024-02-29 lang=en"},
    {"date_before_1970", [](Article& a) { a.published_at = -1; },
     "PRIOR date=1969-12-31T23:59:59Z day=1969-12-31 lang=en"},
    {"provider_by_name",
     [](Article& a) {
       a.provider = {"Harbour Post", "harbourpost.example"};
     },
     "PRIOR date=none provider=Harbour Post lang=en"},
    {"provider_by_domain_where_it_has_no_name",
     [](Article& a) {
       a.provider = {"", "harbourpost.example"};
     },
     "PRIOR date=none provider=harbourpost.example lang=en"},
    {"type_and_category_as_written",
     [](Article& a) {
       a.type = "Article";
       a.category = "News";
       a.language = "de";
     },
     "PRIOR date=none type=Article category=News lang=de"},
};

INSTANTIATE_TEST_SUITE_P(Document, Values, testing::ValuesIn(kValueRows), row_name<ValueRow>);

// ---- Record, terms at the limits
// -----------------------------------------------------------------

TEST(DocumentBuilder, keeps_what_is_shown_in_the_record) {
  Article article;
  article.title = "Fog";
  article.excerpt = "At sea";
  article.body = std::string(kMaxStoredBodyBytes - 1, 'x') + "é";
  article.topics = {"Climate", "AI"};
  article.heat = 5;
  DocumentBuilder builder;
  const BuiltDocument built = builder.build(article, "_news/a.md");
  const auto record = decode_record(built.document.get_data());
  ASSERT_TRUE(record);
  EXPECT_EQ(record->id, "_news/a.md");
  EXPECT_EQ(record->title, "Fog");
  EXPECT_EQ(record->excerpt, "At sea");
  EXPECT_EQ(record->body, std::string(kMaxStoredBodyBytes - 1, 'x')) << "no half of an é";
  EXPECT_EQ(record->topics, article.topics);
  EXPECT_EQ(record->heat, 5);
  EXPECT_EQ(built.topics, article.topics);
}

TEST(DocumentBuilder, makes_terms_that_the_database_takes_from_endless_words) {
  const std::string endless(5'000, 'x');
  Article article;
  article.title = article.excerpt = article.body = endless;
  article.topics = {endless};
  article.url = endless;
  article.provider = {endless, endless};
  DocumentBuilder builder;
  const Xapian::Document document = builder.build(article, endless).document;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    EXPECT_LE((*term).size(), kMaxTermBytes) << *term;
  }
  auto index = Xapian::WritableDatabase("", Xapian::DB_BACKEND_INMEMORY);
  EXPECT_NO_THROW(index.add_document(document));
}

TEST(DocumentBuilder, makes_the_same_of_an_article_whatever_came_before) {
  Article german;
  german.title = "Häfen";
  german.language = "de";
  Article plain;
  plain.title = "storms in the ports";
  DocumentBuilder used;
  used.build(german, "a.md");
  EXPECT_EQ(dump_terms(used.build(plain, "b.md").document),
            dump_terms(DocumentBuilder().build(plain, "b.md").document));
}

}  // namespace
}  // namespace dateline
