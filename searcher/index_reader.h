// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <utility>

#include "common/analyzer.h"
#include "common/index_error.h"
#include "searcher/snapshot.h"

namespace dateline {

/// A stored record that cannot be read: the writer has reused its blocks, or the index is damaged.
struct UnreadableRecord {};

/// Reads one index beside a writer. Once a writer has committed, it may overwrite what the readers
/// of an older state read; Xapian notices most of that, but a block half overwritten can look like
/// damage, or as if it held nothing. So what fails is read again, and so is what a commit fell
/// into. Every answer that is computed from an index goes through read(). Not thread-safe: one a
/// thread.
class IndexReader {
 public:
  /// Opens the index in folder `db`. Throws IndexError.
  explicit IndexReader(std::string db);

  enum class Check { kBefore, kBeforeAndAfter };

  /// What `answer()` makes of the index's newest state. It is called again if that state went away
  /// meanwhile, so it must start from nothing each time. It may throw UnreadableRecord and
  /// Xapian::Error. What reads neither terms nor documents needs no check afterwards. Throws
  /// IndexError when the index stays unreadable.
  template <typename Answer>
  auto read(Answer&& answer, Check check = Check::kBeforeAndAfter) {
    for (int attempt = 1; attempt <= kMaxAttempts; ++attempt) {
      try {
        snapshot_.refresh();
        auto read = answer();
        if (check == Check::kBefore || !snapshot_.refresh() || attempt >= kMaxDoubts) return read;
      } catch (const UnreadableRecord&) {
        snapshot_.distrust();
      } catch (const Xapian::DatabaseModifiedError&) {
        snapshot_.distrust();
      } catch (const Xapian::NetworkError& error) {
        if (attempt >= kMaxNetworkAttempts) throw_index_error(snapshot_.db());
        snapshot_.hang_up(error);
      } catch (const Xapian::Error&) {
        if (attempt == kMaxAttempts) throw_index_error(snapshot_.db());
        snapshot_.distrust();
      }
    }
    throw_restless();
  }

  [[nodiscard]] Snapshot& snapshot() { return snapshot_; }
  [[nodiscard]] const Snapshot& snapshot() const { return snapshot_; }
  [[nodiscard]] Analyzer& analyzer() { return analyzer_; }

 private:
  /// Nobody commits faster than this many searches.
  static constexpr int kMaxAttempts = 10;
  /// An answer that a commit fell into is made again no more often than this: it is right as a
  /// rule.
  static constexpr int kMaxDoubts = 3;

  /// Each of these may wait as long as a cluster file allows.
  static constexpr int kMaxNetworkAttempts = 3;

  [[noreturn]] void throw_restless() const;

  Snapshot snapshot_;
  Analyzer analyzer_;
};

}  // namespace dateline
