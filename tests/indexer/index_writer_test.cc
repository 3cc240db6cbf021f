// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index_writer.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "common/index_error.h"
#include "common/index_folder.h"
#include "common/open_index.h"
#include "common/unicode.h"
#include "tests/indexer/writer_fixture.h"

namespace dateline {
namespace {

using testing::HasSubstr;

TEST_F(WriterFixture, makes_an_index_that_any_reader_opens) {
  IndexWriter writer = open();
  writer.commit();
  EXPECT_EQ(writer.documents(), 0U);
  EXPECT_EQ(titles(), "");
  EXPECT_EQ(Xapian::Database(db()).get_doccount(), 0U) << "through the stub";
}

TEST_F(WriterFixture, stores_nothing_before_its_commit) {
  IndexWriter writer = open();
  put(writer, "a.md", "Fog");
  EXPECT_EQ(titles(), "");
  writer.commit();
  EXPECT_EQ(titles(), "a.md=Fog");
}

TEST_F(WriterFixture, puts_a_document_in_place_of_its_predecessor) {
  IndexWriter writer = open();
  put(writer, "a.md", "Fog");
  put(writer, "b.md", "Gale");
  writer.commit();
  put(writer, "a.md", "Storm");
  put(writer, "a.md", "Storm again");
  writer.commit();
  EXPECT_EQ(titles(), "a.md=Storm again b.md=Gale");
  EXPECT_EQ(writer.documents(), 2U);
}

TEST_F(WriterFixture, removes_forgets_and_remembers) {
  IndexWriter writer = open();
  for (const char* id : {"a.md", "b.md", "c.md"}) put(writer, id, "Fog");
  writer.commit();
  writer.remove("a.md");
  writer.remove("nobody.md");
  writer.remember("b.md", entry(FileStatus::kUnpublished));
  writer.commit();
  EXPECT_EQ(titles(), "c.md=Fog");
  EXPECT_FALSE(writer.files().find("a.md"));
  EXPECT_TRUE(writer.files().find("b.md"));
  EXPECT_EQ(indexed(writer), 1U);
  put(writer, "b.md", "Back");
  writer.commit();
  EXPECT_EQ(titles(), "b.md=Back c.md=Fog");
}

TEST_F(WriterFixture, does_all_of_it_to_one_document_within_one_batch) {
  IndexWriter writer = open();
  put(writer, "a.md", "Fog");
  writer.remove("a.md");
  put(writer, "a.md", "Gale");
  writer.remember("a.md", entry(FileStatus::kUnpublished));
  put(writer, "a.md", "Storm");
  writer.commit();
  EXPECT_EQ(titles(), "a.md=Storm");
}

TEST_F(WriterFixture, updates_values_and_record_alone) {
  IndexWriter writer = open();
  Article article;
  article.title = "Fog at sea";
  article.topics = {"Climate"};
  article.heat = 10;
  DocumentBuilder builder;
  writer.upsert("a.md", builder.build(article, "a.md"), entry());
  writer.commit();
  const Xapian::Document before = document("a.md");
  const std::string terms = dump_terms(before);

  article.heat = 300;
  article.quality.reset();
  writer.update_values("a.md", builder.build(article, "a.md"), entry());
  writer.commit();
  const Xapian::Document after = document("a.md");
  EXPECT_EQ(after.get_docid(), before.get_docid());
  EXPECT_EQ(dump_terms(after), terms);
  EXPECT_THAT(dump_values(after, {"Climate"}), HasSubstr("heat=300.000"));
  EXPECT_THAT(dump_values(after, {"Climate"}), HasSubstr("topics=Climate"));
  EXPECT_THAT(dump_record(after), HasSubstr("heat: 300"));
}

TEST_F(WriterFixture, updating_values_drops_those_that_are_gone) {
  IndexWriter writer = open();
  Article article;
  article.title = "Fog";
  article.heat = 10;
  DocumentBuilder builder;
  writer.upsert("a.md", builder.build(article, "a.md"), entry());
  article.heat.reset();
  writer.update_values("a.md", builder.build(article, "a.md"), entry());
  writer.commit();
  EXPECT_EQ(document("a.md").get_value(slot::kHeat), "");
}

TEST_F(WriterFixture, finds_a_document_by_an_id_longer_than_a_term) {
  // A unique term above 245 bytes would match nothing, silently: the old one would stay.
  const std::string id = std::string(250, 'x') + "/" + std::string(250, 'y') + ".md";
  IndexWriter writer = open();
  put(writer, id, "Fog");
  writer.commit();
  put(writer, id, "Gale");
  writer.commit();
  EXPECT_EQ(titles(), id + "=Gale");
  writer.remove(id);
  writer.commit();
  EXPECT_EQ(writer.documents(), 0U);
  EXPECT_EQ(titles(), "");
}

TEST_F(WriterFixture, numbers_each_spelling_of_a_topic_once_and_goes_on_after_a_reopen) {
  const auto put_topics = [&](IndexWriter& writer, const std::string& id,
                              std::vector<std::string> topics) {
    Article article;
    article.title = "Fog";
    article.topics = std::move(topics);
    writer.upsert(id, DocumentBuilder().build(article, id), entry());
    writer.commit();
  };
  {
    IndexWriter writer = open();
    put_topics(writer, "a.md", {"Climate", "AI"});
    put_topics(writer, "b.md", {"ai", "Énergie"});
  }
  IndexWriter writer = open();
  put_topics(writer, "c.md", {"Énergie", "Space"});
  const auto topics = load_topics(open_index(db()));
  EXPECT_EQ(topics, (std::vector<std::string>{"Climate", "AI", "ai", "Énergie", "Space"}));
  EXPECT_THAT(dump_values(document("c.md"), topics), HasSubstr("topics=Space|Énergie"));
}

TEST_F(WriterFixture, keeps_roots_and_files_with_the_documents) {
  Roots roots;
  ASSERT_TRUE(roots.resolve({dir_.path().string()}));
  {
    IndexWriter writer = open();
    writer.set_roots(roots);
    put(writer, "a.md", "Fog");
    writer.touch("b.md", entry(FileStatus::kNotAnArticle));
    writer.commit();
  }
  const IndexWriter writer = open();
  EXPECT_EQ(writer.roots().all(), roots.all());
  EXPECT_EQ(writer.files().size(), 2U);
  EXPECT_EQ(indexed(writer), 1U);
}

TEST_F(WriterFixture, a_batch_not_committed_is_as_if_it_had_never_been) {
  {
    IndexWriter writer = open();
    put(writer, "a.md", "Fog");
    writer.commit();
    put(writer, "b.md", "Gale");
    writer.remove("a.md");
  }
  IndexWriter writer = open();
  EXPECT_EQ(titles(), "a.md=Fog");
  EXPECT_EQ(writer.files().size(), 1U);
  put(writer, "b.md", "Gale");
  writer.commit();
  EXPECT_EQ(titles(), "a.md=Fog b.md=Gale");
}

TEST_F(WriterFixture, goes_on_after_a_crash_between_two_batches) {
  constexpr int kDocuments = 1'300;
  const auto put_all = [&](IndexWriter& writer) {
    for (int i = 0; i < kDocuments; ++i) put(writer, fmt::format("{:04}.md", i), "Fog");
  };
  const pid_t child = fork();
  if (child == 0) {
    IndexWriter writer = open();
    put_all(writer);
    _exit(0);  // full batches were committed on the way, the last one was not
  }
  ASSERT_GT(child, 0);
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_EQ(status, 0);

  IndexWriter writer = open();
  EXPECT_GT(writer.documents(), 0U);
  EXPECT_LT(writer.documents(), 1'300U);
  EXPECT_EQ(writer.documents(), indexed(writer));
  put_all(writer);
  writer.commit();
  EXPECT_EQ(writer.documents(), 1'300U);
}

// ---- One writer at a time
// ------------------------------------------------------------------------

TEST_F(WriterFixture, second_writer_is_locked_out) {
  const IndexWriter first = open();
  EXPECT_THROW(open(), IndexLocked);
}

TEST_F(WriterFixture, second_writer_is_locked_out_though_a_lock_file_was_removed) {
  IndexWriter first = open();
  put(first, "a.md", "Fog");
  first.commit();
  std::filesystem::remove(generation_path(db(), 1) / "flintlock");
  try {
    open();
    FAIL() << "two writers";
  } catch (const IndexLocked& error) {
    EXPECT_THAT(error.what(), HasSubstr("another process is writing"));
  }
  put(first, "b.md", "Gale");
  first.commit();
  EXPECT_EQ(titles(), "a.md=Fog b.md=Gale");
}

TEST_F(WriterFixture, lock_goes_with_its_writer) {
  { const IndexWriter first = open(); }
  EXPECT_NO_THROW(open());
}

// ---- An index of another version, or none
// --------------------------------------------------------

TEST_F(WriterFixture, refuses_another_schema_version_and_says_what_to_do) {
  { open(); }
  set_metadata(metadata::kSchemaVersion, "999");
  try {
    open();
    FAIL() << "opened";
  } catch (const IndexError& error) {
    EXPECT_THAT(error.what(), HasSubstr("schema version 999"));
    EXPECT_THAT(error.what(), HasSubstr("build it anew"));
  }
}

TEST_F(WriterFixture, refuses_another_icu_version_and_says_what_to_do) {
  { open(); }
  set_metadata(metadata::kIcuVersion, "1.0");
  try {
    open();
    FAIL() << "opened";
  } catch (const IndexError& error) {
    EXPECT_THAT(error.what(), HasSubstr("ICU 1.0"));
    EXPECT_THAT(error.what(), HasSubstr(icu_version()));
    EXPECT_THAT(error.what(), HasSubstr("build it anew"));
  }
}

TEST_F(WriterFixture, refuses_a_folder_with_a_foreign_stub) {
  dir_.write_file("db/XAPIANDB", "remote :1\n");
  EXPECT_THROW(open(), IndexDamaged);
  std::ifstream in(db() + "/XAPIANDB");
  std::string line;
  std::getline(in, line);
  EXPECT_EQ(line, "remote :1") << "and leaves it alone";
}

TEST_F(WriterFixture, refuses_a_damaged_list_of_files) {
  { open(); }
  set_metadata(std::string(metadata::kFilePrefix) + "a.md", "\xff");
  IndexWriter writer = open();
  put(writer, "a.md", "Storm");
  EXPECT_THROW(writer.commit(), IndexDamaged);
}

TEST_F(WriterFixture, refuses_a_place_that_is_no_folder) {
  dir_.write_file("db", "a file");
  EXPECT_THROW(open(), IndexError);
}

}  // namespace
}  // namespace dateline
