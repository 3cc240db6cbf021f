// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/indexer/doctor_fixture.h"

namespace dateline {
namespace {

class DoctorOnTopics : public DoctorRows {};

TEST_P(DoctorOnTopics, finds) { expect_findings(); }

const DoctorRow kTopics[] = {
    {"letter_left_out",
     many(3, "topics: [Climate]", {"topics: [Clmate]"}),
     {"d:3:10 misspelt_topic"}},
    {"letter_added", many(3, "topics: [Sport]", {"topics: [Sports]"}), {"d:3:10 misspelt_topic"}},
    {"letter_mistaken",
     many(3, "topics: [Climate]", {"topics: [Climbte]"}),
     {"d:3:10 misspelt_topic"}},
    {"letters_swapped",
     many(3, "topics: [Climate]", {"topics: [a, Cliamte]"}),
     {"d:3:13 misspelt_topic"}},
    {"other_alphabet", many(3, "topics: [Наука]", {"topics: [Навка]"}), {"d:3:10 misspelt_topic"}},
    {"two_edits", many(3, "topics: [Climate]", {"topics: [Clmte]"}), {}},
    {"twice_is_meant", many(3, "topics: [Climate]", {"topics: [Clmate]", "topics: [Clmate]"}), {}},
    {"rare_is_no_model", many(2, "topics: [Climate]", {"topics: [Clmate]"}), {}},
    {"short_names_are_their_own", many(3, "topics: [Rome]", {"topics: [Roma]"}), {}},
    {"numbers_are_their_own", many(3, "topics: [Windows 10]", {"topics: [Windows 11]"}), {}},
    {"number_added", many(3, "topics: [Windows]", {"topics: [Windows 7]"}), {}},
    {"number_and_letter",
     many(3, "topics: [Euro 2024]", {"topics: [Eur 2024]"}),
     {"d:3:10 misspelt_topic"}},
    {"beside_the_right_one",
     many(3, "topics: [Climate]", {"topics: [Climate, Clmate]"}),
     {"d:3:19 misspelt_topic"}},
    {"case", many(2, "topics: [Climate]", {"topics: [climate]"}), {"c:3:10 topic_spelling"}},
    {"accents", {"topics: [Kultur, Café]", "topics: [Cafe]"}, {"b:3:10 topic_spelling"}},
    {"blank_and_hyphen",
     many(2, "topics: [Non-Fiction]", {"topics: [Nonfiction]", "topics: [Non fiction]"}),
     {"c:3:10 topic_spelling", "d:3:10 topic_spelling"}},
    {"most_frequent_wins_though_later",
     {"topics: [climate]", "topics: [Climate]", "topics: [Climate]"},
     {"a:3:10 topic_spelling"}},
    {"each_spelling_once",
     many(3, "topics: [Climate]", {"topics: [climate]", "topics: [climate]"}),
     {"d:3:10 topic_spelling"}},
    {"mark_that_means_something", many(3, "topics: [C#]", {"topics: [C++]", "topics: [C]"}), {}},

    {"listed", {"topics: [Climate]", "topics: [Clmate]"}, {}, "Climate\nClmate\n"},
    {"not_listed_however_frequent",
     many(3, "topics: [Climate]"),
     {"a:3:10 unknown_topic", "b:3:10 unknown_topic", "c:3:10 unknown_topic"},
     "AI\n"},
    {"listed_in_another_case",
     {"topics: [climate]", "topics: [climate]"},
     {"a:3:10 topic_spelling"},
     "Climate\n"},
    {"hyphen_is_not_listed", {"topics: [Non-Fiction]"}, {"a:3:10 unknown_topic"}, "Nonfiction\n"},
    {"none_needed", {"heat: 1"}, {}, "Climate\n"},
};

INSTANTIATE_TEST_SUITE_P(Topics, DoctorOnTopics, testing::ValuesIn(kTopics), row_name<DoctorRow>);

}  // namespace
}  // namespace dateline
