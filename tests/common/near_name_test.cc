// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/near_name.h"

#include <gtest/gtest.h>

#include "tests/support/row_name.h"

namespace dateline {
namespace {

struct NearNameRow {
  const char* shows;
  const char* word;
  const char* meant;
};

class NearName : public testing::TestWithParam<NearNameRow> {};

TEST_P(NearName, of) {
  EXPECT_EQ(near_name(GetParam().word, {"hot", "update", "upgrade", "verify"}), GetParam().meant);
}

const NearNameRow kNearNameRows[] = {
    {"itself", "verify", "verify"},
    {"a_slip", "varify", "verify"},
    {"letters_swapped", "udpate", "update"},
    {"two_slips", "varifi", "verify"},
    {"three_slips", "vorifies", ""},
    {"the_nearer_one", "upgrate", "upgrade"},
    {"a_beginning", "ver", "verify"},
    {"too_short_a_beginning", "ve", ""},
    {"one_slip_in_a_short_word", "hat", "hot"},
    {"two_slips_in_a_short_word", "hats", ""},
    {"nothing", "", ""},
    {"no_utf8", "\xff", ""},
};

INSTANTIATE_TEST_SUITE_P(Rows, NearName, testing::ValuesIn(kNearNameRows), row_name<NearNameRow>);

TEST(NearName, IsHintedAt) {
  EXPECT_EQ(name_hint("verfy", {"verify"}), " (did you mean verify?)");
  EXPECT_EQ(name_hint("stats", {"verify"}), "");
}

}  // namespace
}  // namespace dateline
