// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/unicode.h"
#include "searcher/render.h"
#include "tests/searcher/sample_hit.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr TextStyle kPlain{false, 64};

TEST(RenderText, ShowsAHit) {
  EXPECT_EQ(render_text({}, sample_response(), kPlain),
            R"(1 article for "facial", by relevance (1.4 ms)

 1. Facial recognition on trial                            12.35
    The Guardian · 2020-08-14 · video · Privacy, AI · q104 h194
    Police used facial recognition.
    https://news.example/cameras
)");
}

TEST(RenderText, ColorsRankTitleMatchesAndTheRest) {
  EXPECT_EQ(render_text({}, sample_response(), {true, 80}),
            "\x1b[36m1\x1b[0m article for \"facial\", by relevance \x1b[2m(1.4 ms)\x1b[0m\n"
            "\n"
            " 1. \x1b[1;35mFacial\x1b[0m\x1b[1m recognition on trial\x1b[0m"
            "                                            \x1b[2m12.35\x1b[0m\n"
            "    \x1b[2mThe Guardian · 2020-08-14 · video · Privacy, AI · q104 h194\x1b[0m\n"
            "    Police used \x1b[1;35mfacial\x1b[0m recognition.\n"
            "    \x1b[2mhttps://news.example/cameras\x1b[0m\n");
}

TEST(RenderText, ShowsAnArticleOfWhichLittleIsKnown) {
  Response response = sample_response();
  response.hits = {bare_hit()};
  EXPECT_EQ(render_text({}, response, kPlain),
            R"(1 article for "facial", by relevance (1.4 ms)

 1. people/ada.md                                           0.50
    people/ada.md
)");
}

TEST(RenderText, WrapsByDisplayWidthAndCutsLongTexts) {
  Response response = sample_response();
  Hit& hit = response.hits.front();
  hit.title = marked_text("東京で[顔認識]システムの試験運用が始まる、市民団体は反対");
  hit.snippet = marked_text(
      "The firm scraped billions of photos from social networks and regulators in four countries "
      "have opened inquiries");
  EXPECT_EQ(render_text({}, response, {false, 40}),
            R"(1 article for "facial", by relevance (1.4 ms)

 1. 東京で顔認識システムの試験運   12.35
    用が始まる、市民団体は反対
    The Guardian · 2020-08-14 · video ·
    Privacy, AI · q104 h194
    The firm scraped billions of photos
    from social networks and regulators
    in four countries have opened…
    https://news.example/cameras
)");
}

TEST(RenderText, NarrowerThanFortyColumnsIsForty) {
  EXPECT_EQ(render_text({}, sample_response(), {false, 0}),
            render_text({}, sample_response(), {false, 40}));
}

TEST(RenderText, NumbersHitsFromTheOffset) {
  Request request;
  request.offset = 1234;
  Response response = sample_response();
  response.total = 5678;
  EXPECT_EQ(render_text(request, response, kPlain),
            R"(5,678 articles for "facial", by relevance (1.4 ms)

1235. Facial recognition on trial                          12.35
      The Guardian · 2020-08-14 · video · Privacy, AI · q104
      h194
      Police used facial recognition.
      https://news.example/cameras

showing 1,235–1,235 of 5,678; --offset 1235 for more
)");
}

TEST(RenderText, DoesNotOfferMoreOnTheLastPage) {
  Request request;
  request.offset = 9;
  Response response = sample_response();
  response.total = 10;
  const auto text = render_text(request, response, kPlain);
  EXPECT_THAT(text, HasSubstr("\nshowing 10–10 of 10\n"));
}

TEST(RenderText, SaysWhenTheOffsetIsPastTheEnd) {
  Request request;
  request.offset = 50;
  Response response = sample_response();
  response.total = 10;
  response.hits.clear();
  EXPECT_EQ(render_text(request, response, kPlain),
            "10 articles for \"facial\", by relevance (1.4 ms)\n"
            "\n"
            "none of the 10 stands at --offset 50\n");
}

TEST(RenderText, APageWithACapOffersTheNextOne) {
  Request request;
  request.max_per_provider = 2;
  request.offset = 10;
  Response response = sample_response();
  response.total = 40;
  const auto text = render_text(request, response, kPlain);
  EXPECT_THAT(text, HasSubstr(", by relevance, at most 2 of a provider"));
  EXPECT_THAT(text, HasSubstr("\npage 2: 1 hit; --offset 20 for more\n"));
}

TEST(RenderText, NothingFoundIsOneLine) {
  Response response;
  response.query = "facial";
  EXPECT_EQ(render_text({}, response, kPlain), "No articles for \"facial\" (0.0 ms)\n");
}

TEST(RenderText, TellsFiltersAndNotesBelowTheHeadline) {
  const Request request;
  Response response;
  response.filters.topics = {"AI", "Space"};
  response.filters.min_quality = 50;
  response.notes = {"a note",
                    "another that is longer than the line and that therefore goes on below"};
  EXPECT_EQ(render_text(request, response, kPlain),
            "No articles (0.0 ms)\n"
            "only topic AI or Space, quality 50 or more\n"
            "a note\n"
            "another that is longer than the line and that therefore goes on\n"
            "below\n");
}

struct HeadlineRow {
  const char* shows;
  std::string_view query;
  SortOrder sort;
  std::string_view expected;
};

class HeadlineTest : public testing::TestWithParam<HeadlineRow> {};

TEST_P(HeadlineTest, NamesQueryAndOrder) {
  Request request;
  request.sort = GetParam().sort;
  Response response = sample_response();
  response.query = GetParam().query;
  response.total = 2;
  EXPECT_THAT(render_text(request, response, kPlain), StartsWith(GetParam().expected));
}

constexpr HeadlineRow kHeadlineRows[] = {
    {"date", "a b", SortOrder::kDate, "2 articles for \"a b\", newest first ("},
    {"heat", "a", SortOrder::kHeat, "2 articles for \"a\", by heat ("},
    {"quality", "a", SortOrder::kQuality, "2 articles for \"a\", by quality ("},
    {"no_words", "", SortOrder::kDate, "2 articles, newest first ("},
    {"own_quotes", "\"a b\" c", SortOrder::kRelevance, "2 articles for \"a b\" c, by relevance ("},
    {"hostile", "\x1b[2J", SortOrder::kRelevance, "2 articles for \"\\x1b[2J\", by relevance ("},
    {"long", "01234567890123456789012345678901234567890", SortOrder::kRelevance,
     "2 articles for \"012345678901234567890123456789012345678…\", by relevance ("},
};

INSTANTIATE_TEST_SUITE_P(All, HeadlineTest, testing::ValuesIn(kHeadlineRows),
                         row_name<HeadlineRow>);

TEST(RenderText, LetsNoControlByteThrough) {
  const std::string evil = "a\x1b]0;x\x07\u009b2J\u202e\x7f\r\n\b";
  Response response;
  response.query = evil;
  response.total = 1;
  response.notes = {evil};
  Hit hit = bare_hit();
  hit.record.id = hit.record.title = hit.record.url = hit.record.type = evil;
  hit.record.provider = {evil, evil};
  hit.record.topics = {evil};
  hit.title = hit.snippet = {evil, {{0, evil.size()}}};
  hit.explanation.emplace().terms = {{evil, evil, 1, 0, 0, 0}};
  response.hits = {hit};
  response.facets = {{FacetField::kTopic, {{evil, 1, true}}, 1}};
  response.filters.topics = {evil};
  const Request request;

  const auto text = render_text(request, response, {false, 200});

  for (const char c : text) {
    EXPECT_TRUE(c == '\n' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f));
  }
  EXPECT_THAT(text, Not(HasSubstr("\u009b")));
  EXPECT_THAT(text, Not(HasSubstr("\u202e")));
}

TEST(RenderText, SaysWhereAgesCountFromWhenItWasNotChosen) {
  Request request;
  request.explain = true;
  Response response = sample_response();
  response.now_is_newest = true;
  EXPECT_THAT(render_text(request, response, {false, 80}),
              HasSubstr("\nages count from 2020-08-15, the newest article; set --now to change\n"));
  response.now_is_newest = false;
  EXPECT_THAT(render_text(request, response, {false, 80}), Not(HasSubstr("ages count")));
}

TEST(RenderText, PutsFacetsLast) {
  Response response = sample_response();
  response.facets = {{FacetField::kType, {{"video", 1, false}}, 1}};
  EXPECT_THAT(render_text({}, response, kPlain),
              HasSubstr("\n    https://news.example/cameras\n\ntype\n    video  1 █"));
}

}  // namespace
}  // namespace dateline
