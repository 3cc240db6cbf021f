// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

namespace dateline {

/// Opens the current generation of the index in folder `db` for reading. Throws IndexError: no
/// index there, or one of another schema or ICU version; IndexDamaged.
Xapian::Database open_index(const std::string& db);

/// Throws IndexError unless `index` (of folder `db`) was written by this schema and ICU version.
void check_versions(const Xapian::Database& index, const std::string& db);

/// How many commits made the index; 0 if it does not say. Throws Xapian::Error.
std::uint64_t commits_of(const Xapian::Database& index);

/// The topic table: names by topic id. `known`: the table as it was, which saves asking for its
/// names again, each a round trip to a remote index, as a table only grows.
std::vector<std::string> load_topics(const Xapian::Database& index,
                                     std::vector<std::string> known = {});

}  // namespace dateline
