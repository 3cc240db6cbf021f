// SPDX-License-Identifier: GPL-2.0-or-later
// How well the index tells stories apart, as pairs of articles that people labelled.
#pragma once

#include <cstddef>
#include <map>
#include <string>

namespace dateline {

/// Article id -> the name of its story; an article by itself has a name of its own.
using StoryNames = std::map<std::string, std::string>;

/// Pairs of labelled articles, by who puts both into one story.
struct StoryPairs {
  std::size_t both = 0;
  std::size_t index_alone = 0;
  std::size_t people_alone = 0;

  /// Of the index's pairs, how many are right: 0 to 1, 1 if it has none.
  [[nodiscard]] double precision() const;
  /// Of people's pairs, how many the index has: 0 to 1, 1 if there are none.
  [[nodiscard]] double recall() const;
};

/// Lines "story<TAB>id"; "-" is an article by itself. Throws std::runtime_error if `file` cannot be
/// read, or a line has no tab.
StoryNames read_story_labels(const std::string& file);

/// The stories of all articles of the index at `db`. Throws what open_index() throws.
StoryNames read_stories(const std::string& db);

/// Compares the stories of all pairs of `labels`. Throws std::runtime_error if `found` lacks an
/// article of theirs.
StoryPairs compare_stories(const StoryNames& labels, const StoryNames& found);

}  // namespace dateline
