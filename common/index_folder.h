// SPDX-License-Identifier: GPL-2.0-or-later
// How an index lies on disk:
//
//   DB/XAPIANDB               a Xapian stub that names the current generation, so that any Xapian
//                             tool can open DB; replaced by rename, never rewritten
//   DB/generation-000001/     a Xapian database
//   DB/synonyms.txt           words that stand for each other, if somebody wrote them
//   DB/profiles.yaml          how quality, heat and age weigh, if somebody wrote that
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

namespace dateline {

inline constexpr std::string_view kSynonymsFile = "synonyms.txt";
inline constexpr std::string_view kProfilesFile = "profiles.yaml";

/// What people write beside an index and searches read; whoever copies the index copies it too.
inline constexpr std::array kSettingsFiles = {kSynonymsFile, kProfilesFile};

/// The folder of a generation.
std::filesystem::path generation_path(const std::filesystem::path& db, std::uint32_t generation);

/// The generation that readers shall open; nothing if there is no index in `db`. Throws IndexError
/// if the stub cannot be read or is not Dateline's.
std::optional<std::uint32_t> current_generation(const std::filesystem::path& db);

/// What changes whenever another generation becomes the current one: cheap to ask for.
struct StubStamp {
  std::uint64_t inode = 0;
  std::int64_t mtime_ns = 0;

  friend bool operator==(const StubStamp&, const StubStamp&) = default;
};

/// The stamp of the index in `db`; zeros if there is none.
StubStamp stub_stamp(const std::filesystem::path& db);

/// The numbers of all generations in `db`, ascending.
std::vector<std::uint32_t> all_generations(const std::filesystem::path& db);

/// Makes `generation` the current one, atomically and durably. Throws IndexError.
void set_current_generation(const std::filesystem::path& db, std::uint32_t generation);

/// Writes a file whose bytes are on the disk then; its name is once the folder is synced. Throws
/// IndexError.
void write_durably(const std::filesystem::path& path, std::string_view text);

/// Makes the names in a folder durable: Xapian's commit() does not, and without it a power cut may
/// undo the rename that a commit ends with. Throws IndexError.
void sync_folder(const std::filesystem::path& folder);

/// Bytes that the files of the current generation take on disk.
std::uint64_t index_bytes(const std::filesystem::path& db);

}  // namespace dateline
