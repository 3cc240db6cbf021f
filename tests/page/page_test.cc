// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/index_fixture.h"

namespace dateline {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

Article article(const std::string& title, const std::string& topic) {
  Article out;
  out.language = "en";
  out.title = title;
  out.url = "https://example.org/a?b=1&c=2";
  out.type = "article";
  out.topics = {topic};
  out.published_at = 1'600'000'000;
  return out;
}

std::vector<Article> corpus() {
  std::vector<Article> articles = {article("Glacier <b>retreat</b>", "Ice & \"Snow\""),
                                   article("A glacier again", "Travel")};
  articles[0].provider.name = "<i>Post</i>";
  articles[1].url = "javascript:alert(1)";
  articles[1].language = "de";
  return articles;
}

class PageTest : public testing::Test {
 protected:
  static const std::string& db() {
    static const IndexFixture index(corpus());
    return index.db();
  }
  HttpResponse get(const Parameters& parameters) {
    HttpRequest request;
    request.parameters = parameters;
    return serve_page(request, context_);
  }

  Engine engine_{db()};
  HandlerContext context_{engine_, {}};
};

TEST_F(PageTest, ShowsTheNewestArticles) {
  const auto response = get({});
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.content_type, kHtmlType);
  EXPECT_THAT(response.body, AllOf(HasSubstr("<title>Dateline</title>"),
                                   HasSubstr("Latest articles"), HasSubstr("2 articles")));
}

TEST_F(PageTest, TextIsEscapedAndMatchesAreMarked) {
  const auto body = get({{"q", "glacier"}}).body;
  EXPECT_THAT(body, HasSubstr("<mark>Glacier</mark> &lt;b&gt;retreat&lt;/b&gt;"));
  EXPECT_THAT(body, HasSubstr(">Ice &amp; &quot;Snow&quot;<"));
  EXPECT_THAT(body, HasSubstr("topic=Ice%20%26%20%22Snow%22"));
  EXPECT_THAT(body, AllOf(Not(HasSubstr("<b>")), Not(HasSubstr("<i>"))));
  EXPECT_THAT(get({{"q", "\"><script>x</script>"}}).body, Not(HasSubstr("<script>")));
}

TEST_F(PageTest, LinksLeadToTheWebOnly) {
  const auto body = get({{"q", "glacier"}}).body;
  EXPECT_THAT(body, HasSubstr("href=\"https://example.org/a?b=1&amp;c=2\""));
  EXPECT_THAT(body, Not(HasSubstr("javascript:")));
}

TEST_F(PageTest, AForeignLanguageIsNamed) {
  EXPECT_THAT(get({}).body,
              AllOf(HasSubstr(" lang=\"de\">"), Not(HasSubstr(" lang=\"en\">\n<h2"))));
}

TEST_F(PageTest, AFacetIsALinkThatSetsAndLiftsItsFilter) {
  EXPECT_THAT(get({{"q", "glacier"}}).body, HasSubstr("href=\"/?q=glacier&amp;topic=Travel\""));
  const auto chosen = get({{"q", "glacier"}, {"topic", "travel"}}).body;
  EXPECT_THAT(chosen, AllOf(HasSubstr("<strong>1 article</strong>"),
                            HasSubstr("href=\"/?q=glacier\" data-key=\"topic=Travel\" aria-cur")));
}

TEST_F(PageTest, AScoreIsExplainedWhereThatIsAskedFor) {
  const auto why = id_of_row(1);
  const auto body = get({{"q", "glacier"}, {"why", why}}).body;
  const auto at = body.find("class=\"receipt\"");
  ASSERT_NE(at, std::string::npos);
  EXPECT_EQ(body.find("class=\"receipt\"", at + 1), std::string::npos);
  EXPECT_GT(at, body.find("data-id=\"" + why));
  EXPECT_THAT(get({{"q", "glacier"}}).body, Not(HasSubstr("class=\"receipt\"")));
}

TEST_F(PageTest, WhoFindsNothingIsToldWhatToDo) {
  const auto body = get({{"q", "glacer"}, {"topic", "Cooking"}}).body;
  EXPECT_THAT(body, AllOf(HasSubstr("No article fits"), HasSubstr("Did you mean"),
                          HasSubstr("href=\"/?q=glacier&amp;topic=Cooking\"")));
  const auto dropped = get({{"q", "glacier"}, {"topic", "Cooking"}, {"sort", "date"}}).body;
  EXPECT_THAT(dropped, HasSubstr("Without Topic <em>Cooking</em>: "
                                 "<a href=\"/?q=glacier&amp;sort=date\">2 articles</a>"));
}

TEST_F(PageTest, APageBeyondTheEndLeadsBack) {
  const auto body = get({{"q", "glacier"}, {"page", "9"}}).body;
  EXPECT_THAT(body, AllOf(HasSubstr("The list ends before this page"),
                          HasSubstr("href=\"/?q=glacier\">To the first page")));
}

TEST_F(PageTest, ABadSearchIsAPageThatSaysWhy) {
  const auto response = get({{"q", "ice"}, {"from", "<soon>"}});
  EXPECT_EQ(response.status, 400);
  EXPECT_EQ(response.content_type, kHtmlType);
  EXPECT_THAT(response.body, AllOf(HasSubstr("not &apos;&lt;soon&gt;&apos;"),
                                   HasSubstr("name=\"q\" value=\"ice\"")));
  EXPECT_EQ(get({{"q", std::string(5000, 'a')}}).status, 400);
}

TEST_F(PageTest, OneArticleStandsForWhatItHasInCommon) {
  struct PageRow {
    Parameters parameters;
    const char* text;
  };
  const std::vector<PageRow> rows = {
      {{}, "aria-current=\"true\">Every article<"},
      {{{"collapse", "story"}}, "<strong>2 articles</strong> in 2 stories, "},
      {{{"collapse", "provider"}}, "<strong>2 articles</strong> from 2 publishers, "},
      {{{"collapse", "duplicates"}}, "<strong>2 articles</strong> with copies folded, "},
      {{{"q", "glacier"}, {"collapse", "story"}}, "href=\"/?q=glacier&amp;collapse=provider\""},
      {{{"q", "glacier"}, {"collapse", "story"}}, "name=\"collapse\" value=\"story\""}};
  for (const auto& [parameters, text] : rows) EXPECT_THAT(get(parameters).body, HasSubstr(text));
}

TEST_F(PageTest, CopiesAreListedWhereThatIsAskedFor) {
  auto articles = corpus();
  articles.push_back(articles[0]);
  articles[2].title = "Glacier, \"retreating\"";
  const IndexFixture index(articles);
  Engine engine(index.db());
  HandlerContext context{engine, {}};
  HttpRequest request;
  request.parameters = {{"q", "glacier"}, {"collapse", "duplicates"}};
  const auto folded = serve_page(request, context).body;
  const auto at = folded.find("copies=");
  ASSERT_NE(at, std::string::npos);
  EXPECT_THAT(folded, AllOf(HasSubstr(">+1 copy<"), Not(HasSubstr("class=\"copies\""))));
  request.parameters.push_back({"copies", folded.substr(at + 7, id_of_row(0).size())});
  const auto open = serve_page(request, context).body;
  EXPECT_THAT(open,
              AllOf(HasSubstr("class=\"copies\""), HasSubstr("aria-expanded=\"true\">+1 copy")));
  EXPECT_THAT(open, AllOf(HasSubstr("b&gt;retreat"), HasSubstr("&quot;retreating&quot;")));
}

TEST_F(PageTest, TheSearchIsThereInOtherForms) {
  const auto body = get({{"q", "glacier"}, {"page", "2"}, {"collapse", "story"}}).body;
  EXPECT_THAT(body, HasSubstr("rel=\"search\""));
  EXPECT_THAT(body, HasSubstr("atom?q=glacier&amp;collapse=story&amp;sort=date\">Atom"));
  EXPECT_THAT(body, HasSubstr("csv?q=glacier&amp;collapse=story&amp;limit=1000\">CSV"));
  EXPECT_THAT(body, HasSubstr("/api/v1/search?q=glacier&amp;collapse=story\">JSON"));
  // What is shown without words is the newest articles.
  EXPECT_THAT(get({}).body, HasSubstr("/api/v1/search?sort=date\">JSON"));
}

TEST_F(PageTest, NoScriptOrStyleStandsInThePage) {
  for (const auto& body : {get({}).body, get({{"q", "glacier"}, {"why", id_of_row(0)}}).body}) {
    EXPECT_THAT(body, AllOf(Not(HasSubstr("style=")), Not(HasSubstr("<style")),
                            Not(testing::ContainsRegex("<script[^>]*>[^<]")),
                            Not(testing::ContainsRegex(" on[a-z]+="))));
  }
}

}  // namespace
}  // namespace dateline
