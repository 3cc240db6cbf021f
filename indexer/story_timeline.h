// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "common/date.h"
#include "indexer/story_evidence.h"

namespace dateline {

/// A place in a StoryTimeline: of two articles, the later one has the greater node.
using StoryNode = std::uint32_t;

/// All articles of an index that may be of a story. What tells their stories is a hundred times as
/// large as their moments, so it is read as it is needed.
struct StoryTimeline {
  std::vector<StoryMoment> moments;  ///< by node, ascending

  /// The evidence of the nodes from `first` to before `last`. Called from one thread.
  std::function<std::vector<StoryEvidence>(StoryNode first, StoryNode last)> read;

  [[nodiscard]] StoryNode size() const { return static_cast<StoryNode>(moments.size()); }

  /// The first node at or after a moment in time; size() if there is none.
  [[nodiscard]] StoryNode first_at(UnixSeconds at) const;
};

}  // namespace dateline
