// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "common/diagnostic.h"

namespace dateline {

/// Where the fields of an Article stand in its file, and what its file says that the Article no
/// longer tells. Line 0: the field is absent.
struct FieldPlaces {
  Position title;
  Position excerpt;
  Position url;
  Position published_at;
  std::vector<Position> topics;   ///< one for each of Article::topics
  std::vector<Position> related;  ///< one for each of Article::related: its URL, else the item
  std::optional<Position> removed_yet_published;  ///< `removed: true` beside `published: true`
  std::optional<Position> heat_of_unpublished;    ///< `heat: -1`
};

}  // namespace dateline
