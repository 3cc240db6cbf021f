// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/file_table.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <string>

namespace dateline {
namespace {

FileEntry entry(std::uint64_t seed, FileStatus status = FileStatus::kIndexed) {
  return {static_cast<std::uint32_t>(seed % 3),
          status,
          {seed * 10, static_cast<std::int64_t>(seed) - 5, seed * 7},
          seed * 11,
          {seed * 13, seed * 17}};
}

std::string id_of(int number) { return "_news/" + std::to_string(number) + ".md"; }

FileTable reloaded(const std::map<std::uint32_t, std::string>& buckets) {
  FileTable table;
  for (const auto& [number, bytes] : buckets) EXPECT_TRUE(table.load_bucket(bytes));
  return table;
}

TEST(FileTable, comes_back_as_it_was_stored) {
  constexpr int kStoredFiles = 3'000;  // about three a bucket
  FileTable table;
  for (int i = 0; i < kStoredFiles; ++i) {
    table.put(id_of(i), entry(static_cast<std::uint64_t>(i), static_cast<FileStatus>(i % 3)));
  }
  const FileTable back = reloaded(table.take_changed_buckets());
  EXPECT_TRUE(back == table);
  EXPECT_EQ(back.size(), 3'000U);
  EXPECT_EQ(back.indexed(), 1'000U);
}

TEST(FileTable, keeps_the_greatest_and_least_numbers_and_any_id) {
  constexpr auto kMax = std::numeric_limits<std::uint64_t>::max();
  const FileEntry extreme{std::numeric_limits<std::uint32_t>::max(),
                          FileStatus::kNotAnArticle,
                          {kMax, std::numeric_limits<std::int64_t>::min(), kMax},
                          kMax,
                          {kMax, kMax}};
  FileTable table;
  const std::string bytes("\xff\0\n/ \x80", 6);
  table.put(bytes, extreme);
  table.put("", extreme);
  const FileTable back = reloaded(table.take_changed_buckets());
  ASSERT_NE(back.find(bytes), nullptr);
  EXPECT_EQ(*back.find(bytes), extreme);
  ASSERT_NE(back.find(""), nullptr);
}

TEST(FileTable, counts_documents_through_every_change) {
  FileTable table;
  table.put("a", entry(1));
  table.put("b", entry(2, FileStatus::kUnpublished));
  EXPECT_EQ(table.indexed(), 1U);
  table.put("b", entry(2));
  EXPECT_EQ(table.indexed(), 2U);
  table.put("a", entry(1, FileStatus::kNotAnArticle));
  EXPECT_EQ(table.indexed(), 1U);
  table.erase("a");
  table.erase("nobody");
  EXPECT_EQ(table.indexed(), 1U);
  table.erase("b");
  EXPECT_EQ(table.indexed(), 0U);
  EXPECT_EQ(table.size(), 0U);
  EXPECT_EQ(table.find("b"), nullptr);
}

TEST(FileTable, stores_only_the_buckets_that_were_touched) {
  FileTable table;
  for (int i = 0; i < 3'000; ++i) table.put(id_of(i), entry(1));
  auto stored = table.take_changed_buckets();
  EXPECT_TRUE(table.take_changed_buckets().empty());

  table.put(id_of(7), entry(2));
  const auto once = table.take_changed_buckets();
  ASSERT_EQ(once.size(), 1U);
  table.erase(id_of(7));
  const auto twice = table.take_changed_buckets();
  ASSERT_EQ(twice.size(), 1U);
  EXPECT_EQ(twice.begin()->first, once.begin()->first) << "an id stays in its bucket";

  stored[twice.begin()->first] = twice.begin()->second;
  const FileTable back = reloaded(stored);
  EXPECT_EQ(back.size(), 2'999U);
  EXPECT_EQ(back.find(id_of(7)), nullptr);
}

TEST(FileTable, empties_a_bucket_with_its_last_file) {
  FileTable table;
  table.put("a", entry(1));
  table.take_changed_buckets();
  table.erase("a");
  const auto buckets = table.take_changed_buckets();
  ASSERT_EQ(buckets.size(), 1U);
  EXPECT_EQ(buckets.begin()->second, "");
}

TEST(FileTable, loading_changes_nothing) {
  FileTable table;
  table.put("a", entry(1));
  FileTable back = reloaded(table.take_changed_buckets());
  EXPECT_TRUE(back.take_changed_buckets().empty());
}

TEST(FileTable, does_not_depend_on_the_order_of_its_changes) {
  FileTable forth;
  FileTable back;
  for (int i = 0; i < 100; ++i) forth.put(id_of(i), entry(static_cast<std::uint64_t>(i)));
  for (int i = 99; i >= 0; --i) back.put(id_of(i), entry(static_cast<std::uint64_t>(i)));
  EXPECT_EQ(forth.take_changed_buckets(), back.take_changed_buckets());
}

// ---- Bytes that nobody wrote
// ---------------------------------------------------------------------

TEST(FileTable, refuses_every_cut_of_a_bucket) {
  FileTable table;
  table.put("_news/a.md", entry(300));
  const std::string whole = table.take_changed_buckets().begin()->second;
  for (std::size_t length = 1; length < whole.size(); ++length) {
    EXPECT_FALSE(FileTable().load_bucket(whole.substr(0, length))) << length;
  }
  EXPECT_TRUE(FileTable().load_bucket(whole));
}

TEST(FileTable, refuses_a_status_that_there_is_not) {
  FileTable table;
  table.put("a", entry(1));
  std::string bytes = table.take_changed_buckets().begin()->second;
  ASSERT_EQ(bytes.substr(0, 4), std::string("\1a\1\0", 4)) << "length, id, root, status";
  bytes[3] = 3;
  EXPECT_FALSE(FileTable().load_bucket(bytes));
}

TEST(FileTable, survives_garbage) {
  std::mt19937 random(20240212);
  for (int round = 0; round < 2'000; ++round) {
    std::string bytes(random() % 60, '\0');
    for (char& c : bytes) c = static_cast<char>(random());
    FileTable table;
    if (!table.load_bucket(bytes)) continue;
    EXPECT_LE(table.size(), bytes.size() / 8) << "an entry takes nine bytes at least";
  }
}

}  // namespace
}  // namespace dateline
