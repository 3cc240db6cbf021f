// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/vocabulary.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/row_name.h"

namespace dateline {
namespace {

struct VocabularyRow {
  const char* shows;
  const char* text;
  const char* topic;
  const char* answer;  ///< the right spelling; behind `~` what it is near to; or nothing
};

class Topics : public testing::TestWithParam<VocabularyRow> {};

TEST_P(Topics, are_looked_up) {
  const Vocabulary vocabulary = Vocabulary::parse(GetParam().text).value();
  std::string answer;
  if (const auto* const right = vocabulary.spelling_of(GetParam().topic)) {
    answer = *right;
  } else if (const auto* const near = vocabulary.nearest(GetParam().topic)) {
    answer = "~" + *near;
  }
  EXPECT_EQ(answer, GetParam().answer);
}

const VocabularyRow kVocabularyRows[] = {
    {"as_listed", "AI\nArt\n", "Art", "Art"},
    {"last_line_without_an_end", "AI\nArt", "Art", "Art"},
    {"windows_line_ends", "AI\r\nArt\r\n", "AI", "AI"},
    {"blanks_and_blank_lines", "\n  Ports &  Shipping \n\n", "Ports & Shipping",
     "Ports & Shipping"},
    {"byte_order_mark",
     "\xef\xbb\xbf"
     "AI\n",
     "AI", "AI"},
    {"hash_is_a_letter", "#metoo\n", "#metoo", "#metoo"},
    {"case_and_accents", "Café\n", "CAFE", "Café"},
    {"first_of_two_spellings", "Café\ncafe\n", "cafe", "Café"},
    {"one_edit", "Climate\n", "Clmate", "~Climate"},
    {"hyphen", "Nonfiction\n", "Non-Fiction", "~Nonfiction"},
    {"of_two_near_ones_the_first_by_name", "Zlimate\nClimate\n", "Xlimate", "~Climate"},
    {"nothing_near", "Climate\n", "Art", ""},
};

INSTANTIATE_TEST_SUITE_P(Vocabulary, Topics, testing::ValuesIn(kVocabularyRows),
                         row_name<VocabularyRow>);

TEST(Vocabulary, needs_a_topic_in_utf8) {
  for (const char* text : {"", "\n \n", "caf\xe9\n"}) EXPECT_FALSE(Vocabulary::parse(text)) << text;
}

}  // namespace
}  // namespace dateline
