// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/index_folder.h"
#include "common/open_index.h"
#include "common/record.h"
#include "common/schema.h"
#include "indexer/index_writer.h"
#include "tests/support/logical_dump.h"
#include "tests/support/temp_dir.h"

namespace dateline {

/// An index in a folder of its own, and what tests of its writer ask of it.
class WriterFixture : public testing::Test {
 protected:
  [[nodiscard]] std::string db() const { return (dir_.path() / "db").string(); }

  /// A writer that notes the ids of refused documents in `refused_`.
  IndexWriter open() {
    return {std::make_shared<IndexLock>(db()),
            [this](const std::string& id, const std::string& reason) {
              EXPECT_FALSE(reason.empty());
              refused_.push_back(id);
            }};
  }

  static FileEntry entry(FileStatus status = FileStatus::kIndexed) {
    FileEntry entry;
    entry.status = status;
    return entry;
  }

  /// How many files in the writer's table have a document.
  static std::uint64_t indexed(const IndexWriter& writer) {
    std::uint64_t count = 0;
    writer.files().for_each([&count](const std::string&, const FileEntry& entry) {
      if (entry.status == FileStatus::kIndexed) ++count;
    });
    return count;
  }

  static BuiltDocument built(const std::string& id, const std::string& title) {
    Article article;
    article.title = title;
    return DocumentBuilder().build(article, id);
  }

  static void put(IndexWriter& writer, const std::string& id, const std::string& title) {
    writer.upsert(id, built(id, title), entry());
  }

  /// The stored document of an id.
  [[nodiscard]] Xapian::Document document(const std::string& id) const {
    const Xapian::Database index = open_index(db());
    return index.get_document(*index.postlist_begin(id_term(id)));
  }

  /// `id=title` of all documents, as a reader finds them, by id.
  [[nodiscard]] std::string titles() const {
    const Xapian::Database index = open_index(db());
    std::multimap<std::string, std::string> sorted;
    for (auto at = index.postlist_begin(""); at != index.postlist_end(""); ++at) {
      const auto record = decode_record(index.get_document(*at).get_data());
      if (record) sorted.emplace(record->id, record->title);
    }
    std::string out;
    for (const auto& [id, title] : sorted) {
      out += (out.empty() ? "" : " ");
      out += id;
      out += '=';
      out += title;
    }
    return out;
  }

  /// Changes the index behind Dateline's back.
  void set_metadata(std::string_view key, const std::string& value) const {
    Xapian::WritableDatabase index(generation_path(db(), 1).string(), Xapian::DB_OPEN);
    index.set_metadata(std::string(key), value);
    index.commit();
  }

  TempDir dir_;
  std::vector<std::string> refused_;
};

}  // namespace dateline
