// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "common/diagnostic.h"
#include "common/result.h"
#include "indexer/file_list.h"

namespace dateline {

/// What a walk found.
struct Scan {
  FileList files;                 ///< sorted, each once
  Diagnostics diagnostics;        ///< unreadable folders and files, loops; sorted by path
  std::uint64_t other_files = 0;  ///< passed over: another extension, or not a regular file
  bool complete = true;           ///< false: something could not be listed, so nothing below the
                                  ///< root may be taken for deleted
};

/// Walks `root` (a folder, or a single file, whose relative path is then its name) for files with
/// an article's extension (.md .markdown .txt .yml .yaml .html .json; case does not matter). Hidden
/// files and folders (`.git`) are passed over. Symbolic links are followed; a folder already seen
/// on the way down is not entered again. `excludes` are fnmatch(3) patterns matched against the
/// relative path and the bare name. Never throws for what it meets below the root.
Scan scan_source(const std::filesystem::path& root, const std::vector<std::string>& excludes);

/// Why a file has no text.
struct ReadFailure {
  std::string message;
  bool is_gone = false;  ///< there was no such file (any more)
};

/// The whole of a regular file, read without ever blocking on a FIFO or device and without mmap (a
/// file truncated meanwhile must not kill the run). The error says what went wrong, with the cause
/// that the system gave; a file larger than kMaxFileBytes is one.
Result<std::string, ReadFailure> read_article_file(const std::string& path);

}  // namespace dateline
