// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "common/index_error.h"
#include "common/index_folder.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

/// Makes a folder and those above it, so that a power cut does not take them away again.
void make_durable_folder(const fs::path& folder) {
  std::error_code failed;
  if (fs::is_directory(folder, failed)) return;
  const fs::path parent = fs::absolute(folder).parent_path();
  if (parent != folder) make_durable_folder(parent);
  fs::create_directory(folder, failed);
  if (failed) {
    throw IndexError(fmt::format("{}: cannot create: {}", folder.string(), failed.message()));
  }
  sync_folder(parent);
}

}  // namespace

IndexLock::IndexLock(std::string db) : db_(std::move(db)) {
  make_durable_folder(db_);
  folder_.reset(::open(db_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder_) throw IndexError(fmt::format("{}: cannot open: {}", db_, std::strerror(errno)));
  if (::flock(folder_.get(), LOCK_EX | LOCK_NB) == 0) return;
  if (errno != EWOULDBLOCK) {
    throw IndexError(fmt::format("{}: cannot lock: {}", db_, std::strerror(errno)));
  }
  throw IndexLocked(
      fmt::format("{}: another process is writing to this index; try again when it is done", db_));
}

}  // namespace dateline
