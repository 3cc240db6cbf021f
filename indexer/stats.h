// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "common/date.h"

namespace dateline {

/// What an index holds.
struct IndexStats {
  std::uint64_t documents = 0;
  std::uint64_t terms = 0;  ///< distinct ones, prefixed and boolean ones included
  std::uint64_t bytes = 0;  ///< on disk
  int schema_version = 0;
  std::uint32_t generation = 0;
  std::optional<UnixSeconds> newest;
  std::optional<UnixSeconds> oldest;
  double average_length = 0;  ///< sum of wdf
  std::uint64_t topics = 0;   ///< in the topic table, also those without an article left
  std::map<std::string, std::uint64_t> languages;  ///< documents by ISO 639-1 code
};

/// Reads the figures of the index in folder `db`. Throws IndexError.
IndexStats index_stats(const std::string& db);

/// For a person.
std::string stats_text(const IndexStats& stats);

/// As one JSON object with the names above.
std::string stats_json(const IndexStats& stats);

}  // namespace dateline
