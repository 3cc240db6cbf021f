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

namespace dateline {

IndexLock::IndexLock(std::string db) : db_(std::move(db)) {
  std::error_code failed;
  std::filesystem::create_directories(db_, failed);
  if (failed) throw IndexError(fmt::format("{}: cannot create: {}", db_, failed.message()));
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
