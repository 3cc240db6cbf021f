// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/story_timeline.h"

#include <algorithm>

namespace dateline {

StoryNode StoryTimeline::first_at(UnixSeconds at) const {
  const auto found = std::ranges::lower_bound(moments, at, {}, &StoryMoment::at);
  return static_cast<StoryNode>(found - moments.begin());
}

}  // namespace dateline
