// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/article.h"
#include "indexer/document_builder.h"
#include "indexer/index_writer.h"
#include "tests/support/temp_dir.h"

namespace dateline {

/// The document id that the article in row `row` of a test's corpus is filed under, and the way
/// back.
std::string id_of_row(std::size_t row);
std::size_t row_of_id(const std::string& id);

/// An index in a temporary folder, made as the indexer makes one but without files to read. Holds
/// the index open for writing.
class IndexFixture {
 public:
  /// Files each article under its row, all in committed batches.
  explicit IndexFixture(const std::vector<Article>& articles);

  /// What an Engine opens.
  [[nodiscard]] const std::string& db() const { return db_; }

  /// Changes that readers see after commit(). A batch may commit by itself.
  void put(std::size_t row, const Article& article);
  void remove(std::size_t row);
  void commit();

 private:
  TempDir folder_;
  std::string db_;
  DocumentBuilder builder_;
  IndexWriter writer_;
};

}  // namespace dateline
