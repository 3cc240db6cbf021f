// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/index_fixture.h"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

namespace dateline {

std::string id_of_row(std::size_t row) { return fmt::format("{:05}.md", row); }

std::size_t row_of_id(const std::string& id) { return std::stoul(id); }

IndexFixture::IndexFixture(const std::vector<Article>& articles)
    : db_((folder_.path() / "db").string()),
      writer_(std::make_shared<IndexLock>(db_),
              [](const std::string& id, const std::string& reason) {
                throw std::runtime_error(id + ": refused: " + reason);
              }) {
  for (std::size_t row = 0; row < articles.size(); ++row) put(row, articles[row]);
  commit();
}

void IndexFixture::put(std::size_t row, const Article& article) {
  const std::string id = id_of_row(row);
  BuiltDocument built = builder_.build(article, id);
  FileEntry entry;
  entry.hashes = built.hashes;
  writer_.upsert(id, std::move(built), entry);
}

void IndexFixture::remove(std::size_t row) { writer_.remove(id_of_row(row)); }

void IndexFixture::commit() {
  writer_.commit();
  writer_.tell_stories();
}

}  // namespace dateline
