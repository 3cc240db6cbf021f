// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/backup.h"

#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "common/index_error.h"
#include "common/index_folder.h"
#include "common/open_index.h"
#include "indexer/generation_copy.h"
#include "indexer/generations.h"
#include "indexer/index_lock.h"
#include "indexer/settings_copy.h"
#include "indexer/verify.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

BackupReport report_of(const std::string& folder, Clock::time_point started) {
  return {folder,
          open_index(folder).get_doccount(),
          index_bytes(folder),
          std::chrono::duration<double>(Clock::now() - started).count(),
          {}};
}

/// Runs `work`; what it left in the empty folder `target` is removed if it fails.
template <typename Work>
void fill(const fs::path& target, Work work) {
  try {
    work();
  } catch (...) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(target, ignored)) {
      fs::remove_all(entry.path(), ignored);
    }
    throw;
  }
}

}  // namespace

BackupReport take_snapshot(const std::string& db, const std::string& target) {
  const auto started = Clock::now();
  (void)open_index(db);  // says what is the matter if there is nothing to copy
  constexpr std::uint32_t kFirst = 1;
  try {
    if (fs::exists(target) && !fs::is_empty(target)) {
      throw IndexError(fmt::format("{}: is there already; name another folder", target));
    }
    const IndexLock lock(target);
    fill(target, [&] {
      copy_current(db, generation_path(target, kFirst));
      copy_settings(db, target);
      make_current(target, kFirst, std::nullopt, Check::kEverything);
    });
  } catch (const fs::filesystem_error& error) {
    throw IndexError(error.what());
  }
  return report_of(target, started);
}

BackupReport restore_snapshot(const std::string& db, const std::string& source) {
  const auto started = Clock::now();
  std::vector<std::string> kept;
  (void)open_index(source);
  const VerifyReport verified = verify_index(source);
  if (!verified.faults.empty()) {
    throw IndexDamaged(
        fmt::format("{}: the snapshot is damaged: {}", source, verified.faults.front()));
  }
  try {
    const IndexLock lock(db);
    if (fs::equivalent(db, source)) {
      throw IndexError(fmt::format("{}: is the index itself, not a snapshot of it", source));
    }
    const auto generations = all_generations(db);
    const std::uint32_t next = generations.empty() ? 1 : generations.back() + 1;
    std::optional<std::uint32_t> previous;
    if (!generations.empty()) previous = generations.back();
    copy_generation(generation_path(source, verified.generation), generation_path(db, next));
    kept = copy_settings(source, db);
    make_current(db, next, previous, Check::kEverything);
  } catch (const fs::filesystem_error& error) {
    throw IndexError(error.what());
  }
  BackupReport report = report_of(db, started);
  report.kept = std::move(kept);
  return report;
}

std::string backup_text(const BackupReport& report) {
  constexpr double kBytesPerMegabyte = 1e6;
  std::string text =
      fmt::format("{}: {} documents, {:.1f} MB; {:.2f} s\n", report.folder, report.documents,
                  static_cast<double>(report.bytes) / kBytesPerMegabyte, report.seconds);
  for (const std::string& name : report.kept) {
    text += fmt::format("{}: kept as it is; the snapshot has another\n", name);
  }
  return text;
}

}  // namespace dateline
