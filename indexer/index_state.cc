// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index_state.h"

#include "common/index_error.h"
#include "common/index_folder.h"
#include "common/open_index.h"
#include "common/schema.h"
#include "common/story_slots.h"
#include "common/unicode.h"

namespace dateline {
namespace {

std::string key(std::string_view name) { return std::string(name); }

}  // namespace

IndexState load_index_state(const Xapian::Database& index) {
  IndexState state;
  state.roots = Roots::decode(index.get_metadata(key(metadata::kRoots)));
  state.topics = load_topics(index);
  state.commits = commits_of(index);
  state.stories_are_told = index.get_metadata(key(metadata::kUntoldStories)).empty();
  return state;
}

IndexState load_index_state(const std::string& db) {
  if (!current_generation(db)) return {};
  try {
    return load_index_state(open_index(db));
  } catch (const Xapian::Error&) {
    throw_index_error(db);
  }
}

Metadata versions_metadata() {
  return {{key(metadata::kSchemaVersion), std::to_string(kSchemaVersion)},
          {key(metadata::kIcuVersion), icu_version()}};
}

Metadata topics_metadata(const std::vector<std::string>& topics, std::size_t first) {
  Metadata out;
  if (topics.empty()) return out;
  std::size_t id = first;
  for (const std::string& topic : topics) {
    out.emplace(key(metadata::kTopicPrefix) + std::to_string(id++), topic);
  }
  out.emplace(key(metadata::kTopicCount), std::to_string(id));
  return out;
}

Metadata roots_metadata(const Roots& roots) { return {{key(metadata::kRoots), roots.encode()}}; }

Metadata commits_metadata(std::uint64_t commits) {
  return {{key(metadata::kCommits), std::to_string(commits)}};
}

Metadata all_metadata(const IndexState& state) {
  Metadata out = versions_metadata();
  out.merge(topics_metadata(state.topics, 0));
  out.merge(roots_metadata(state.roots));
  out.merge(commits_metadata(state.commits));
  return out;
}

void store(Xapian::WritableDatabase& index, const Metadata& metadata) {
  for (const auto& [name, value] : metadata) index.set_metadata(name, value);
}

}  // namespace dateline
