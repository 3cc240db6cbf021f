// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>

#include "indexer/file_table.h"
#include "indexer/roots.h"

namespace dateline {

/// What an index knows of the files that it was built from.
struct IndexState {
  FileTable files;
  Roots roots;
};

/// Reads the state from an open index of folder `db`. Throws IndexDamaged.
IndexState load_index_state(const Xapian::Database& index, const std::string& db);

}  // namespace dateline
