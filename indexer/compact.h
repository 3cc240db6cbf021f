// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace dateline {

struct CompactReport {
  std::uint32_t generation = 0;  ///< the new one
  std::uint64_t documents = 0;
  std::uint64_t bytes_before = 0;
  std::uint64_t bytes_after = 0;
  double seconds = 0;
};

/// Copies the index in folder `db` into a new generation without free space, and makes that the
/// current one. Readers go on meanwhile. Throws IndexError.
CompactReport compact_index(const std::string& db);

/// For a person.
std::string compact_text(const CompactReport& report);

/// As one JSON object with the names above.
std::string compact_json(const CompactReport& report);

}  // namespace dateline
