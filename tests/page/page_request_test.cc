// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/page_request.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace dateline {
namespace {

PageRequest read(const Parameters& parameters) {
  auto request = read_page_request(parameters);
  EXPECT_TRUE(request) << request.error().message;
  return request ? *request : PageRequest();
}

TEST(PageRequestTest, EmptyFieldsAndStrangersAreNoFilters) {
  const auto request =
      read({{"q", "ice"}, {"from", ""}, {"topic", ""}, {"utm_source", "x"}, {"limit", "7"}});
  EXPECT_EQ(request.kept, (Parameters{{"q", "ice"}}));
  EXPECT_EQ(request.search.filters, Filters());
  EXPECT_EQ(request.search.limit, kHitsPerPage);
}

TEST(PageRequestTest, WithoutWordsTheNewestComeFirst) {
  EXPECT_EQ(read({}).search.sort, SortOrder::kDate);
  EXPECT_EQ(read({{"sort", "heat"}}).search.sort, SortOrder::kHeat);
  EXPECT_EQ(read({{"q", "ice"}}).search.sort, SortOrder::kRelevance);
}

TEST(PageRequestTest, PagesCountFromOne) {
  struct PageRequestRow {
    std::string page;
    std::uint32_t offset;
  };
  const std::vector<PageRequestRow> rows = {{"1", 0},
                                            {"2", kHitsPerPage},
                                            {"0", 0},
                                            {"-1", 0},
                                            {"x", 0},
                                            {"2x", 0},
                                            {"", 0},
                                            {"4000000000", 999'980},
                                            {"99999999999999", 0}};
  for (const auto& [page, offset] : rows) {
    EXPECT_EQ(read({{"q", "ice"}, {"page", page}}).search.offset, offset) << page;
  }
}

TEST(PageRequestTest, TheLastWordIsABeginningWhileOneTypes) {
  struct PageRequestRow {
    std::string typed;
    std::string searched;
  };
  const std::vector<PageRequestRow> rows = {
      {"gla", "gla*"},
      {"gl", "gl"},
      {"melting gla", "melting gla*"},
      {"gla ", "gla "},
      {"\"melting gla", "\"melting gla"},
      {"\"melting\" gla", "\"melting\" gla*"},
      {"gla*", "gla*"},
      {"gla~1", "gla~1"},
      {"title:gla", "title:gla*"},
      {"title:gl", "title:gl"},
      {"(ice gla", "(ice gla*"},
      {"(ice gla)", "(ice gla)"},
      {"лед", "лед*"},
      {"+gla", "+gla*"},
      {"-gla", "-gla*"},
  };
  for (const auto& [typed, searched] : rows) {
    const auto request = read({{"q", typed}, {"typing", "1"}});
    EXPECT_EQ(request.search.text, searched);
    EXPECT_EQ(request.text, typed);
    EXPECT_EQ(read({{"q", typed}}).search.text, typed);
  }
}

TEST(PageRequestTest, WrongValuesAreRefused) {
  for (const auto& wrong : {NamedValue{"sort", "colour"}, NamedValue{"from", "soon"}}) {
    EXPECT_FALSE(read_page_request({wrong})) << wrong.name;
  }
}

}  // namespace
}  // namespace dateline
