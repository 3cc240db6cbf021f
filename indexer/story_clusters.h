// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <vector>

#include "indexer/story_graph.h"

namespace dateline {

/// Two articles with something in common.
struct StoryEdge {
  StoryNode from = 0;  ///< the earlier one
  StoryNode to = 0;
  EdgeWeight weight = 0;
};

/// The nodes of a story, ascending.
using Story = std::vector<StoryNode>;

/// Merges the members of one component (ascending), with all edges between them, into stories, as
/// indexer/story_graph.h says. The answer does not depend on the order of the edges.
std::vector<Story> cluster_component(std::span<const StoryNode> members,
                                     std::span<const StoryEdge> edges,
                                     const std::vector<StoryMoment>& moments);

}  // namespace dateline
