// SPDX-License-Identifier: GPL-2.0-or-later
// The manifest of a closed generation: the SHA-256 of each of its files, in the format of
// sha256sum(1), so that `cd DB && sha256sum -c generation-000002.sha256` checks it too. The first
// change of the generation removes it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

/// Writes the manifest of a generation in folder `db`. Throws IndexError.
void write_manifest(const std::string& db, std::uint32_t generation);

/// Removes it durably, if there is one. Throws IndexError.
void remove_manifest(const std::string& db, std::uint32_t generation);

/// What is wrong with the files of a generation, a sentence each; nothing at all if it has no
/// manifest. Throws IndexError.
std::optional<std::vector<std::string>> check_manifest(const std::string& db,
                                                       std::uint32_t generation);

}  // namespace dateline
