// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/export.h"

#include <fmt/format.h>

#include "common/index_error.h"
#include "common/open_index.h"

namespace dateline {
namespace {

/// Nobody commits faster than this many documents are read.
constexpr int kMaxAttempts = 10;

/// Walks over an index's documents and goes on where it was when a writer overwrites what is being
/// read.
class Walk {
 public:
  explicit Walk(const std::string& db) : db_(db), index_(open_index(db)) {}

  /// The lines of the next document; nothing after the last one.
  std::optional<std::string> next(ExportFormat format) {
    for (int attempt = 1;; ++attempt) {
      try {
        return read_next(format);
      } catch (const Xapian::DatabaseModifiedError&) {
        if (attempt == kMaxAttempts) throw_index_error(db_);
        index_.reopen();
      } catch (const Xapian::Error&) {
        throw_index_error(db_);
      }
    }
  }

 private:
  std::optional<std::string> read_next(ExportFormat format) {
    auto at = index_.postlist_begin({});
    at.skip_to(last_ + 1);
    if (at == index_.postlist_end({})) return std::nullopt;
    const Xapian::Document document = index_.get_document(*at);
    const auto record = decode_record(document.get_data());
    if (!record) {
      throw IndexDamaged(
          fmt::format("{}: document {} is no record; build the index anew from its "
                      "files",
                      db_, *at));
    }
    std::string lines = export_lines(format, *record, document);
    last_ = *at;
    return lines;
  }

  const std::string& db_;
  Xapian::Database index_;
  Xapian::docid last_ = 0;
};

}  // namespace

std::optional<ExportFormat> export_format_of(std::string_view name) {
  if (name == "jsonl") return ExportFormat::kJsonl;
  if (name == "opensearch-bulk") return ExportFormat::kOpenSearchBulk;
  if (name == "meilisearch") return ExportFormat::kMeilisearch;
  return std::nullopt;
}

std::uint64_t export_index(const std::string& db, ExportFormat format, const LineSink& sink) {
  Walk walk(db);
  std::uint64_t documents = 0;
  while (const auto lines = walk.next(format)) {
    if (!sink(*lines)) return documents;
    ++documents;
  }
  return documents;
}

}  // namespace dateline
