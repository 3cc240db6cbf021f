// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/web_address.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "searcher/engine.h"
#include "tests/support/index_fixture.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

struct AddressRow {
  const char* shows;
  std::string_view word;
  std::size_t at;
};

class FindWebAddress : public testing::TestWithParam<AddressRow> {};

TEST_P(FindWebAddress, InAWord) { EXPECT_EQ(find_web_address(GetParam().word), GetParam().at); }

constexpr auto kNone = std::string_view::npos;

const AddressRow kAddressRows[] = {
    {"https", "https://a.example/b", 0},
    {"http", "http://a.example", 0},
    {"capitals", "HTTPS://A.EXAMPLE", 0},
    {"www", "www.a.example", 0},
    {"a host with a path", "pic.twitter.com/abc", 0},
    {"behind a word", "Thursday.https://t.co/abc", 9},
    {"a host alone is a name", "example.com", kNone},
    {"a path without a host", "and/or", kNone},
    {"a name with a slash", "Node.js/React", kNone},
    {"a host within a path", "a/b.com/c", kNone},
    {"a scheme alone", "https://", kNone},
    {"a word", "storm", kNone},
    {"nothing", "", kNone},
};

INSTANTIATE_TEST_SUITE_P(Rows, FindWebAddress, testing::ValuesIn(kAddressRows),
                         row_name<AddressRow>);

TEST(SpellingsOf, anAddress) {
  EXPECT_EQ(spellings_of("http://a.b/c?d#e"),
            (std::vector<std::string>{"http://a.b/c?d#e", "https://a.b/c?d#e", "http://a.b/c?d#e/",
                                      "https://a.b/c?d#e/", "http://a.b/c", "https://a.b/c",
                                      "http://a.b/c/", "https://a.b/c/"}));
  EXPECT_EQ(spellings_of("www.a.b/"),
            (std::vector<std::string>{"www.a.b/", "https://www.a.b/", "http://www.a.b/", "www.a.b",
                                      "https://www.a.b", "http://www.a.b"}));
}

/// Rows 0 and 1 have addresses; 120 more make frequencies that say something.
std::vector<Article> address_corpus() {
  std::vector<Article> out(122);
  for (Article& article : out) article.title = "Quiet day on the twitter com market";
  out[0].title = "Harbour closed";
  out[0].url = "https://www.a.example/ships-lost-in-fog";
  out[1].title = "Ships in port";
  out[1].url = "https://a.example/watch?v=12";
  return out;
}

struct AddressQueryRow {
  const char* shows;
  const char* query;
  const char* rows;  // below 2, by score
  const char* note;
};

class AddressQuery : public testing::TestWithParam<AddressQueryRow> {};

TEST_P(AddressQuery, Finds) {
  static const IndexFixture index(address_corpus());
  Engine engine(index.db());
  Request request;
  request.text = GetParam().query;
  request.limit = 200;
  const Response response = *engine.search(request);
  std::vector<std::size_t> found;
  for (const Hit& hit : response.hits) found.push_back(row_of_id(hit.record.id));
  EXPECT_EQ(fmt::format("{}", fmt::join(found, " ")), GetParam().rows);
  EXPECT_EQ(response.notes.empty() ? "" : response.notes.front(), GetParam().note);
}

constexpr const char* kFound = "searched for the article of this address";

const AddressQueryRow kQueryRows[] = {
    {"the article that has it", "https://www.a.example/ships-lost-in-fog", "0", kFound},
    {"spelt otherwise", "www.a.example/ships-lost-in-fog/?utm=x", "0", kFound},
    {"without a slug", "https://a.example/watch?v=12", "1", kFound},
    {"the words of an unknown one", "https://b.example/ships-come-to-port", "1 0",
     "no article has this address: searched for ships come to port"},
    {"an unknown one without a slug", "https://www.b.example/port?x=ships", "1",
     "no article has this address: searched for b.example/port"},
    {"among words its slug alone counts", "port https://b.example/news/ships-lost-today", "1 0",
     ""},
    {"host and keys say nothing", "port pic.twitter.com/a1B2c3", "1", ""},
    {"known, among words", "port https://a.example/watch?v=12", "1", ""},
    {"which must match", "+harbour https://twitter.com/x", "0", ""},
};

INSTANTIATE_TEST_SUITE_P(Rows, AddressQuery, testing::ValuesIn(kQueryRows),
                         row_name<AddressQueryRow>);

}  // namespace
}  // namespace dateline
