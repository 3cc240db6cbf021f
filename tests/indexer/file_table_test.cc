// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/file_table.h"

#include <gtest/gtest.h>

#include <limits>
#include <map>
#include <random>
#include <string>

#include "common/index_error.h"
#include "common/schema.h"
#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

FileEntry entry(std::uint64_t seed, FileStatus status = FileStatus::kIndexed) {
  return {static_cast<std::uint32_t>(seed % 3),
          status,
          {seed * 10, static_cast<std::int64_t>(seed) - 5, seed * 7},
          seed * 11,
          {seed * 13, seed * 17}};
}

class Table : public testing::Test {
 protected:
  [[nodiscard]] std::map<std::string, FileEntry> all() const {
    std::map<std::string, FileEntry> out;
    table_.for_each([&out](const std::string& id, const FileEntry& entry) { out[id] = entry; });
    return out;
  }

  TempDir dir_;
  Xapian::WritableDatabase index_{(dir_.path() / "index").string(), Xapian::DB_CREATE};
  FileTable table_{index_, "an index"};
};

TEST_F(Table, holds_each_file_as_it_was_last_put) {
  std::map<std::string, FileEntry> expected;
  for (std::uint64_t i = 0; i < 300; ++i) {
    const std::string id = "_news/" + std::to_string(i) + ".md";
    expected[id] = entry(i, static_cast<FileStatus>(i % 3));
    put_file(index_, id, entry(1000));
    put_file(index_, id, expected[id]);
  }
  EXPECT_EQ(all(), expected);
  EXPECT_EQ(table_.size(), 300U);
  EXPECT_EQ(table_.find("_news/7.md"), entry(7, FileStatus::kUnpublished));
  EXPECT_EQ(table_.find("_news/7"), std::nullopt);
}

TEST_F(Table, forgets_what_is_erased) {
  put_file(index_, "a", entry(1));
  put_file(index_, "b", entry(2));
  erase_file(index_, "a");
  erase_file(index_, "nobody");
  EXPECT_EQ(all(), (std::map<std::string, FileEntry>{{"b", entry(2)}}));
  EXPECT_EQ(table_.find("a"), std::nullopt);
}

TEST_F(Table, keeps_the_greatest_and_least_numbers) {
  constexpr auto kMax = std::numeric_limits<std::uint64_t>::max();
  const FileEntry extreme{std::numeric_limits<std::uint32_t>::max(),
                          FileStatus::kNotAnArticle,
                          {kMax, std::numeric_limits<std::int64_t>::min(), kMax},
                          kMax,
                          {kMax, kMax}};
  put_file(index_, "a", extreme);
  EXPECT_EQ(table_.find("a"), extreme);
}

TEST_F(Table, keeps_any_id) {
  const std::string start(150, 'x');
  const std::map<std::string, FileEntry> expected = {
      {"", entry(1)},
      {std::string("\xff\0\n/ \x80", 6), entry(2)},
      {start + std::string(50, 'y'), entry(3)},
      {start + std::string(51, 'y'), entry(4)},
      {start + std::string(52, 'y'), entry(5)},
      {std::string(4'000, '/'), entry(6)},
  };
  for (const auto& [id, one] : expected) put_file(index_, id, one);
  EXPECT_EQ(all(), expected);
  for (const auto& [id, one] : expected) EXPECT_EQ(table_.find(id), one) << id.size();
}

TEST_F(Table, of_no_index_is_empty) {
  EXPECT_EQ(FileTable().size(), 0U);
  EXPECT_EQ(FileTable().find("a"), std::nullopt);
}

// ---- Bytes that nobody wrote -------------------------------------------------------------------

class DamagedTable : public Table {
 protected:
  void SetUp() override { put_file(index_, "_news/a.md", entry(300)); }

  const std::string key_ = std::string(metadata::kFilePrefix) + "_news/a.md";
};

TEST_F(DamagedTable, is_reported_whoever_asks) {
  index_.set_metadata(key_, "garbage");
  EXPECT_THROW((void)table_.find("_news/a.md"), IndexDamaged);
  EXPECT_THROW((void)all(), IndexDamaged);
  EXPECT_EQ(table_.find("_news/b.md"), std::nullopt);
}

TEST_F(DamagedTable, refuses_every_cut_of_a_row) {
  const std::string whole = index_.get_metadata(key_);
  for (std::size_t length = 0; length < whole.size(); ++length) {
    EXPECT_FALSE(decode_file_row(whole.substr(0, length))) << length;
  }
  EXPECT_TRUE(decode_file_row(whole));
}

TEST_F(DamagedTable, refuses_a_status_that_there_is_not) {
  std::string bytes = index_.get_metadata(key_);
  ASSERT_EQ(bytes.substr(0, 2), std::string("\0\0", 2)) << "root, status";
  bytes[1] = 3;
  EXPECT_FALSE(decode_file_row(bytes));
  // A varint of 256, which is 0 in one byte.
  EXPECT_FALSE(decode_file_row(std::string("\0\x80\2", 3) + bytes.substr(2)));
}

TEST_F(DamagedTable, survives_garbage) {
  std::mt19937 random(20240212);
  for (int round = 0; round < 2'000; ++round) {
    std::string bytes(random() % 60, '\0');
    for (char& c : bytes) c = static_cast<char>(random());
    if (const auto row = decode_file_row(bytes)) {
      EXPECT_LE(row->entry.status, FileStatus::kNotAnArticle);
    }
  }
}

}  // namespace
}  // namespace dateline
