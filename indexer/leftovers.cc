// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/leftovers.h"

#include <algorithm>
#include <system_error>

#include "indexer/bulk_build.h"
#include "indexer/segment.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

bool fits(const SegmentState& segment, const IndexState& state, TopicTable& topics) {
  bool is_new = true;
  segment.files.for_each([&](const std::string& id, const FileEntry&) {
    is_new = is_new && state.files.find(id) == nullptr;
  });
  return is_new && segment.roots == state.roots.encode() &&
         std::all_of(segment.topics.begin(), segment.topics.end(),
                     [&](const auto& topic) { return topics.put(topic.first, topic.second); });
}

}  // namespace

std::vector<fs::path> take_leftovers(const fs::path& folder, IndexState& state,
                                     TopicTable& topics) {
  std::vector<fs::path> taken;
  for (const fs::path& path : find_segments(folder)) {
    const auto segment = load_segment(path);
    if (!segment || !fits(*segment, state, topics)) continue;
    taken.push_back(path);
    segment->files.for_each(
        [&](const std::string& id, const FileEntry& entry) { state.files.put(id, entry); });
  }
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    if (std::find(taken.begin(), taken.end(), entry.path()) != taken.end()) continue;
    fs::remove_all(entry.path(), ignored);
  }
  return taken;
}

}  // namespace dateline
