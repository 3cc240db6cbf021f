// SPDX-License-Identifier: GPL-2.0-or-later
// Finds stories by walking along the edges of indexer/story_graph.h, a stretch of days at a time,
// so that memory is for these days' articles, not for all.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "indexer/story_clusters.h"
#include "indexer/story_timeline.h"

namespace dateline {

struct StoryWalkOptions {
  unsigned jobs = 1;  ///< threads; the stories do not depend on it
  /// How many articles are held at a time, about half a kilobyte each; more only if there are more
  /// within kRelatedSpan of one day.
  std::size_t held_articles = 40'000;
};

/// Called with the nodes of each story, ascending; a story may be of one article.
using TellStory = std::function<void(std::span<const StoryNode>)>;

/// Tells all stories.
void walk_all_stories(const StoryTimeline& timeline, const StoryWalkOptions& options,
                      const TellStory& tell);

/// What differs between a timeline and what it was before.
struct StoryDifference {
  std::vector<StoryNode> nodes;     ///< that are new, or say something else than before
  std::vector<StoryEvidence> gone;  ///< what was said that is no longer
};

/// Tells those stories that may not be what they were before, with all others that are of the same
/// articles' components; the rest is not looked at.
void walk_changed_stories(const StoryTimeline& timeline, const StoryDifference& difference,
                          const TellStory& tell);

}  // namespace dateline
