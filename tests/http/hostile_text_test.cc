// SPDX-License-Identifier: GPL-2.0-or-later
// Titles and queries that would be scripts if anything took them for HTML.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/http/safe_headers.h"
#include "tests/http/service_fixture.h"

namespace dateline {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;
using testing::Not;

const std::vector<std::string>& payloads() {
  static const std::vector<std::string> all = {
      "<script>alert(1)</script>",
      "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
      "</title><script>alert(1)</script>",
      "</script><script>alert(1)</script>",
      "<img src=x onerror=alert(1)>",
      "<img src=\"x\" onerror=\"alert(1)\">",
      "<svg onload=alert(1)>",
      "<svg/onload=alert(1)>",
      "<svg><script>alert(1)</script></svg>",
      "<body onload=alert(1)>",
      "<iframe src=javascript:alert(1)></iframe>",
      "<iframe srcdoc='<script>alert(1)</script>'>",
      "<object data=javascript:alert(1)>",
      "<embed src=javascript:alert(1)>",
      "<a href=javascript:alert(1)>x</a>",
      "<a href=\"jAvAsCrIpT:alert(1)\">x</a>",
      "<a href=\" javascript:alert(1)\">x</a>",
      "<math><a xlink:href=javascript:alert(1)>x</a></math>",
      "<form action=javascript:alert(1)><button>x</button></form>",
      "<button formaction=javascript:alert(1)>x</button>",
      "<input autofocus onfocus=alert(1)>",
      "<details open ontoggle=alert(1)>",
      "<video><source onerror=alert(1)></video>",
      "<audio src=x onerror=alert(1)>",
      "<marquee onstart=alert(1)>",
      "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
      "<link rel=stylesheet href=javascript:alert(1)>",
      "<style>@import 'javascript:alert(1)';</style>",
      "<base href=//evil.example/>",
      "<template><script>alert(1)</script></template>",
      "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
      "<!--><script>alert(1)</script>-->",
      "<![CDATA[<script>alert(1)</script>]]>",
      "\"><script>alert(1)</script>",
      "'><script>alert(1)</script>",
      "\" autofocus onfocus=alert(1) x=\"",
      "' autofocus onfocus=alert(1) x='",
      "` onerror=alert(1) `",
      "{{constructor.constructor('alert(1)')()}}",
      "{{{html}}} {{&html}} ${alert(1)} <%= alert(1) %>",
      "&lt;script&gt;alert(1)&lt;/script&gt;",
      "&#60;script&#62;alert(1)&#60;/script&#62;",
      "\xef\xbc\x9cscript\xef\xbc\x9e alert(1)",
      "\\u003cscript\\u003ealert(1)",
      "x\" onmouseover=\"alert(1)",
  };
  return all;
}

std::vector<Article> hostile_corpus() {
  std::vector<Article> articles;
  for (const std::string& payload : payloads()) {
    Article article;
    article.language = "en";
    article.title = payload + " hostile";
    article.excerpt = "hostile " + payload;
    article.topics = {payload};
    article.provider = {payload, "evil.example"};
    article.url = "javascript:alert(1)//" + payload;
    articles.push_back(article);
  }
  return articles;
}

/// What of a page a browser would take for markup that a payload brought: tags that we never write,
/// and attributes within our tags that run something.
std::string danger_in(const std::string& page) {
  for (const std::string_view tag :
       {"<img src=x", "<svg onload", "<svg/onload", "<iframe", "<object", "<embed", "<math",
        "<marquee", "<base", "<video", "<audio", "<template", "<style", "<script>", "<SCRIPT",
        "<body onload", "href=\"javascript:", "href=\" javascript:"}) {
    if (page.find(tag) != std::string::npos) return std::string(tag);
  }
  for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) {
    // Quoted values cannot end early, as their quotes are escaped: what is left are attributes.
    bool is_quoted = false;
    std::string outside;
    for (std::size_t i = at; i < page.size() && (is_quoted || page[i] != '>'); ++i) {
      if (page[i] == '"') is_quoted = !is_quoted;
      if (!is_quoted) outside += page[i];
    }
    if (outside.find(" on") != std::string::npos) return outside;
  }
  return {};
}

TEST(HostileText, OfArticlesStaysTextOnThePage) {
  ASSERT_GE(payloads().size(), 40U);
  ServiceFixture fixture({}, hostile_corpus());
  const std::string page = fixture.get("/?q=hostile&limit=100").body;
  EXPECT_EQ(danger_in(page), "");
}

TEST(HostileText, OfQueriesStaysTextOnThePage) {
  ServiceFixture fixture;
  for (const std::string& payload : payloads()) {
    const std::string encoded = percent_encoded(payload);
    for (const char* const target : {"/?q=", "/?topic=", "/?q=robot&provider="}) {
      const auto response = fixture.get(target + encoded);
      EXPECT_EQ(response.content_type, kHtmlType);
      EXPECT_EQ(danger_in(response.body), "") << target << payload;
    }
  }
}

TEST(HostileText, IsWholeInJson) {
  ServiceFixture fixture({}, hostile_corpus());
  const auto response = fixture.get("/api/v1/search?q=hostile&limit=100");
  EXPECT_EQ(response.content_type, kJsonType);
  std::vector<std::string> titles;
  const Json answer = Json::parse(response.body);
  for (const Json& hit : answer["hits"]) titles.push_back(hit["title"]);
  for (const std::string& payload : payloads()) {
    EXPECT_THAT(titles, testing::Contains(payload + " hostile"));
    const auto echoed = fixture.get("/api/v1/search?q=" + percent_encoded(payload));
    EXPECT_EQ(Json::parse(echoed.body)["query"], payload);
  }
}

TEST(HostileText, IsNoLinkInFeeds) {
  ServiceFixture fixture({}, hostile_corpus());
  for (const char* const target :
       {"/api/v1/search.rss?q=hostile&limit=100", "/api/v1/search.atom?q=hostile&limit=100"}) {
    pugi::xml_document document;
    ASSERT_TRUE(document.load_string(fixture.get(target).body.c_str())) << target;
    for (const auto& found : document.select_nodes("//link | //guid | //id")) {
      const std::string link =
          found.node().child_value() + std::string(found.node().attribute("href").value());
      EXPECT_TRUE(link.starts_with("http://localhost:8080/")) << link;
    }
  }
}

TEST(HostileText, ErrorsAreJsonAndEchoNoMarkup) {
  ServiceFixture fixture;
  for (const std::string& payload : payloads()) {
    const auto response = fixture.get("/api/v1/search?limit=" + percent_encoded(payload));
    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(response.content_type, "application/problem+json");
    EXPECT_TRUE(Json::accept(response.body));
  }
}

TEST(Paths, LeadNowhereElse) {
  ServiceFixture fixture;
  for (const char* const path :
       {"/static/../http_server.cc", "/static/..%2f..%2fetc%2fpasswd",
        "/static/%2e%2e/%2e%2e/etc/passwd", "/static/....//etc/passwd", "/static//etc/passwd",
        "/static/..\\..\\windows", "/../etc/passwd", "/%2e%2e/etc/passwd",
        "/api/v1/articles/../../../../etc/passwd", "/api/v1/articles/%2fetc%2fpasswd",
        "/indexes/a/documents/..%2f..%2fetc%2fpasswd", "/static/", "/static",
        "/static/index.css/"}) {
    EXPECT_EQ(fixture.get(path).status, 404) << path;
  }
}

}  // namespace
}  // namespace dateline
