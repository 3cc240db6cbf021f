// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/generation_copy.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <chrono>
#include <optional>
#include <string_view>
#include <system_error>
#include <thread>

#include "common/file_descriptor.h"
#include "common/index_error.h"
#include "common/index_folder.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// How long a copy waits for a moment without a commit.
constexpr std::chrono::seconds kPatience{60};
constexpr std::chrono::milliseconds kPause{5};

/// Xapian's lock file: no data.
constexpr std::string_view kXapiansLock = "flintlock";

/// The state of a generation: one more with each commit. Nothing while it cannot be told.
std::optional<Xapian::rev> revision_of(const fs::path& generation) {
  try {
    return Xapian::Database(generation.string()).get_revision();
  } catch (const Xapian::Error&) {
    return std::nullopt;
  }
}

}  // namespace

void copy_file_durably(const fs::path& from, const fs::path& to) {
  fs::copy_file(from, to);
  fs::permissions(to, fs::perms::owner_write, fs::perm_options::add);
  const FileDescriptor copy(::open(to.c_str(), O_RDONLY | O_CLOEXEC));
  if (!copy || ::fsync(copy.get()) != 0) {
    throw fs::filesystem_error("cannot sync", to, std::error_code(errno, std::generic_category()));
  }
}

void copy_generation(const fs::path& from, const fs::path& to) {
  fs::remove_all(to);
  fs::create_directory(to);
  for (const auto& file : fs::directory_iterator(from)) {
    if (file.path().filename() == kXapiansLock) continue;
    copy_file_durably(file.path(), to / file.path().filename());
  }
  sync_folder(to);
}

bool try_copy(const fs::path& from, const fs::path& to) {
  // Until a commit, a writer touches only blocks that the last state does not use.
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

std::uint32_t copy_current(const std::string& db, const fs::path& to) {
  for (const auto end = Clock::now() + kPatience; Clock::now() < end;) {
    const std::uint32_t generation = current_generation(db).value();
    if (try_copy(generation_path(db, generation), to)) return generation;
    std::this_thread::sleep_for(kPause);
  }
  throw IndexError(fmt::format(
      "{}: commits follow each other too fast for a copy; try again when the update is done", db));
}

}  // namespace dateline
