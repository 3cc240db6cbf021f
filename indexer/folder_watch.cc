// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/folder_watch.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/inotify.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "common/index_error.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE |
                                  IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ATTRIB;
constexpr std::uint32_t kGone = IN_DELETE | IN_MOVED_FROM;
constexpr int kMaxQuietPeriods = 5;

bool is_hidden(std::string_view name) { return name.starts_with('.'); }

/// A name for what is there already: nobody is going to close it after writing.
bool is_link(const fs::path& path) {
  std::error_code failed;
  return fs::is_symlink(path, failed) || fs::hard_link_count(path, failed) > 1;
}

}  // namespace

FolderWatch::FolderWatch() : inotify_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
  if (!inotify_) throw IndexError(fmt::format("cannot watch folders: {}", std::strerror(errno)));
}

bool FolderWatch::add(const fs::path& path) {
  std::error_code failed;
  if (!fs::is_directory(path, failed)) return add_folder(path.parent_path());
  bool all = add_folder(path);
  // The folders' watches come before their listing, so that nothing new is missed in between.
  for (const auto& entry : fs::directory_iterator(path, failed)) {
    std::error_code unknown;
    if (entry.is_directory(unknown) && !is_hidden(entry.path().filename().string())) {
      all = add(entry.path()) && all;
    }
  }
  return all && !failed;
}

bool FolderWatch::add_folder(const fs::path& folder) {
  const int watch = ::inotify_add_watch(inotify_.get(), folder.c_str(), kEvents | IN_ONLYDIR);
  if (watch < 0) return errno == ENOENT || errno == ENOTDIR;
  folders_[watch] = folder;
  return true;
}

FolderChanges FolderWatch::wait(milliseconds timeout, milliseconds quiet) {
  FolderChanges changes;
  if (!is_readable(timeout)) return changes;
  read_events(changes);
  const auto latest = Clock::now() + kMaxQuietPeriods * quiet;
  while (Clock::now() < latest && is_readable(quiet)) read_events(changes);
  return changes;
}

bool FolderWatch::is_readable(milliseconds timeout) const {
  pollfd descriptor{inotify_.get(), POLLIN, 0};
  return ::poll(&descriptor, 1, static_cast<int>(timeout.count())) > 0;
}

void FolderWatch::read_events(FolderChanges& changes) {
  alignas(inotify_event) std::array<char, 1 << 16> buffer{};
  for (;;) {
    const ssize_t size = ::read(inotify_.get(), buffer.data(), buffer.size());
    if (size <= 0) return;
    for (std::size_t at = 0; at < static_cast<std::size_t>(size);) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof event);
      const char* name = buffer.data() + at + sizeof event;
      take(event.wd, event.mask, event.len > 0 ? std::string(name) : std::string(), changes);
      at += sizeof event + event.len;
    }
  }
}

void FolderWatch::take(int watch, std::uint32_t mask, const std::string& name,
                       FolderChanges& changes) {
  if ((mask & IN_Q_OVERFLOW) != 0) {
    changes.lost = true;
    return;
  }
  const auto known = folders_.find(watch);
  if (known == folders_.end()) return;
  const fs::path folder = known->second;
  if ((mask & IN_IGNORED) != 0) folders_.erase(known);
  if ((mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT)) != 0) {
    changes.folders.insert(folder.parent_path());
    return;
  }
  if (name.empty() || is_hidden(name)) return;
  const fs::path path = folder / name;
  if ((mask & IN_ISDIR) != 0) {
    changes.folders.insert(folder);
    if ((mask & kGone) == 0) add(path);
  } else if ((mask & kGone) != 0) {
    changes.files.erase(path);
    changes.folders.insert(folder);
  } else if ((mask & IN_CREATE) != 0 && is_link(path)) {
    changes.folders.insert(folder);
  } else if ((mask & IN_CREATE) == 0) {
    changes.files.insert(path);
  }
}

}  // namespace dateline
