// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/file_descriptor.h"

namespace dateline {

/// What changed below the watched folders.
struct FolderChanges {
  std::set<std::filesystem::path> files;    ///< written, or moved to this name
  std::set<std::filesystem::path> folders;  ///< something in them is new or gone
  bool lost = false;  ///< the kernel dropped events, or a watched root is gone: look at everything

  [[nodiscard]] bool empty() const { return files.empty() && folders.empty() && !lost; }
};

/// Tells what changes below folders, by inotify(7). Hidden folders are passed over, as a scan does.
class FolderWatch {
 public:
  /// Throws IndexError if the system offers no inotify.
  FolderWatch();

  /// Watches a folder and all below it; a file: its folder. What is already watched stays so.
  /// False if the system's limit of watches (fs.inotify.max_user_watches) is reached, or the folder
  /// cannot be read: changes there are not seen.
  bool add(const std::filesystem::path& path);

  /// Waits until something changes, but at most `timeout`; then goes on to take what comes until
  /// `quiet` passes without an event (an editor's or a copy's many steps), for at most five times
  /// as long. Returns early on a signal.
  FolderChanges wait(std::chrono::milliseconds timeout, std::chrono::milliseconds quiet);

 private:
  bool add_folder(const std::filesystem::path& folder);
  bool is_readable(std::chrono::milliseconds timeout) const;
  void read_events(FolderChanges& changes);
  void take(int watch, std::uint32_t mask, const std::string& name, FolderChanges& changes);

  FileDescriptor inotify_;
  std::unordered_map<int, std::filesystem::path> folders_;  // by watch
};

}  // namespace dateline
