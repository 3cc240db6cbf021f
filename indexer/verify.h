// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dateline {

/// What a look at every byte of an index found.
struct VerifyReport {
  std::uint32_t generation = 0;
  std::uint64_t documents = 0;
  bool has_manifest = false;        ///< false: written to since it was made
  std::vector<std::string> faults;  ///< none: the index is sound
  double seconds = 0;
};

/// Checks the current generation in folder `db`: its files against the manifest, if there is one;
/// Xapian's tables; that each document's record can be read and stands in the list of files. What
/// may crash on damage runs in a child process. Throws IndexError.
VerifyReport verify_index(const std::string& db);

/// The faults of the database of one generation, by the same checks but for the manifest.
std::vector<std::string> check_generation(const std::string& db, std::uint32_t generation);

/// For a person.
std::string verify_text(const VerifyReport& report);

/// As one JSON object with the names above.
std::string verify_json(const VerifyReport& report);

}  // namespace dateline
