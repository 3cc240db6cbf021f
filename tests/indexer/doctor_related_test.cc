// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/indexer/doctor_fixture.h"

namespace dateline {
namespace {

class DoctorOnRelated : public DoctorRows {};

TEST_P(DoctorOnRelated, finds) { expect_findings(); }

/// Articles on http://x.org, of which the first one has more fields, and on http://y.org.
std::vector<std::string> site(int articles, const std::string& first, int elsewhere = 0) {
  std::vector<std::string> files;
  for (int i = 0; i < articles + elsewhere; ++i) {
    files.push_back(fmt::format("webUrl: http://{}.org/{}", i < articles ? "x" : "y", i));
  }
  files.front() += '\n' + first;
  return files;
}

const DoctorRow kRelated[] = {
    {"no_url", {"related:\n- title: r"}, {"a:4:3 related_without_url"}},
    {"no_web_address", {related({"ftp://x.org/1"})}, {"a:5:11 related_without_url"}},
    {"no_host", {related({"https:///1"})}, {"a:5:11 related_without_url"}},
    {"path_alone", {related({"/news/1"})}, {"a:5:11 related_without_url"}},
    {"blank_in_the_host", {related({"http://x org/1"})}, {"a:5:11 related_without_url"}},
    {"any_host", {related({"HTTPS://Localhost:80?q", "http://münchen.de"})}, {}},
    {"itself",
     {"webUrl: http://x.org/1\n" + related({"http://x.org/1"})},
     {"a:6:11 related_to_itself"}},
    {"itself_at_another_address",
     {"webUrl: http://x.org/1\n" + related({"http://x.org/1#top"})},
     {}},
    {"twice",
     {related({"http://x.org/1", "http://x.org/2", "http://x.org/1"})},
     {"a:9:11 related_twice"}},
    {"once_in_each_article", {related({"http://x.org/1"}), related({"http://x.org/1"})}, {}},
    {"unpublished",
     {related({"http://x.org/1"}), "webUrl: http://x.org/1\npublished: false"},
     {"a:5:11 related_nowhere"}},
    {"unpublished_here_and_published_there",
     {related({"http://x.org/1"}), "webUrl: http://x.org/1\npublished: false",
      "webUrl: http://x.org/1"},
     {}},
    {"nowhere_on_the_own_site",
     site(20, related({"http://www.X.org/lost"})),
     {"a:6:11 related_nowhere"}},
    {"somewhere_on_the_own_site", site(20, related({"http://x.org/7"})), {}},
    {"nowhere_on_another_site", site(20, related({"http://z.org/1"})), {}},
    {"too_few_articles_for_an_own_site", site(19, related({"http://x.org/lost"})), {}},
    {"half_the_articles_are_no_own_site", site(20, related({"http://x.org/lost"}), 20), {}},
    {"more_than_half_are",
     site(21, related({"http://x.org/lost"}), 20),
     {"a:6:11 related_nowhere"}},
};

INSTANTIATE_TEST_SUITE_P(Related, DoctorOnRelated, testing::ValuesIn(kRelated),
                         row_name<DoctorRow>);

}  // namespace
}  // namespace dateline
