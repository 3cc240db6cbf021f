// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "indexer/story_graph.h"

namespace dateline {

/// A node of a component with all its edges.
struct StoryMember {
  StoryGraph::Node node = 0;
  std::vector<StoryGraph::Neighbour> neighbours;
};

/// Merges the members of one component into stories, as indexer/story_graph.h says. The answer
/// depends on the articles alone, not on their order; each story is by time, then number.
std::vector<std::vector<StoryGraph::Node>> cluster_component(
    const std::vector<StoryEvidence>& articles, std::vector<StoryMember> component);

}  // namespace dateline
