// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/survey_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "searcher/page/page.h"
#include "tests/support/index_fixture.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr UnixSeconds kFirstDay = 1'600'000'000;  // 2020-09-13

using PageHandler = HttpResponse (*)(const HttpRequest&, HandlerContext&);

struct SurveyArticle {
  const char* title;
  const char* provider;
  int day;
  int heat;
  const char* related;  ///< title of an article that it names
};

/// A story of three, one article by itself, and one of a later week.
constexpr SurveyArticle kArticles[] = {
    {"Glacier breaks <b>", "<i>Post</i>", 0, 60, ""},
    {"Ice falls on the valley", "Gridwatch", 1, 200, "Glacier breaks <b>"},
    {"Village counts the damage", "Gridwatch", 2, 90, "Ice falls on the valley"},
    {"Tramway opens", "Nordlicht", 2, 150, ""},
    {"Tramway stops", "Nordlicht", 9, 120, ""},
};

Article survey_article(const SurveyArticle& row) {
  Article out;
  out.language = "en";
  out.title = row.title;
  out.url = "https://example.org/" + std::to_string(row.heat);
  out.type = "article";
  out.topics = {row.title[0] == 'T' ? "Cities" : "Ice & Snow"};
  out.provider.name = row.provider;
  out.published_at = kFirstDay + row.day * kSecondsPerDay;
  out.heat = row.heat;
  out.quality = 50;
  if (*row.related != '\0') {
    RelatedItem item;
    item.title = row.related;
    item.published_at = out.published_at;
    out.related = {item};
  }
  return out;
}

class SurveyPageTest : public testing::Test {
 protected:
  static const std::string& db() {
    static const IndexFixture index([] {
      std::vector<Article> articles;
      for (const SurveyArticle& row : kArticles) articles.push_back(survey_article(row));
      return articles;
    }());
    return index.db();
  }

  HttpResponse get(PageHandler handler, const Parameters& parameters, const std::string& id = {}) {
    HttpRequest request;
    request.parameters = parameters;
    HandlerContext context{engine_, {{"id", id}}};
    return handler(request, context);
  }

  Engine engine_{db()};
};

TEST_F(SurveyPageTest, HotListsStoriesByHeatAndAge) {
  const auto body = get(serve_hot_page, {{"half-life", "7"}}).body;
  EXPECT_THAT(body, HasSubstr("<strong>5 articles</strong> in 3 stories, as of 22 September 2020"));
  EXPECT_LT(body.find("Tramway stops"), body.find("Ice falls"));
  EXPECT_LT(body.find("Ice falls"), body.find("Tramway opens"));
  EXPECT_THAT(body, AllOf(HasSubstr(">+2 more sources<"), Not(HasSubstr("Village"))));
  EXPECT_THAT(body, HasSubstr("aria-current=\"true\">a week<"));
}

TEST_F(SurveyPageTest, NothingIsFromTheFuture) {
  const Parameters then = {{"now", "2020-09-14"}};
  const auto hot = get(serve_hot_page, then).body;
  EXPECT_THAT(hot, AllOf(HasSubstr("as of 14 September 2020, 23:59 UTC<"), HasSubstr("Ice falls"),
                         Not(HasSubstr("Tramway"))));
  const auto story = get(serve_story_page, then, id_of_row(0)).body;
  EXPECT_THAT(story, AllOf(HasSubstr("2 articles"), Not(HasSubstr("Village"))));
  EXPECT_THAT(get(serve_coverage_page, then).body, Not(HasSubstr("Nordlicht")));
  EXPECT_THAT(get(serve_trends_page, then).body, Not(HasSubstr("Cities")));
}

TEST_F(SurveyPageTest, AHitLeadsToItsStoryOnce) {
  const std::string link = "href=\"/stories/";
  EXPECT_THAT(get(serve_page, {{"q", "village"}}).body, HasSubstr(link));
  EXPECT_THAT(get(serve_page, {{"q", "tramway"}}).body, Not(HasSubstr(link)));
  const auto collapsed = get(serve_page, {{"q", "valley village"}, {"collapse", "story"}}).body;
  EXPECT_THAT(collapsed, AllOf(HasSubstr("+1 more source<"), Not(HasSubstr("Full story"))));
}

TEST_F(SurveyPageTest, AStoryIsATimeline) {
  const auto body = get(serve_story_page, {}, id_of_row(2)).body;
  EXPECT_THAT(body, AllOf(HasSubstr("<h1>Ice falls on the valley</h1>"),
                          HasSubstr("<strong>3 articles</strong> from 2 publishers"),
                          HasSubstr("13 September 2020 – 15 September 2020")));
  EXPECT_LT(body.find(">Glacier breaks &lt;b&gt;<"), body.find("Village"));
  EXPECT_LT(body.find("First to report"), body.find("Hottest"));
  EXPECT_THAT(body, HasSubstr("2 articles, 24 hours later"));
  EXPECT_THAT(body, HasSubstr("href=\"/?topic=Ice%20%26%20Snow\""));
}

TEST_F(SurveyPageTest, AStoryThatIsNotThereIsA404) {
  for (const Parameters& parameters : {Parameters{}, Parameters{{"now", "2019"}}}) {
    const auto response =
        get(serve_story_page, parameters, parameters.empty() ? "x" : id_of_row(0));
    EXPECT_EQ(response.status, 404);
    EXPECT_THAT(response.body, HasSubstr("no such story"));
  }
}

TEST_F(SurveyPageTest, TrendsHoldTheNewestAgainstThePast) {
  const auto body = get(serve_trends_page, {{"by", "count"}}).body;
  EXPECT_THAT(body, HasSubstr("<strong>2 periods</strong> of 7 days"));
  EXPECT_THAT(body, HasSubstr("<td>1</td><td>1</td><td class=\"strong\">0.0</td>"));
  EXPECT_THAT(body, HasSubstr("<td>0</td><td>3</td><td class=\"strong\">−1.5</td>"));
  EXPECT_THAT(body, HasSubstr("href=\"/?topic=Cities&amp;from=2020-09-16&amp;to=2020-09-22\""));
}

TEST_F(SurveyPageTest, CoverageSaysHowMuchHowEarlyHowWell) {
  const auto body = get(serve_coverage_page, {{"topic", "ice & snow"}}).body;
  EXPECT_THAT(body, HasSubstr("in 1 story from 2 publishers"));
  EXPECT_THAT(body, HasSubstr("<td class=\"strong\">2</td><td>1</td><td>0</td><td>50</td>"));
  EXPECT_THAT(body, HasSubstr("<td class=\"strong\">1</td><td>1</td><td>1</td><td>50</td>"));
  EXPECT_THAT(body, AllOf(HasSubstr("first of all: "), HasSubstr("24 hours later: ")));
  EXPECT_THAT(body, HasSubstr("?topic=ice%20%26%20snow&amp;provider=Gridwatch\""));
}

TEST_F(SurveyPageTest, SectionsKeepTheSearch) {
  const auto body =
      get(serve_hot_page, {{"q", "ice"}, {"half-life", "7"}, {"now", "2020-09-14"}}).body;
  EXPECT_THAT(body,
              AllOf(HasSubstr("href=\"/?q=ice&amp;to=2020-09-14\""),
                    HasSubstr("href=\"/trends?q=ice&amp;now=2020-09-14\""),
                    HasSubstr("href=\"/api/v1/hot?q=ice&amp;half-life=7&amp;now=2020-09-14\""),
                    HasSubstr("role=\"search\" action=\"/hot\"")));
}

struct SurveyRow {
  const char* shows;
  PageHandler handler;
  Parameters parameters;
  int status;
  const char* text;
};

class SurveyAnswer : public SurveyPageTest, public testing::WithParamInterface<SurveyRow> {};

TEST_P(SurveyAnswer, IsAPageThatSaysWhatToDo) {
  const SurveyRow& row = GetParam();
  const auto response = get(row.handler, row.parameters, id_of_row(0));
  EXPECT_EQ(response.status, row.status);
  EXPECT_EQ(response.content_type, kHtmlType);
  EXPECT_THAT(response.body, HasSubstr(row.text));
  EXPECT_THAT(response.body, AllOf(Not(HasSubstr("<i>")), Not(HasSubstr("<b>")),
                                   Not(HasSubstr("style=")), Not(HasSubstr("{{"))));
}

INSTANTIATE_TEST_SUITE_P(
    Rows, SurveyAnswer,
    testing::Values(
        SurveyRow{"Hot", serve_hot_page, {}, 200, "What is hot"},
        SurveyRow{"HotOfWords", serve_hot_page, {{"q", "<i>ice</i>"}}, 200, "“&lt;i&gt;ice"},
        SurveyRow{"HotOfNothing", serve_hot_page, {{"q", "none"}}, 200, "No article fits"},
        SurveyRow{"HotWithoutChip",
                  serve_hot_page,
                  {{"topic", "x"}, {"q", "a"}},
                  200,
                  "href=\"/hot?q=a\">Look without"},
        SurveyRow{"HotBadDay", serve_hot_page, {{"now", "<i>"}}, 400, "takes a day or a moment"},
        SurveyRow{"HotBadHalfLife", serve_hot_page, {{"half-life", "0"}}, 400, "number above 0"},
        SurveyRow{"HotTyped", serve_hot_page, {{"q", "tram"}, {"typing", "1"}}, 200, "2 articles"},
        SurveyRow{"Trends", serve_trends_page, {{"per", "month"}}, 200, "no earlier articles"},
        SurveyRow{"TrendsOfNothing", serve_trends_page, {{"q", "none"}}, 200, "No article fits"},
        SurveyRow{"TrendsBadPeriod", serve_trends_page, {{"per", "hour"}}, 400, "month"},
        SurveyRow{"Coverage", serve_coverage_page, {}, 200, "Who covers the news"},
        SurveyRow{"CoverageByOrder",
                  serve_coverage_page,
                  {{"sort", "earliest"}},
                  200,
                  "aria-current=\"true\">earliest<"},
        SurveyRow{
            "CoverageOfNothing", serve_coverage_page, {{"now", "1999"}}, 200, "Look at the newest"},
        SurveyRow{
            "StrangersArePassedOver", serve_coverage_page, {{"utm_source", "x"}}, 200, "5 art"},
        SurveyRow{"Story", serve_story_page, {}, 200, "aria-label=\"Articles\""},
        SurveyRow{"StoryBadDay", serve_story_page, {{"now", "soon"}}, 400, "not &apos;soon&apos;"}),
    row_name<SurveyRow>);

}  // namespace
}  // namespace dateline
