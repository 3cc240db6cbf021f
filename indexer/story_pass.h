// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/story_evidence.h"

namespace dateline {

/// What changed in an index since its stories were last told.
class StoryChanges {
 public:
  /// An article that is there now and was not, or said something else.
  void add(const std::string& id);
  /// Evidence that is no longer there: the value of slot kEvidence.
  void remove(const std::string& evidence);
  /// Nobody knows what changed.
  void add_all() { is_all_ = true; }

  [[nodiscard]] bool is_empty() const { return !is_all_ && numbers_.empty() && gone_.empty(); }
  [[nodiscard]] bool is_all() const { return is_all_; }
  [[nodiscard]] const std::vector<std::uint64_t>& numbers() const { return numbers_; }
  [[nodiscard]] const std::vector<StoryEvidence>& gone() const { return gone_; }

 private:
  bool is_all_ = false;
  std::vector<std::uint64_t> numbers_;  // story_number()s
  std::vector<StoryEvidence> gone_;
};

struct StoryPassOptions {
  unsigned jobs = 1;
  /// Commits now and then, so that what is written does not gather in memory: for an index that
  /// has no readers yet.
  bool commits = false;
};

/// Sets slot kStory of every document that `changes` touches, in the transaction that is begun.
/// Reads when each article was published, about a microsecond a document, and all of those near to
/// a change; writes only the values that differ, and says how many these are. Throws Xapian::Error.
std::size_t tell_stories(Xapian::WritableDatabase& index, const StoryChanges& changes,
                         const StoryPassOptions& options);

}  // namespace dateline
