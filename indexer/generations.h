// SPDX-License-Identifier: GPL-2.0-or-later
// The life of an index's generations: only the current one is written to, and a new one takes its
// place in one step.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "indexer/merge.h"

namespace dateline {

/// Where a new generation is prepared: segments, and what merging needs in between.
std::filesystem::path building_folder(const std::string& db);

/// Makes an empty index in folder `db`, so that readers have one from the start. Throws IndexError.
void create_index(const std::string& db);

/// Whether a new generation is read as a whole before readers get it.
enum class Check { kCounts, kEverything };

/// Checks a complete generation, writes its manifest and makes it the current one. `previous` is
/// kept if it holds documents; all others are removed. Throws IndexError: the index is then as
/// before.
void make_current(const std::string& db, std::uint32_t generation,
                  std::optional<std::uint32_t> previous, Check check);

/// Merges the parts into a new generation, checks it, writes its manifest, makes it the current one
/// and removes the building folder. The generation before it is kept if it holds documents, for
/// readers that still have it open and for a way back; older ones are removed. Throws IndexError:
/// the index is then as before.
void publish_generation(const std::string& db, const MergeParts& parts, Check check);

}  // namespace dateline
