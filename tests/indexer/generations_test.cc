// SPDX-License-Identifier: GPL-2.0-or-later
// Rebuild, compact, verify: what happens to an index as a whole.
#include "indexer/generations.h"

#include <gmock/gmock.h>

#include <thread>

#include "common/index_error.h"
#include "common/index_folder.h"
#include "common/open_index.h"
#include "common/schema.h"
#include "indexer/compact.h"
#include "indexer/verify.h"
#include "tests/indexer/update_fixture.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Generations : public UpdateFixture {
 protected:
  void SetUp() override {
    for (int i = 0; i < 12; ++i) {
      folder_.write(fmt::format("{:02}.md", i),
                    article_text(fmt::format("Storm {}", i), fmt::format("topics: [T{}]", i % 5)));
    }
  }

  [[nodiscard]] UpdateOptions rebuild() const {
    UpdateOptions out = options();
    out.rebuild = true;
    out.bulk.segment_files = 5;
    return out;
  }

  [[nodiscard]] fs::path current() const {
    return generation_path(folder_.db(), current_generation(folder_.db()).value());
  }

  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> out;
    for (const auto& entry : fs::directory_iterator(folder_.db())) {
      out.push_back(entry.path().filename().string());
    }
    std::sort(out.begin(), out.end());
    return out;
  }
};

// ---- Rebuild -----------------------------------------------------------------------------------

TEST_F(Generations, rebuild_gives_what_a_full_run_gives_and_keeps_one_generation_before) {
  update();
  folder_.remove("03.md");
  folder_.write("04.md", article_text("Changed"));
  EXPECT_EQ(update(rebuild()), "added=11 documents=11");
  EXPECT_EQ(logical_dump(folder_.db()), dump_of_full_run());
  EXPECT_THAT(names(), ElementsAre("XAPIANDB", "generation-000001", "generation-000002",
                                   "generation-000002.sha256"));
  update(rebuild());
  EXPECT_THAT(names(), ElementsAre("XAPIANDB", "generation-000002", "generation-000002.sha256",
                                   "generation-000003", "generation-000003.sha256"));
}

TEST_F(Generations, rebuild_mends_what_cannot_be_read) {
  update();
  for (const auto& file : fs::directory_iterator(current())) fs::resize_file(file.path(), 1);
  EXPECT_THROW(update(), IndexError);
  EXPECT_EQ(update(rebuild()), "added=12 documents=12");
  EXPECT_EQ(logical_dump(folder_.db()), dump_of_full_run());
}

TEST_F(Generations, rebuild_replaces_an_index_of_another_schema) {
  update();
  {
    Xapian::WritableDatabase index(current().string(), Xapian::DB_OPEN);
    index.set_metadata(std::string(metadata::kSchemaVersion), "1");
    index.commit();
  }
  EXPECT_THROW(update(), IndexError);
  EXPECT_EQ(update(rebuild()), "added=12 documents=12");
  EXPECT_EQ(logical_dump(folder_.db()), dump_of_full_run());
}

TEST_F(Generations, rebuild_does_not_lose_a_fifth_of_the_documents_unasked) {
  update();
  for (int i = 0; i < 3; ++i) folder_.remove(fmt::format("{:02}.md", i));
  EXPECT_THAT(update(rebuild()), HasSubstr("--allow-shrink"));
  EXPECT_EQ(open_index(folder_.db()).get_doccount(), 12U);
  UpdateOptions meant = rebuild();
  meant.allow_shrink = true;
  EXPECT_EQ(update(meant), "unchanged=9 documents=9") << "what the refused run built is used";
}

TEST_F(Generations, interrupted_rebuild_leaves_the_index_as_it_was) {
  update();
  const std::string before = logical_dump(folder_.db());
  folder_.write("new.md", article_text("New"));
  const std::atomic<bool> stop{true};
  const auto report = update_index(rebuild(), {}, stop);
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->interrupted);
  EXPECT_EQ(logical_dump(folder_.db()), before);
  EXPECT_EQ(update(), "added=1 unchanged=12 documents=13") << "its segments are not taken for new";
  EXPECT_EQ(logical_dump(folder_.db()), dump_of_full_run());
}

// ---- Compact -----------------------------------------------------------------------------------

TEST_F(Generations, compact_keeps_all_and_takes_less_room) {
  for (int i = 0; i < 40; ++i) {
    folder_.write(fmt::format("{:02}.md", i % 20), article_text(fmt::format("Fog {}", i)));
    update();
  }
  const std::string before = logical_dump(folder_.db());
  const CompactReport report = compact_index(folder_.db());
  EXPECT_EQ(report.documents, 20U);
  EXPECT_LT(report.bytes_after, report.bytes_before);
  EXPECT_EQ(report.bytes_after, index_bytes(folder_.db()));
  EXPECT_EQ(logical_dump(folder_.db()), before);
  EXPECT_EQ(update(), "unchanged=20 documents=20");
}

TEST_F(Generations, compact_needs_an_index) { EXPECT_THROW(compact_index("/nowhere"), IndexError); }

// ---- Verify ------------------------------------------------------------------------------------

TEST_F(Generations, sound_ones_have_no_faults) {
  update();
  EXPECT_THAT(verify_index(folder_.db()).faults, IsEmpty());
  EXPECT_FALSE(verify_index(folder_.db()).has_manifest) << "written to in place";
  update(rebuild());
  const VerifyReport report = verify_index(folder_.db());
  EXPECT_THAT(report.faults, IsEmpty());
  EXPECT_TRUE(report.has_manifest);
  EXPECT_EQ(report.documents, 12U);
  folder_.write("new.md", article_text("New"));
  update();
  EXPECT_FALSE(verify_index(folder_.db()).has_manifest);
  EXPECT_THAT(verify_index(folder_.db()).faults, IsEmpty());
}

struct Damage {
  const char* shows;
  std::function<void(const fs::path& generation)> damage;
  const char* fault;
};

void flip_byte(const fs::path& file, std::int64_t offset) {
  std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
  stream.seekg(offset);
  const auto byte = static_cast<char>(stream.get() ^ 0x55);
  stream.seekp(offset);
  stream.put(byte);
}

template <typename Change>
void change_index(const fs::path& generation, Change change) {
  Xapian::WritableDatabase index(generation.string(), Xapian::DB_OPEN);
  change(index);
  index.commit();
  fs::remove(generation.string() + ".sha256");
}

const Damage kDamages[] = {
    {"byte_flipped",
     [](const fs::path& generation) { flip_byte(generation / "docdata.glass", 5'000); },
     "docdata.glass: differs"},
    {"file_cut_short",
     [](const fs::path& generation) { fs::resize_file(generation / "postlist.glass", 4'096); },
     "postlist.glass: differs"},
    {"file_gone", [](const fs::path& generation) { fs::remove(generation / "position.glass"); },
     "position.glass: missing"},
    {"file_more", [](const fs::path& generation) { std::ofstream(generation / "more") << "x"; },
     "more: not in the manifest"},
    {"tables_garbled_without_a_manifest",
     [](const fs::path& generation) {
       fs::remove(generation.string() + ".sha256");
       const auto size = static_cast<std::int64_t>(fs::file_size(generation / "postlist.glass"));
       for (std::int64_t at = 0; at < size; at += 3) flip_byte(generation / "postlist.glass", at);
     },
     "Xapian"},
    {"record_unreadable",
     [](const fs::path& generation) {
       change_index(generation, [](Xapian::WritableDatabase& index) {
         Xapian::Document document = index.get_document(1);
         document.set_data("garbage");
         index.replace_document(1, document);
       });
     },
     "document 1: its record cannot be read"},
    {"document_too_many",
     [](const fs::path& generation) {
       change_index(generation, [](Xapian::WritableDatabase& index) {
         index.add_document(index.get_document(1));
       });
     },
     "13 documents, but 12 in the list of files"},
    {"document_of_no_file",
     [](const fs::path& generation) {
       change_index(generation, [](Xapian::WritableDatabase& index) {
         for (auto at = index.metadata_keys_begin("f:"); at != index.metadata_keys_end("f:");
              ++at) {
           index.set_metadata(*at, "");
         }
       });
     },
     "is not in the list of files"},
    {"topic_of_no_name",
     [](const fs::path& generation) {
       change_index(generation, [](Xapian::WritableDatabase& index) {
         index.set_metadata(std::string(metadata::kTopicCount), "2");
       });
     },
     "is not in the table"},
};

class Damaged : public Generations, public testing::WithParamInterface<Damage> {};

TEST_P(Damaged, is_found) {
  update(rebuild());
  GetParam().damage(current());
  const VerifyReport report = verify_index(folder_.db());
  EXPECT_THAT(report.faults, testing::Contains(HasSubstr(GetParam().fault)));
  EXPECT_THAT(verify_text(report), HasSubstr("is damaged"));
}

INSTANTIATE_TEST_SUITE_P(Verify, Damaged, testing::ValuesIn(kDamages),
                         [](const auto& row) { return std::string(row.param.shows); });

}  // namespace
}  // namespace dateline
