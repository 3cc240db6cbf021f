// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/diagnostic.h"
#include "common/result.h"
#include "searcher/request.h"

namespace dateline {

/// A query that is asked again and again.
struct SavedQuery {
  std::string name;  ///< unique in its file
  Request request;
  Position position;  ///< of its entry in the file
};

/// Reads a YAML list of saved queries, each a map of `name`, `query` (what one would type) and the
/// filters by the names of their options; what is repeatable may be a list:
///
///   - name: robots
///     query: '"soft robot" -opinion'
///     topic: [AI, Robotics]
///     min-quality: 60
///
/// Refuses unknown keys, as a misspelt filter that is passed over would give a wrong answer. `path`
/// is for the messages, all of which are given.
Result<std::vector<SavedQuery>, std::vector<Diagnostic>> read_saved_queries(
    std::string_view text, const std::string& path);

}  // namespace dateline
