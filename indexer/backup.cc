// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/backup.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <system_error>
#include <thread>

#include "common/file_descriptor.h"
#include "common/index_error.h"
#include "common/index_folder.h"
#include "common/open_index.h"
#include "indexer/generations.h"
#include "indexer/index_lock.h"
#include "indexer/verify.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// How long a snapshot waits for a moment without a commit.
constexpr std::chrono::seconds kPatience{60};
constexpr std::chrono::milliseconds kPause{5};

/// Xapian's lock file: no data.
constexpr std::string_view kLockName = "flintlock";

void copy_durably(const fs::path& from, const fs::path& to) {
  fs::copy_file(from, to);
  const FileDescriptor copy(::open(to.c_str(), O_RDONLY | O_CLOEXEC));
  if (!copy || ::fsync(copy.get()) != 0) {
    throw fs::filesystem_error("cannot sync", to, std::error_code(errno, std::generic_category()));
  }
}

/// Throws fs::filesystem_error, IndexError.
void copy_generation(const fs::path& from, const fs::path& to) {
  fs::remove_all(to);
  fs::create_directory(to);
  for (const auto& file : fs::directory_iterator(from)) {
    if (file.path().filename() == kLockName) continue;
    copy_durably(file.path(), to / file.path().filename());
  }
  sync_folder(to);
}

/// The state of a generation: one more with each commit. Nothing while it cannot be told.
std::optional<Xapian::rev> revision_of(const fs::path& generation) {
  try {
    return Xapian::Database(generation.string()).get_revision();
  } catch (const Xapian::Error&) {
    return std::nullopt;
  }
}

/// Copies a generation that may be written to; false if a commit fell into that. Until a commit, a
/// writer touches only blocks that the last state does not use.
bool try_copy(const fs::path& from, const fs::path& to) {
  const auto before = revision_of(from);
  if (!before) return false;
  std::error_code gone;
  try {
    copy_generation(from, to);
  } catch (const fs::filesystem_error&) {
    if (fs::exists(from / "iamglass", gone)) throw;
    return false;  // its time was over
  }
  return revision_of(from) == before;
}

void copy_current(const std::string& db, const fs::path& to) {
  for (const auto end = Clock::now() + kPatience; Clock::now() < end;) {
    if (try_copy(generation_path(db, current_generation(db).value()), to)) return;
    std::this_thread::sleep_for(kPause);
  }
  throw IndexError(fmt::format(
      "{}: commits follow each other too fast for a copy; try again when the update is done", db));
}

BackupReport report_of(const std::string& folder, Clock::time_point started) {
  return {folder, open_index(folder).get_doccount(), index_bytes(folder),
          std::chrono::duration<double>(Clock::now() - started).count()};
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
      make_current(target, kFirst, std::nullopt, Check::kEverything);
    });
  } catch (const fs::filesystem_error& error) {
    throw IndexError(error.what());
  }
  return report_of(target, started);
}

BackupReport restore_snapshot(const std::string& db, const std::string& source) {
  const auto started = Clock::now();
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
    make_current(db, next, previous, Check::kEverything);
  } catch (const fs::filesystem_error& error) {
    throw IndexError(error.what());
  }
  return report_of(db, started);
}

std::string backup_text(const BackupReport& report) {
  constexpr double kBytesPerMegabyte = 1e6;
  return fmt::format("{}: {} documents, {:.1f} MB; {:.2f} s\n", report.folder, report.documents,
                     static_cast<double>(report.bytes) / kBytesPerMegabyte, report.seconds);
}

}  // namespace dateline
