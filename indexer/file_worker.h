// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "common/diagnostic.h"
#include "indexer/document_builder.h"
#include "indexer/file_table.h"
#include "indexer/source.h"

namespace dateline {

/// One file to look at.
struct FileTask {
  std::string id;
  std::string path;  ///< as it can be opened
  FileStamp stamp;
  std::uint32_t root = 0;
  const FileEntry* known = nullptr;  ///< of the last run, or none
};

enum class FileVerdict : std::uint8_t {
  kUnchanged,  ///< nothing that is indexed differs; the entry may be newer
  kNewText,    ///< to be stored
  kNewValues,  ///< to be stored; all terms are as before
  kUnpublished,
  kNotAnArticle,
  kRejected,
  kGone,  ///< removed since its folder was listed; the next run will see that
};

/// What looking at a file gave.
struct FileOutcome {
  FileVerdict verdict = FileVerdict::kRejected;
  FileEntry entry;
  BuiltDocument built;  ///< for kNewText and kNewValues
  Diagnostics diagnostics;
  std::uint64_t bytes_read = 0;
};

/// Reads, parses and analyses files. One object a thread.
class FileWorker {
 public:
  explicit FileWorker(bool strict) : strict_(strict) {}

  FileOutcome look_at(const FileTask& task);

 private:
  void build(const FileTask& task, const std::string& text, FileOutcome& outcome);

  bool strict_;
  DocumentBuilder builder_;
};

}  // namespace dateline
