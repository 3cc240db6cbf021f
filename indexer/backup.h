// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dateline {

/// What was copied.
struct BackupReport {
  std::string folder;  ///< where it lies now
  std::uint64_t documents = 0;
  std::uint64_t bytes = 0;
  double seconds = 0;
  std::vector<std::string> kept;  ///< settings of the index that differ from the snapshot's
};

/// Copies the last committed state of the index in folder `db` into the folder `target`, which is
/// made or is empty, and its synonyms and profiles. The copy is an index of its own, checked and
/// with a manifest. Nobody is locked out: should a commit fall into the copying, that begins anew.
/// Throws IndexError, too if commits leave no time for a copy; `target` is then as it was.
BackupReport take_snapshot(const std::string& db, const std::string& target);

/// Makes the snapshot in folder `source` the current generation of the index in folder `db`, which
/// need not be readable, nor be there. The generation before it is kept, for a way back. Synonyms
/// and profiles come back where the index has none; its own are kept, as there is no way back to
/// them. Throws IndexError, IndexDamaged if the snapshot is: the index is then as before.
BackupReport restore_snapshot(const std::string& db, const std::string& source);

/// For a person.
std::string backup_text(const BackupReport& report);

/// As one JSON object with the names above.
std::string backup_json(const BackupReport& report);

}  // namespace dateline
