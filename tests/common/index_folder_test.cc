// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index_folder.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "common/index_error.h"
#include "tests/support/row_name.h"
#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

/// Makes the database of a generation, with `documents` empty documents.
void write_generation(const fs::path& db, std::uint32_t generation, unsigned documents) {
  Xapian::WritableDatabase index(generation_path(db, generation).string());
  for (unsigned i = 0; i < documents; ++i) index.add_document(Xapian::Document());
  index.commit();
}

TEST(GenerationPath, HasSixDigits) {
  EXPECT_EQ(generation_path("db", 1), "db/generation-000001");
  EXPECT_EQ(generation_path("db", 999'999), "db/generation-999999");
}

TEST(CurrentGeneration, IsNoneWhereNothingIs) {
  const TempDir folder;
  EXPECT_EQ(current_generation(folder.path()), std::nullopt) << "an empty folder";
  EXPECT_EQ(current_generation(folder.path() / "missing"), std::nullopt);
  EXPECT_EQ(current_generation(folder.write_file("file", "x")), std::nullopt) << "no folder";
}

TEST(CurrentGeneration, IsWhatWasSet) {
  const TempDir folder;
  for (const std::uint32_t generation : {1U, 2U, 1U, 42U, 999'999U}) {
    set_current_generation(folder.path(), generation);
    EXPECT_EQ(current_generation(folder.path()), generation);
  }
}

TEST(CurrentGeneration, IsThereAtEveryMomentOfASwap) {
  const TempDir folder;
  set_current_generation(folder.path(), 1);
  std::atomic<bool> done{false};
  std::thread writer([&] {
    for (std::uint32_t i = 0; i < 2'000; ++i) set_current_generation(folder.path(), 1 + i % 2);
    done = true;
  });
  std::size_t missing = 0;
  while (!done) missing += current_generation(folder.path()) ? 0U : 1U;
  writer.join();
  EXPECT_EQ(missing, 0U);
}

struct ForeignRow {
  const char* shows;
  std::string_view stub;
};

class ForeignStub : public testing::TestWithParam<ForeignRow> {};

TEST_P(ForeignStub, IsRefused) {
  const TempDir folder;
  folder.write_file("XAPIANDB", GetParam().stub);
  EXPECT_THROW((void)current_generation(folder.path()), IndexError);
  EXPECT_THROW((void)index_bytes(folder.path()), IndexError);
}

constexpr ForeignRow kForeign[] = {
    {"empty", ""},
    {"line feed", "\n"},
    {"cut", "auto generation-"},
    {"cut number", "auto generation-00001"},
    {"number too long", "auto generation-0000001"},
    {"no number", "auto generation-00000x"},
    {"sign", "auto generation--00001"},
    {"text behind", "auto generation-000001/../../x"},
    {"other path", "auto ../other"},
    {"other kind", "remote :9999"},
    {"glass", "glass generation-000001"},
    {"binary", "\x0f\rXapian Glass"},
};

INSTANTIATE_TEST_SUITE_P(IndexFolder, ForeignStub, testing::ValuesIn(kForeign),
                         row_name<ForeignRow>);

TEST(CurrentGeneration, RefusesAFolderAsStub) {
  const TempDir folder;
  fs::create_directory(folder.path() / "XAPIANDB");
  EXPECT_THROW((void)current_generation(folder.path()), IndexError);
}

TEST(SetCurrentGeneration, IsSeenByEveryXapianTool) {
  const TempDir folder;
  write_generation(folder.path(), 1, 1);
  write_generation(folder.path(), 2, 2);
  set_current_generation(folder.path(), 1);
  Xapian::Database before(folder.path().string());
  EXPECT_EQ(before.get_doccount(), 1U);
  set_current_generation(folder.path(), 2);
  EXPECT_EQ(Xapian::Database(folder.path().string()).get_doccount(), 2U);
  before.reopen();
  EXPECT_EQ(before.get_doccount(), 1U) << "who has it open stays with the old one";
}

TEST(SetCurrentGeneration, LeavesOneStubAndNoRest) {
  const TempDir folder;
  folder.write_file("XAPIANDB.new", "left by a power cut, longer than what comes");
  set_current_generation(folder.path(), 3);
  EXPECT_FALSE(fs::exists(folder.path() / "XAPIANDB.new"));
  std::ifstream stub(folder.path() / "XAPIANDB");
  std::string line;
  std::getline(stub, line);
  EXPECT_EQ(line, "auto generation-000003");
}

TEST(SetCurrentGeneration, SaysWhereItFailed) {
  const TempDir folder;
  try {
    set_current_generation(folder.path() / "missing", 1);
    FAIL() << "there is no such folder";
  } catch (const IndexError& error) {
    EXPECT_NE(std::string(error.what()).find("missing/XAPIANDB"), std::string::npos);
  }
}

TEST(SyncFolder, NeedsAFolder) {
  const TempDir folder;
  EXPECT_NO_THROW(sync_folder(folder.path()));
  EXPECT_THROW(sync_folder(folder.path() / "missing"), IndexError);
  EXPECT_THROW(sync_folder(folder.write_file("file", "x")), IndexError);
}

TEST(IndexBytes, CountsTheCurrentGenerationOnly) {
  const TempDir folder;
  EXPECT_EQ(index_bytes(folder.path()), 0U) << "no index";
  folder.write_file("generation-000001/a", "12345");
  folder.write_file("generation-000001/b", "678");
  folder.write_file("generation-000002/a", "1");
  set_current_generation(folder.path(), 1);
  EXPECT_EQ(index_bytes(folder.path()), 8U);
  set_current_generation(folder.path(), 2);
  EXPECT_EQ(index_bytes(folder.path()), 1U);
  set_current_generation(folder.path(), 3);
  EXPECT_EQ(index_bytes(folder.path()), 0U) << "its folder is missing";
}

}  // namespace
}  // namespace dateline
