// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "indexer/roots.h"

namespace dateline {

/// What an index knows beside its documents and its files.
struct IndexState {
  Roots roots;
  std::vector<std::string> topics;  ///< by topic id
  std::uint64_t commits = 0;        ///< that made it
  bool stories_are_told = true;     ///< false: a run ended between its documents and their stories
};

/// Reads the state from an open index. Throws Xapian::Error.
IndexState load_index_state(const Xapian::Database& index);

/// The same from the current generation in folder `db`; an empty state if there is no index.
/// Throws IndexError.
IndexState load_index_state(const std::string& db);

/// Metadata by key.
using Metadata = std::map<std::string, std::string>;

/// What marks a database as an index of this schema and ICU version.
Metadata versions_metadata();

/// Topics whose ids count from `first` on.
Metadata topics_metadata(const std::vector<std::string>& topics, std::size_t first);

Metadata roots_metadata(const Roots& roots);

Metadata commits_metadata(std::uint64_t commits);

/// All but the files.
Metadata all_metadata(const IndexState& state);

void store(Xapian::WritableDatabase& index, const Metadata& metadata);

}  // namespace dateline
