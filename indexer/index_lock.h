// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "common/file_descriptor.h"

namespace dateline {

/// The right to write to an index, held as long as the object lives. The folder itself is locked:
/// unlike a lock file, it cannot be removed from under its owner.
class IndexLock {
 public:
  /// Makes the folder `db` if there is none. Throws IndexLocked if another process holds the lock,
  /// IndexError.
  explicit IndexLock(std::string db);

  [[nodiscard]] const std::string& db() const { return db_; }

 private:
  std::string db_;
  FileDescriptor folder_;
};

}  // namespace dateline
