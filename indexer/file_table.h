// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/document_builder.h"
#include "indexer/file_list.h"

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

/// The files that an index was built from, by document id. Each is a row of the index's metadata,
/// so that a run reads and writes those that it needs, however many there are, and merging carries
/// them along.
class FileTable {
 public:
  using Visit = std::function<void(const std::string& id, const FileEntry& entry)>;

  /// Of no index: empty.
  FileTable() = default;

  /// Of an open index, as it is at each call; `name` is for messages.
  FileTable(const Xapian::Database& index, std::string name);

  /// Throws IndexError, as all below do.
  [[nodiscard]] std::optional<FileEntry> find(const std::string& id) const;

  /// Calls `visit` for each, in no particular order.
  void for_each(const Visit& visit) const;

  [[nodiscard]] std::uint64_t size() const;

 private:
  template <typename Look>
  void for_each_key(Look look) const;
  [[noreturn]] void fail() const;

  Xapian::Database index_;
  std::string name_;
};

/// Both throw Xapian::Error.
void put_file(Xapian::WritableDatabase& index, const std::string& id, const FileEntry& entry);
void erase_file(Xapian::WritableDatabase& index, const std::string& id);

/// A row as it is stored: the entry, and the id where that is too long for the key.
struct FileRow {
  FileEntry entry;
  std::string_view long_id;
};

/// Nothing if the bytes are no row.
std::optional<FileRow> decode_file_row(std::string_view bytes);

}  // namespace dateline
