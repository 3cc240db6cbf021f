// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "indexer/file_table.h"
#include "indexer/roots.h"

namespace dateline {

/// What an index knows beside its documents: the files that it was built from, and the topic table.
struct IndexState {
  FileTable files;
  Roots roots;
  std::vector<std::string> topics;  ///< by topic id
  bool stories_are_told = true;     ///< false: a run ended between its documents and their stories
};

/// Reads the state from an open index of folder `db`. Throws IndexDamaged.
IndexState load_index_state(const Xapian::Database& index, const std::string& db);

/// The same from the current generation in folder `db`; an empty state if there is no index.
/// Throws IndexError.
IndexState load_index_state(const std::string& db);

/// Metadata by key.
using Metadata = std::map<std::string, std::string>;

/// What marks a database as an index of this schema and ICU version.
Metadata versions_metadata();

/// The file table's buckets that changed since they were last asked for; an emptied one is empty.
Metadata files_metadata(FileTable& files);

/// Topics whose ids count from `first` on.
Metadata topics_metadata(const std::vector<std::string>& topics, std::size_t first);

Metadata roots_metadata(const Roots& roots);

/// All of it, the whole file table included.
Metadata all_metadata(IndexState& state);

void store(Xapian::WritableDatabase& index, const Metadata& metadata);

}  // namespace dateline
