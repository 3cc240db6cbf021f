// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/update.h"

#include <functional>

#include "common/open_index.h"
#include "common/schema.h"
#include "tests/indexer/update_fixture.h"
#include "tests/support/row_name.h"

namespace dateline {
namespace {

/// Ten articles 0.md .. 9.md, a draft, a text without front matter, a picture.
void write_start(NewsFolder& folder) {
  for (int i = 0; i < 10; ++i) {
    folder.write(fmt::format("{}.md", i),
                 article_text(fmt::format("Storm {}", i), "heat: 50\ntopics: [Climate]"));
  }
  folder.write("draft.md", article_text("Draft", "published: false"));
  folder.write("notes.txt", "no front matter\n");
  folder.write("picture.jpg", "no text\n");
}

// ---- One change, and what a run says of it
// -------------------------------------------------------

struct ChangeRow {
  const char* shows;
  std::function<void(NewsFolder&)> change;
  const char* counts;
};

class UpdateAfter : public UpdateFixture, public testing::WithParamInterface<ChangeRow> {};

TEST_P(UpdateAfter, change) {
  write_start(folder_);
  ASSERT_EQ(update(), "added=10 unpublished=1 not_articles=1 other=1 documents=10");
  GetParam().change(folder_);
  EXPECT_EQ(update(), GetParam().counts);
  if (report_.rejected() == 0) {
    EXPECT_EQ(logical_dump(folder_.db()), dump_of_full_run());
  }
}

const ChangeRow kChangeRows[] = {
    {"none", [](NewsFolder&) {}, "unchanged=10 unpublished=1 not_articles=1 other=1 documents=10"},
    {"touch", [](NewsFolder& f) { f.touch("0.md"); },
     "unchanged=10 unpublished=1 not_articles=1 other=1 documents=10"},
    {"touch_of_a_draft", [](NewsFolder& f) { f.touch("draft.md"); },
     "unchanged=10 unpublished=1 not_articles=1 other=1 documents=10"},
    {"field_that_is_not_indexed",
     [](NewsFolder& f) {
       f.write("0.md", article_text("Storm 0", "heat: 50\ntopics: [Climate]\nsecured: abc="));
     },
     "unchanged=10 unpublished=1 not_articles=1 other=1 documents=10"},
    {"line_ends",
     [](NewsFolder& f) {
       f.write("0.md", "---\r\ntitle: Storm 0\r\nheat: 50\r\ntopics: [Climate]\r\n---\r\n");
     },
     "unchanged=10 unpublished=1 not_articles=1 other=1 documents=10"},
    {"heat",
     [](NewsFolder& f) { f.write("0.md", article_text("Storm 0", "heat: 51\ntopics: [Climate]")); },
     "updated=1 reweighted=1 unchanged=9 unpublished=1 not_articles=1 other=1 documents=10"},
    {"date",
     [](NewsFolder& f) {
       f.write("0.md", article_text("Storm 0",
                                    "heat: 50\ntopics: [Climate]\npublishedDateTime: 2024-01-05"));
     },
     "updated=1 reweighted=1 unchanged=9 unpublished=1 not_articles=1 other=1 documents=10"},
    {"title",
     [](NewsFolder& f) { f.write("0.md", article_text("Gale 0", "heat: 50\ntopics: [Climate]")); },
     "updated=1 unchanged=9 unpublished=1 not_articles=1 other=1 documents=10"},
    {"topic",
     [](NewsFolder& f) { f.write("0.md", article_text("Storm 0", "heat: 50\ntopics: [AI]")); },
     "updated=1 unchanged=9 unpublished=1 not_articles=1 other=1 documents=10"},
    {"flip_to_unpublished",
     [](NewsFolder& f) { f.write("0.md", article_text("Storm 0", "published: false")); },
     "unchanged=9 deleted=1 unpublished=2 not_articles=1 other=1 documents=9"},
    {"flip_to_removed",
     [](NewsFolder& f) { f.write("0.md", article_text("Storm 0", "removed: true")); },
     "unchanged=9 deleted=1 unpublished=2 not_articles=1 other=1 documents=9"},
    {"flip_to_published", [](NewsFolder& f) { f.write("draft.md", article_text("Draft")); },
     "added=1 unchanged=10 not_articles=1 other=1 documents=11"},
    {"new_file", [](NewsFolder& f) { f.write("2024/new.md", article_text("New")); },
     "added=1 unchanged=10 unpublished=1 not_articles=1 other=1 documents=11"},
    {"file_gone", [](NewsFolder& f) { f.remove("0.md"); },
     "unchanged=9 deleted=1 unpublished=1 not_articles=1 other=1 documents=9"},
    {"draft_gone", [](NewsFolder& f) { f.remove("draft.md"); },
     "unchanged=10 not_articles=1 other=1 documents=10"},
    {"file_renamed", [](NewsFolder& f) { f.rename("0.md", "2024/zero.md"); },
     "added=1 unchanged=9 deleted=1 unpublished=1 not_articles=1 other=1 documents=10"},
    {"two_files_changed_names",
     [](NewsFolder& f) {
       f.rename("0.md", "tmp.md");
       f.rename("1.md", "0.md");
       f.rename("tmp.md", "1.md");
     },
     "updated=2 unchanged=8 unpublished=1 not_articles=1 other=1 documents=10"},
    {"extension_lost", [](NewsFolder& f) { f.rename("0.md", "0.bak"); },
     "unchanged=9 deleted=1 unpublished=1 not_articles=1 other=2 documents=9"},
    {"front_matter_lost", [](NewsFolder& f) { f.write("0.md", "a text\n"); },
     "unchanged=9 deleted=1 unpublished=1 not_articles=2 other=1 documents=9"},
    {"file_broken_keeps_its_last_good_state",
     [](NewsFolder& f) { f.write("0.md", "---\ntitle: \"Storm\n---\n"); },
     "unchanged=9 unpublished=1 not_articles=1 other=1 rejected=1 documents=10"},
    {"broken_file_is_new", [](NewsFolder& f) { f.write("new.md", "---\ntitle: \"Storm\n---\n"); },
     "unchanged=10 unpublished=1 not_articles=1 other=1 rejected=1 documents=10"},
};

INSTANTIATE_TEST_SUITE_P(Update, UpdateAfter, testing::ValuesIn(kChangeRows), row_name<ChangeRow>);

// ---- How it is done
// ------------------------------------------------------------------------------

TEST_F(UpdateFixture, reads_only_what_a_stamp_does_not_tell) {
  write_start(folder_);
  update();
  update();
  EXPECT_EQ(report_.bytes_read, 0U);
  folder_.touch("0.md");
  update();
  EXPECT_EQ(report_.bytes_read, std::filesystem::file_size(folder_.file("0.md")));
  update();
  EXPECT_EQ(report_.bytes_read, 0U) << "the new stamp was noted";
}

TEST_F(UpdateFixture, reads_a_file_again_that_was_young_when_it_was_read) {
  folder_.dir().write_file("news/0.md", article_text("Storm"));  // just now
  EXPECT_EQ(update(), "added=1 documents=1");
  EXPECT_EQ(update(), "unchanged=1 documents=1");
  EXPECT_GT(report_.bytes_read, 0U);
}

TEST_F(UpdateFixture, rewrites_values_and_record_but_no_term_for_a_change_of_heat) {
  folder_.write("0.md", article_text("Storm", "heat: 50\ntopics: [Climate]"));
  update();
  const auto stored = [&] {
    return open_index(folder_.db()).get_document(*open_index(folder_.db()).postlist_begin(""));
  };
  const Xapian::Document before = stored();
  const std::string terms = dump_terms(before);
  folder_.write("0.md", article_text("Storm", "heat: 300\ntopics: [Climate]"));
  EXPECT_EQ(update(), "updated=1 reweighted=1 documents=1");
  const Xapian::Document after = stored();
  EXPECT_EQ(after.get_docid(), before.get_docid());
  EXPECT_EQ(dump_terms(after), terms);
  EXPECT_NE(dump_values(after, {"Climate"}).find("heat=300.000"), std::string::npos);
  EXPECT_NE(dump_record(after).find("heat: 300"), std::string::npos);
  EXPECT_EQ(logical_dump(folder_.db()), dump_of_full_run());
}

TEST_F(UpdateFixture, brings_a_document_back_after_two_flips) {
  folder_.write("0.md", article_text("Storm"));
  update();
  const std::string before = logical_dump(folder_.db());
  folder_.write("0.md", article_text("Storm", "published: false"));
  EXPECT_EQ(update(), "deleted=1 unpublished=1");
  EXPECT_EQ(logical_dump(folder_.db()), "file 0.md: unpublished\n");
  folder_.write("0.md", article_text("Storm"));
  EXPECT_EQ(update(), "added=1 documents=1");
  EXPECT_EQ(logical_dump(folder_.db()), before);
}

TEST_F(UpdateFixture, reports_a_broken_file_in_every_run_until_it_is_mended) {
  folder_.write("0.md", "---\ntitle: \"Storm\n---\n");
  EXPECT_EQ(update(), "rejected=1");
  EXPECT_EQ(update(), "rejected=1");
  ASSERT_EQ(report_.diagnostics.size(), 1U);
  EXPECT_EQ(report_.diagnostics[0].path, folder_.file("0.md"));
  folder_.write("0.md", article_text("Storm"));
  EXPECT_EQ(update(), "added=1 documents=1");
}

TEST_F(UpdateFixture, rejects_on_a_warning_if_strict) {
  folder_.write("0.md", article_text("Storm", "heat: warm"));
  folder_.write("1.md", article_text("Fog", "heat: 5"));
  UpdateOptions strict = options();
  strict.strict = true;
  EXPECT_EQ(update(strict), "added=1 rejected=1 documents=1");
  EXPECT_EQ(update(), "added=1 unchanged=1 documents=2");
}

TEST_F(UpdateFixture, passes_over_what_is_excluded) {
  write_start(folder_);
  folder_.write("old/a.md", article_text("Old"));
  UpdateOptions some = options();
  some.excludes = {"old", "*.txt", "draft*"};
  EXPECT_EQ(update(some), "added=10 other=1 documents=10");
}

class UpdateWithJobs : public UpdateFixture, public testing::WithParamInterface<unsigned> {};

TEST_P(UpdateWithJobs, gives_the_same_index_and_report) {
  for (int i = 0; i < 60; ++i) {
    const std::string fields = fmt::format("topics: [T{}, U{}]\nheat: {}", i % 7, i % 5, i);
    folder_.write(fmt::format("{:02}.md", i),
                  i % 10 == 9 ? "---\n[\n---\n" : article_text(fmt::format("Storm {}", i), fields));
  }
  UpdateOptions one = options();
  one.jobs = 1;
  one.db = (folder_.dir().path() / "one").string();
  const std::string expected = update(one);
  const Diagnostics diagnostics = report_.diagnostics;
  UpdateOptions several = options();
  several.jobs = GetParam();
  EXPECT_EQ(update(several), expected);
  EXPECT_EQ(report_.diagnostics, diagnostics);
  EXPECT_EQ(logical_dump(several.db), logical_dump(one.db));
}

INSTANTIATE_TEST_SUITE_P(Update, UpdateWithJobs, testing::Values(2U, 8U));

}  // namespace
}  // namespace dateline
