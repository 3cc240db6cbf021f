// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/fault/syscall_log.h"

namespace dateline {

/// A folder on a disk that keeps exactly what POSIX promises: a file's bytes once the file is
/// synced, a name's coming and going once its folder is. Until then, each change may be on the disk
/// or not, whatever became of those before it.
class DiskModel {
 public:
  /// `root` is there from the start, and empty.
  explicit DiskModel(std::string root);
  ~DiskModel();
  DiskModel(const DiskModel&) = delete;
  DiskModel& operator=(const DiskModel&) = delete;

  /// Makes a change below the root; others are passed over.
  void apply(const Syscall& call);

  /// Writes into the new folder `target` what a power cut leaves now. `is_kept` is asked for each
  /// change that nothing has made durable.
  void cut_power(const std::filesystem::path& target, const std::function<bool()>& is_kept) const;

 private:
  struct Node;
  using NodePtr = std::shared_ptr<Node>;

  /// The folder that holds, or is to hold, the path, and the path's last part; null if there is no
  /// such folder.
  [[nodiscard]] std::pair<NodePtr, std::string> place_of(const std::string& path) const;
  [[nodiscard]] NodePtr find(const std::string& path) const;
  void put(const std::string& path, const NodePtr& node) const;
  void rename(const std::string& from, const std::string& to) const;
  static void write(const Node& node, const std::filesystem::path& target,
                    const std::function<bool()>& is_kept);

  std::string root_path_;
  NodePtr root_;
};

}  // namespace dateline
