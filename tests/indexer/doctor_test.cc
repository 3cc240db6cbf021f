// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/indexer/doctor_fixture.h"

namespace dateline {
namespace {

class DoctorOnArticles : public DoctorRows {};

TEST_P(DoctorOnArticles, finds) { expect_findings(); }

const std::string kBbc = "\nprovider:\n  name: BBC";

const DoctorRow kTwins[] = {
    {"url_three_times",
     {"webUrl: http://x.org/1", "webUrl: http://x.org/1", "webUrl: http://x.org/1"},
     {"b:3:9 same_url a:3:9", "c:3:9 same_url a:3:9"}},
    {"url_normalised_as_the_index_does",
     {"webUrl: http://x.org/?a&amp;b", "originalUrl: ' http://x.org/?a&b '"},
     {"b:3:14 same_url a:3:9"}},
    {"url_that_differs", {"webUrl: http://x.org/1", "webUrl: http://x.org/1/"}, {}},
    {"url_missing", {"heat: 1", "heat: 2"}, {}},
    {"url_of_an_unpublished_copy",
     {"webUrl: http://x.org/1", "webUrl: http://x.org/1\npublished: false",
      "webUrl: http://x.org/1\nremoved: true"},
     {}},
    {"title_provider_and_day",
     {"title: A b\npublishedDateTime: 2024-03-01" + kBbc,
      "title: 'a  B'\npublishedDateTime: 2024-03-01" + kBbc},
     {"b:2:8 same_title a:2:8"}},
    {"title_three_days_later",
     {"title: A\npublishedDateTime: 2024-03-04" + kBbc,
      "title: A\npublishedDateTime: 2024-03-01" + kBbc},
     {"a:2:8 same_title b:2:8"}},
    {"title_more_than_three_days_later",
     {"title: A\npublishedDateTime: 2024-03-01T00:00:00Z" + kBbc,
      "title: A\npublishedDateTime: 2024-03-04T00:00:01Z" + kBbc},
     {}},
    {"title_within_three_days_of_the_first_alone",
     {"title: A\npublishedDateTime: 2024-03-01", "title: A\npublishedDateTime: 2024-03-03",
      "title: A\npublishedDateTime: 2024-03-05", "title: A\npublishedDateTime: 2024-03-07"},
     {"b:2:8 same_title a:2:8", "d:2:8 same_title c:2:8"}},
    {"title_syndicated",
     {"title: A\npublishedDateTime: 2024-03-01" + kBbc,
      "title: A\npublishedDateTime: 2024-03-01\nprovider:\n  name: CNN"},
     {}},
    {"title_with_a_date_and_without", {"title: A\npublishedDateTime: 2024-03-01", "title: A"}, {}},
    {"name_without_a_date_whoever_the_provider",
     {"name: Ann Lee", "name: Ann Lee" + kBbc},
     {"b:2:7 same_title a:2:7"}},
    {"title_and_url_are_one_finding",
     {"title: A\nwebUrl: http://x.org/1", "title: A\nwebUrl: http://x.org/1"},
     {"b:3:9 same_url a:3:9"}},
    {"title_of_an_unpublished_copy", {"title: A", "title: A\npublished: false"}, {}},
};

INSTANTIATE_TEST_SUITE_P(Twins, DoctorOnArticles, testing::ValuesIn(kTwins), row_name<DoctorRow>);

// Now is noon of 2025-01-01.
const DoctorRow kDates[] = {
    {"a_day_ahead", {"publishedDateTime: 2025-01-02T12:00:00Z"}, {}},
    {"more_than_a_day_ahead", {"publishedDateTime: 2025-01-02T12:00:01Z"}, {"a:3:20 future_date"}},
    {"ahead_in_its_own_zone", {"publishedDateTime: 2025-01-02T13:00:00+01:00"}, {}},
    {"scheduled", {"publishedDateTime: 2026-01-01\npublished: false"}, {}},
    {"before_newspapers", {"publishedDateTime: 1604-12-31"}, {"a:3:20 old_date"}},
    {"first_newspaper", {"publishedDateTime: 1605-01-01"}, {}},
    {"clock_at_zero", {"publishedDateTime: 1970-01-01T00:00:00Z"}, {"a:3:20 old_date"}},
    {"a_second_later", {"publishedDateTime: 1970-01-01T00:00:01Z"}, {}},
    {"none", {"heat: 1"}, {}},
};

INSTANTIATE_TEST_SUITE_P(Dates, DoctorOnArticles, testing::ValuesIn(kDates), row_name<DoctorRow>);

const DoctorRow kFieldFindings[] = {
    {"removed_yet_published", {"published: true\nremoved: true"}, {"a:4:10 removed_yet_published"}},
    {"removed", {"removed: true"}, {}},
    {"removed_and_unpublished", {"published: false\nremoved: true"}, {}},
    {"not_removed", {"published: true\nremoved: false"}, {}},
    {"heat_of_an_unpublished_one", {"heat: -1"}, {"a:3:7 heat_of_unpublished"}},
    {"heat_of_one_that_is_unpublished", {"heat: -1\npublished: false"}, {}},
    {"no_heat_at_all", {"heat: 0"}, {}},
    {"excerpt_is_title",
     {"title: Storm over  Kiel\nexcerpt: storm over kiel"},
     {"a:3:10 excerpt_is_title"}},
    {"excerpt_goes_on", {"title: Storm\nexcerpt: Storm!"}, {}},
    {"excerpt_empty", {"excerpt: ''"}, {"a:2:8 nothing_but_title"}},
    {"excerpt_empty_before_a_body", {"excerpt: ''\n---\nbody"}, {}},
    {"excerpt_empty_and_unpublished", {"excerpt: ''\npublished: false"}, {}},
};

INSTANTIATE_TEST_SUITE_P(Fields, DoctorOnArticles, testing::ValuesIn(kFieldFindings),
                         row_name<DoctorRow>);

// ---- What a finding says ------------------------------------------------------------------------

struct MessageRow {
  const char* shows;
  std::vector<std::string> files;
  const char* message;  ///< of the first finding
  const char* topics = nullptr;
};

class DoctorSays : public testing::TestWithParam<MessageRow> {};

TEST_P(DoctorSays, that) {
  const auto findings = diagnose(GetParam().files, GetParam().topics).findings;
  ASSERT_FALSE(findings.empty());
  EXPECT_EQ(findings.front().message, GetParam().message);
}

const MessageRow kMessages[] = {
    {"where_the_other_one_is",
     {"webUrl: http://x.org/1", "webUrl: http://x.org/1"},
     "this URL stands in another file, too; keep or publish only one, see a:3:9"},
    {"what_was_meant", many(3, "topics: [Climate]", {"topics: [Clmate]"}),
     "topic 'Clmate' occurs once; did you mean 'Climate' (3 articles)?"},
    {"what_most_articles_mean",
     many(3, "topics: [Causes]", many(4, "topics: [Courses]", {"topics: [Couses]"})),
     "topic 'Couses' occurs once; did you mean 'Courses' (4 articles)?"},
    {"how_most_write", many(2, "topics: [AI]", {"topics: [ai]"}),
     "topic 'ai' (1 article) is mostly written 'AI' (2 articles)"},
    {"what_the_list_has_near",
     {"topics: [Sience]"},
     "topic 'Sience' is not in the list of topics; did you mean 'Science'?",
     "Science"},
    {"nothing_near", {"topics: [Art]"}, "topic 'Art' is not in the list of topics", "Science"},
    {"how_the_list_writes",
     {"topics: [science]"},
     "topic 'science' (1 article) stands as 'Science' in the list of topics",
     "Science"},
    {"which_day",
     {"publishedDateTime: 2052-01-01"},
     "published on 2052-01-01, which is yet to come; mend the date, or unpublish the article until "
     "then"},
};

INSTANTIATE_TEST_SUITE_P(Doctor, DoctorSays, testing::ValuesIn(kMessages), row_name<MessageRow>);

TEST(Doctor, sorts_findings_by_kind_then_file_then_place) {
  std::vector<std::string> found;
  for (const Finding& finding :
       diagnose({"heat: -1\n" + related({"x", "y"}), "publishedDateTime: 2052-01-01\nheat: -1",
                 related({"z"})})
           .findings) {
    found.push_back(shown(finding));
  }
  EXPECT_EQ(found,
            (std::vector<std::string>{"b:3:20 future_date", "a:6:11 related_without_url",
                                      "a:8:11 related_without_url", "c:5:11 related_without_url",
                                      "a:3:7 heat_of_unpublished", "b:4:7 heat_of_unpublished"}));
}

TEST(Doctor, has_nothing_to_say_of_nothing) {
  const Diagnosis diagnosis = diagnose({});
  EXPECT_TRUE(diagnosis.findings.empty());
  EXPECT_EQ(diagnosis.totals.topics, 0U);
  EXPECT_FALSE(diagnosis.totals.oldest);
}

TEST(Doctor, counts_the_corpus) {
  const CorpusTotals totals =
      diagnose({"topics: [AI, Art]\npublishedDateTime: 2024-02-01\nwebUrl: http://x.org/a" + kBbc,
                "topics: [ai]\npublishedDateTime: 2023-01-01\nprovider:\n  domain: cnn.com\n" +
                    related({"http://x.org/a", "http://x.org/lost"}),
                "publishedDateTime: 2020-01-01\npublished: false\nprovider:\n  name: bbc"})
          .totals;
  EXPECT_EQ(totals.topics, 2U);
  EXPECT_EQ(totals.providers, 2U);
  EXPECT_EQ(totals.oldest, parse_moment("2023-01-01"));
  EXPECT_EQ(totals.newest, parse_moment("2024-02-01"));
  EXPECT_EQ(totals.related, 2U);
  EXPECT_EQ(totals.related_resolved, 1U);
}

}  // namespace
}  // namespace dateline
