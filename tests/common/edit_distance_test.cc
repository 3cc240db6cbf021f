// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/edit_distance.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/row_name.h"

namespace dateline {
namespace {

bool one_edit_apart(std::u32string_view a, std::u32string_view b) {
  return edit_distance(a, b, 1) == 1;
}

struct EditDistanceRow {
  const char* shows;
  std::u32string a;
  std::u32string b;
  bool apart;
};

class OneEdit : public testing::TestWithParam<EditDistanceRow> {};

TEST_P(OneEdit, both_ways) {
  EXPECT_EQ(one_edit_apart(GetParam().a, GetParam().b), GetParam().apart);
  EXPECT_EQ(one_edit_apart(GetParam().b, GetParam().a), GetParam().apart);
}

const EditDistanceRow kEditDistanceRows[] = {
    {"equal", U"abc", U"abc", false},
    {"empty", U"", U"", false},
    {"one_letter", U"", U"a", true},
    {"two_letters", U"", U"ab", false},
    {"added_in_front", U"bc", U"abc", true},
    {"added_behind", U"ab", U"abc", true},
    {"added_within_a_run", U"abba", U"abbba", true},
    {"mistaken", U"abc", U"axc", true},
    {"mistaken_twice", U"abcd", U"axcx", false},
    {"swapped", U"abcd", U"acbd", true},
    {"swapped_alone", U"ab", U"ba", true},
    {"swapped_apart", U"abcd", U"dbca", false},
    {"moved_by_two", U"abcd", U"bcad", false},
    {"one_away_and_one_more", U"abcd", U"bcde", false},
    {"beyond_one_byte", U"наука", U"навка", true},
};

INSTANTIATE_TEST_SUITE_P(Names, OneEdit, testing::ValuesIn(kEditDistanceRows),
                         row_name<EditDistanceRow>);

/// The textbook's table: optimal string alignment.
std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      const std::size_t cost = a[i - 1] == b[j - 1] ? 0 : 1;
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + cost});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

RC_GTEST_PROP(OneEdit, is_a_distance_of_one, ()) {
  // Short texts of few letters, so that many pairs are near.
  const auto any = rc::gen::resize(6, rc::gen::container<std::string>(rc::gen::inRange('a', 'd')));
  const std::string a = *any;
  const std::string b = *any;
  RC_ASSERT(one_edit_apart(std::u32string(a.begin(), a.end()),
                           std::u32string(b.begin(), b.end())) == (distance(a, b) == 1));
}

}  // namespace
}  // namespace dateline
