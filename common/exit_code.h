// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace dateline {

/// What dateline-index ends with.
enum class IndexExit {
  kClean = 0,
  kSomeRejected = 1,
  kUsage = 2,
  kFailed = 3,  ///< index or I/O error
  kLocked = 4,
  kDamaged = 5,
  kInterrupted = 130,  ///< the index is consistent
};

/// What dateline-search ends with.
enum class SearchExit {
  kHits = 0,
  kNone = 1,
  kUsage = 2,
  kFailed = 3,  ///< index or I/O error
};

/// What dateline-serve ends with.
enum class ServeExit {
  kStopped = 0,  ///< by a signal, or there was nothing to serve: --help
  kUsage = 2,
  kFailed = 3,  ///< index or I/O error
};

}  // namespace dateline
