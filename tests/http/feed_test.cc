// SPDX-License-Identifier: GPL-2.0-or-later
// Feeds and tables as their readers take them apart.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "tests/http/service_fixture.h"

namespace dateline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

pugi::xml_document parsed(const std::string& text) {
  pugi::xml_document document;
  const auto result = document.load_string(text.c_str());
  EXPECT_TRUE(result) << result.description() << " at " << result.offset << '\n' << text;
  return document;
}

TEST(Rss, IsAFeed) {
  ServiceFixture fixture;
  const auto response = fixture.get("/api/v1/search.rss?q=robot&sort=quality&limit=20");
  EXPECT_EQ(response.content_type, "application/rss+xml; charset=utf-8");
  const auto document = parsed(response.body);
  const pugi::xml_node channel = document.child("rss").child("channel");
  EXPECT_STREQ(document.child("rss").attribute("version").value(), "2.0");
  EXPECT_STREQ(channel.child_value("title"), "Dateline: robot");
  EXPECT_STREQ(channel.child_value("link"), "http://localhost:8080/?q=robot&sort=quality&limit=20");
  EXPECT_STRNE(channel.child_value("description"), "");
  EXPECT_STREQ(channel.child("atom:link").attribute("href").value(),
               "http://localhost:8080/api/v1/search.rss?q=robot&sort=quality&limit=20");
  const auto items = channel.children("item");
  EXPECT_EQ(std::distance(items.begin(), items.end()), 6);
  for (const pugi::xml_node& item : items) {
    EXPECT_STRNE(item.child_value("title"), "");
    EXPECT_THAT(item.child_value("link"), StartsWith("http"));
    EXPECT_STREQ(item.child("guid").attribute("isPermaLink").value(), "false");
  }
  EXPECT_STREQ(channel.child("item").child_value("pubDate"), "Tue, 04 Aug 2020 12:26:40 +0000");
}

TEST(Rss, KeepsMarkupOfArticlesText) {
  ServiceFixture fixture;
  const auto document = parsed(fixture.get("/api/v1/search.rss?q=orchestra").body);
  const pugi::xml_node item = document.child("rss").child("channel").child("item");
  EXPECT_STREQ(item.child_value("title"), "Robot \"orchestra\" & <b>more</b>");
  // A reader shows a description as HTML.
  EXPECT_THAT(item.child_value("description"), HasSubstr("&amp; &lt;b&gt;more&lt;/b&gt;"));
  EXPECT_THAT(item.child_value("description"), Not(HasSubstr("<b>")));
}

TEST(Atom, IsAFeed) {
  ServiceFixture fixture;
  const auto response = fixture.get("/api/v1/search.atom?q=robot%20%26&limit=20");
  EXPECT_EQ(response.content_type, "application/atom+xml; charset=utf-8");
  const auto document = parsed(response.body);
  const pugi::xml_node feed = document.child("feed");
  EXPECT_STREQ(feed.attribute("xmlns").value(), "http://www.w3.org/2005/Atom");
  for (const char* name : {"id", "title", "updated"}) EXPECT_STRNE(feed.child_value(name), "");
  EXPECT_STREQ(feed.child("author").child_value("name"), "Dateline");
  const auto entries = feed.children("entry");
  EXPECT_EQ(std::distance(entries.begin(), entries.end()), 6);
  for (const pugi::xml_node& entry : entries) {
    for (const char* name : {"id", "title", "updated"}) EXPECT_STRNE(entry.child_value(name), "");
    EXPECT_THAT(entry.child("link").attribute("href").value(), StartsWith("http"));
  }
}

/// The cells of a table of RFC 4180, row by row.
std::vector<std::vector<std::string>> csv_rows(std::string_view text) {
  std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
  bool is_quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string& cell = rows.back().back();
    if (text[i] == '"' && is_quoted && text.substr(i + 1).starts_with('"')) {
      cell += text[i++];
    } else if (text[i] == '"') {
      is_quoted = !is_quoted;
    } else if (!is_quoted && text[i] == ',') {
      rows.back().emplace_back();
    } else if (!is_quoted && text.substr(i).starts_with("\r\n")) {
      rows.emplace_back(1);
      ++i;
    } else {
      cell += text[i];
    }
  }
  rows.pop_back();
  return rows;
}

TEST(Csv, IsATable) {
  ServiceFixture fixture;
  const auto response = fixture.get("/api/v1/search.csv?q=robot&sort=quality&limit=20");
  const auto rows = csv_rows(response.body);
  ASSERT_EQ(rows.size(), 7U);
  EXPECT_EQ(rows[0][1], "title");
  for (const auto& row : rows) EXPECT_EQ(row.size(), rows[0].size());
  EXPECT_EQ(rows[1][1], "Robot ethics, a \"view\"");
  EXPECT_EQ(rows[1][4], "2020-08-04T12:26:40Z");
  EXPECT_EQ(rows[2][9], "Robots; Space");
  EXPECT_THAT(response.body, HasSubstr("'=SUM(A1) robot")) << "no formula";
}

TEST(OpenSearch, LeadsToThePage) {
  ServiceFixture fixture;
  const auto document = parsed(fixture.get("/opensearch.xml").body);
  const pugi::xml_node url =
      document.child("OpenSearchDescription").find_child_by_attribute("Url", "type", "text/html");
  EXPECT_STREQ(url.attribute("template").value(), "http://localhost:8080/?q={searchTerms}");
}

}  // namespace
}  // namespace dateline
