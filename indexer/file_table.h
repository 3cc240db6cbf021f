// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/document_builder.h"
#include "indexer/source.h"

namespace dateline {

/// What became of a file when it was last read. Rejected files are not kept: they are read, and
/// reported, by every run.
enum class FileStatus : std::uint8_t {
  kIndexed = 0,      ///< has a document
  kUnpublished = 1,  ///< `published: false` or `removed: true`
  kNotAnArticle = 2  ///< no front matter
};

/// What the index remembers of one file.
struct FileEntry {
  std::uint32_t root = 0;  ///< row of the roots table
  FileStatus status = FileStatus::kIndexed;
  FileStamp stamp;  ///< mtime 0: too young when it was read, so compare the content next time
  std::uint64_t content_hash = 0;
  FieldHashes hashes;  ///< of the document; zeros if there is none

  friend bool operator==(const FileEntry&, const FileEntry&) = default;
};

/// The files of the last run by document id, kept in the index's metadata in 1,024 buckets by the
/// id's hash, so that a run rewrites only the buckets of what changed.
class FileTable {
 public:
  /// Takes in one stored bucket. False if the bytes are not one.
  bool load_bucket(std::string_view bytes);

  /// The entry of a file, or nullptr; valid until it is erased.
  [[nodiscard]] const FileEntry* find(const std::string& id) const;
  void put(const std::string& id, const FileEntry& entry);
  void erase(const std::string& id);

  /// How many entries have a document.
  [[nodiscard]] std::uint64_t indexed() const { return indexed_; }
  [[nodiscard]] std::size_t size() const { return size_; }

  /// Calls `visit(id, entry)` for each, in no particular order.
  template <typename Visit>
  void for_each(Visit visit) const {
    for (const Bucket& bucket : buckets_) {
      for (const auto& [id, entry] : bucket) visit(id, entry);
    }
  }

  /// Whether both hold the same entries.
  friend bool operator==(const FileTable& a, const FileTable& b) {
    return a.buckets_ == b.buckets_;
  }

  /// For a database that has none of the buckets yet.
  void mark_all_changed();

  /// The buckets that changed since the last call, by number: the bytes to store, empty if nothing
  /// is left in one.
  std::map<std::uint32_t, std::string> take_changed_buckets();

 private:
  using Bucket = std::map<std::string, FileEntry>;

  [[nodiscard]] std::uint32_t number_of(const std::string& id) const;

  std::vector<Bucket> buckets_ = std::vector<Bucket>(1024);
  std::set<std::uint32_t> changed_;
  std::size_t size_ = 0;
  std::uint64_t indexed_ = 0;
};

}  // namespace dateline
