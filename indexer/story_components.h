// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "indexer/story_clusters.h"
#include "indexer/story_walk.h"

namespace dateline {

/// Gathers articles and edges into components, and tells the stories of those that are complete.
class StoryComponents {
 public:
  explicit StoryComponents(const std::vector<StoryMoment>& moments);

  void add(StoryNode node) { pending_.push_back(node); }
  void add(const StoryEdge& edge);

  /// Tells, and forgets, the stories of all components that end before `moment`: no article at or
  /// after it has an edge to them.
  void tell_before(UnixSeconds moment, const TellStory& tell);

  void tell_rest(const TellStory& tell);

 private:
  /// The last node of a component.
  [[nodiscard]] StoryNode end_of(StoryNode node);
  void tell(std::vector<StoryNode> nodes, std::vector<StoryEdge> edges, const TellStory& tell);
  template <typename IsComplete>
  void tell_complete(IsComplete is_complete, const TellStory& tell);

  const std::vector<StoryMoment>& moments_;
  std::vector<StoryNode> later_;  // by node: a later one of its component, itself if it is the last
  std::vector<StoryNode> pending_;  // of components that are not told
  std::vector<StoryEdge> edges_;    // of these
};

}  // namespace dateline
