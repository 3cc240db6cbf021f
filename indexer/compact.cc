// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/compact.h"

#include <fmt/format.h>

#include <chrono>

#include "common/index_error.h"
#include "common/index_folder.h"
#include "common/open_index.h"
#include "indexer/generations.h"
#include "indexer/index_lock.h"

namespace dateline {

CompactReport compact_index(const std::string& db) {
  const auto started = std::chrono::steady_clock::now();
  if (!current_generation(db)) throw IndexError(fmt::format("{}: no index here", db));
  const IndexLock lock(db);
  CompactReport report;
  report.bytes_before = index_bytes(db);
  const IndexState state = load_index_state(db);
  report.documents = open_index(db).get_doccount();
  const MergeParts parts{state,
                         report.documents,
                         {generation_path(db, current_generation(db).value())},
                         building_folder(db)};
  publish_generation(db, parts, Check::kEverything);
  report.generation = current_generation(db).value_or(0);
  report.bytes_after = index_bytes(db);
  report.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return report;
}

std::string compact_text(const CompactReport& report) {
  constexpr double kBytesPerMegabyte = 1e6;
  return fmt::format("{} documents in {:.1f} MB, before {:.1f} MB; {:.2f} s\n", report.documents,
                     static_cast<double>(report.bytes_after) / kBytesPerMegabyte,
                     static_cast<double>(report.bytes_before) / kBytesPerMegabyte, report.seconds);
}

}  // namespace dateline
