// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/transfer_command.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <system_error>
#include <vector>

#include "common/index_error.h"
#include "indexer/export.h"
#include "indexer/import.h"

namespace dateline {
namespace {

constexpr const char* kStandardInput = "-";

}  // namespace

IndexExit export_to_stdout(const IndexCommand& command) {
  (void)export_index(command.update.db, command.export_format, [](const std::string& lines) {
    return std::fwrite(lines.data(), 1, lines.size(), stdout) == lines.size();
  });
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
    throw IndexError("cannot write to standard output");
  return IndexExit::kClean;
}

Result<IndexExit, Failure> import_files(const IndexCommand& command,
                                        const std::function<IndexExit(const RunReport&)>& print,
                                        const std::atomic<bool>& stop) {
  std::vector<std::string> paths = command.update.paths;
  if (paths.empty()) paths.emplace_back(kStandardInput);
  IndexExit worst = IndexExit::kClean;
  for (const std::string& path : paths) {
    const bool is_stdin = path == kStandardInput;
    std::ifstream file;
    if (!is_stdin) file.open(path);
    if (!is_stdin && !file) return Failure{path + ": " + std::generic_category().message(errno)};
    std::istream& in = is_stdin ? std::cin : file;
    worst = std::max(worst, print(import_index(command.update.db, in, path, stop)));
    if (in.bad()) throw IndexError(path + ": cannot be read to its end");
  }
  return worst;
}

}  // namespace dateline
