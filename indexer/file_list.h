// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A file's identity and freshness as the file system tells it.
struct FileStamp {
  std::uint64_t size_bytes = 0;
  std::int64_t mtime_ns = 0;
  std::uint64_t inode = 0;

  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// A candidate article file.
struct SourceFile {
  std::string path;           ///< as it can be opened
  std::string relative_path;  ///< below the root, with `/`; bytes as the file system has them
  FileStamp stamp;

  friend bool operator==(const SourceFile&, const SourceFile&) = default;
};

/// The files below one root. A file takes 40 bytes and its relative path: a folder may hold
/// millions.
class FileList {
 public:
  class Iterator;

  /// `start` and a relative path make the path of a file.
  explicit FileList(std::string start = {}) : start_(std::move(start)) {}
  FileList(const FileList&) = delete;
  FileList& operator=(const FileList&) = delete;
  FileList(FileList&&) = default;
  FileList& operator=(FileList&&) = default;
  ~FileList() = default;

  void add(std::string_view relative_path, const FileStamp& stamp);

  /// By relative path, bytewise.
  void sort();

  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  [[nodiscard]] std::string_view relative_path(std::size_t at) const { return rows_[at].name(); }
  [[nodiscard]] const FileStamp& stamp(std::size_t at) const { return rows_[at].stamp; }
  [[nodiscard]] std::string path(std::size_t at) const;
  [[nodiscard]] SourceFile operator[](std::size_t at) const;

  /// Requires that the list is sorted.
  [[nodiscard]] bool contains(std::string_view relative_path) const;

  [[nodiscard]] Iterator begin() const;
  [[nodiscard]] Iterator end() const;

 private:
  struct Row {
    const char* bytes = nullptr;  // in a block
    std::uint32_t size = 0;
    FileStamp stamp;

    [[nodiscard]] std::string_view name() const { return {bytes, size}; }
  };

  std::string start_;
  std::vector<std::string> blocks_;  // of names; none ever grows beyond what was reserved for it
  std::deque<Row> rows_;             // grows without being copied
};

/// Makes the files one after the other.
class FileList::Iterator {
 public:
  Iterator(const FileList& list, std::size_t at) : list_(&list), at_(at) {}

  SourceFile operator*() const { return (*list_)[at_]; }
  Iterator& operator++() {
    ++at_;
    return *this;
  }
  friend bool operator==(const Iterator&, const Iterator&) = default;

 private:
  const FileList* list_;
  std::size_t at_;
};

inline FileList::Iterator FileList::begin() const { return {*this, 0}; }
inline FileList::Iterator FileList::end() const { return {*this, size()}; }

}  // namespace dateline
