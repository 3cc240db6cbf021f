// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/slug.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

#include "common/unicode.h"
#include "tests/support/any_text.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

struct SlugRow {
  const char* shows;
  const char* url;
  const char* words;
};

class Slug : public testing::TestWithParam<SlugRow> {};

TEST_P(Slug, of) { EXPECT_EQ(slug_words(GetParam().url), GetParam().words); }

const SlugRow kRows[] = {
    {"last segment", "https://a.example/fog-at-sea", "fog at sea"},
    {"slash at the end", "https://a.example/fog-at-sea/", "fog at sea"},
    {"the segment of most words", "https://a.example/news-of-the-week/four-ships-lost-in-fog/x-y-z",
     "four ships lost in fog"},
    {"the last of two as long", "https://a.example/news-of-today/fog-at-sea", "fog at sea"},
    {"two words are a section", "https://a.example/world-news", ""},
    {"numbers are no words to count", "https://a.example/fog-2022-01-28", ""},
    {"host", "https://fog-at-sea.example/", ""},
    {"host alone", "https://fog-at-sea.example", ""},
    {"no scheme", "a.example/fog-at-sea", "fog at sea"},
    {"nothing", "", ""},
    {"query", "https://a.example/?t=fog-at-sea", ""},
    {"query behind a slug", "https://a.example/fog-at-sea?u=ship-in-port", "fog at sea"},
    {"fragment", "https://a.example/x#fog-at-sea/b", ""},
    {"file ending", "https://a.example/fog-at-sea.html", "fog at sea"},
    {"long file ending", "https://a.example/fog-at-sea.shtml", "fog at sea"},
    {"full stop within", "https://a.example/version-6.0-released-for-all",
     "version 6 0 released for all"},
    {"underscores, pluses, commas", "https://a.example/fog_at+sea,today", "fog at sea today"},
    {"capitals stay for the analyzer", "https://a.example/Fog-at-Sea", "Fog at Sea"},
    {"apostrophe", "https://a.example/captain's-fog-horn", "captain's fog horn"},
    {"year", "https://a.example/fog-of-2022", ""},
    {"year among words", "https://a.example/fog-at-sea-in-2022", "fog at sea in 2022"},
    {"key of digits", "https://a.example/fog-at-sea-88950865", "fog at sea"},
    {"key of digits and a letter", "https://a.example/fog-at-sea-b2017472", "fog at sea"},
    {"key of digits and letters", "https://a.example/fog-at-sea-8abe4f", "fog at sea"},
    {"name with digits", "https://a.example/covid19-and-h1n1-on-5g", "covid19 and h1n1 on 5g"},
    {"percent-encoded letters", "https://a.example/caf%C3%A9-by-%C3%A9toile", "café by étoile"},
    {"percent-encoded hyphens", "https://a.example/fog%2Dat%2dsea", "fog at sea"},
    {"percent-encoded slash stays within", "https://a.example/fog-at%2Fsea", "fog at sea"},
    {"other scripts", "https://a.example/туман-на-море", "туман на море"},
    {"not UTF-8", "https://a.example/fog-at-sea-%C3", ""},
    {"NUL", "https://a.example/fog-at-sea-%00", ""},
    {"cut off", "https://a.example/fog-at-sea-%4", ""},
    {"no hexadecimal", "https://a.example/fog-at-sea-%4g", ""},
};

RC_GTEST_PROP(SlugOf, anyTextIsUtf8, ()) {
  const std::string path = *any_text();
  RC_ASSERT(!first_invalid_utf8(slug_words("a.example/fog-at-sea-" + path)));
  RC_ASSERT(!first_invalid_utf8(slug_words("a.example/%C3-" + path + "-%A9-b-c")));
}

INSTANTIATE_TEST_SUITE_P(Rows, Slug, testing::ValuesIn(kRows), row_name<SlugRow>);

}  // namespace
}  // namespace dateline
