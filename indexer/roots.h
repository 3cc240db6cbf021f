// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"

namespace dateline {

/// A folder whose files are indexed. A document's id is its path below its root, after the root's
/// label and a slash where there is a label.
struct Root {
  std::string path;   ///< absolute, without symbolic links
  std::string label;  ///< empty for the first root, so that ids are plain relative paths

  friend bool operator==(const Root&, const Root&) = default;
};

/// What one PATH of the command line stands for.
struct Target {
  std::uint32_t root = 0;  ///< row of the roots table
  std::string below;       ///< the folder or file below the root; empty for the root itself
  bool is_file = false;
  std::string path{};  ///< as it was named, for messages; empty: the root's path and `below`

  friend bool operator==(const Target&, const Target&) = default;
};

/// The roots that an index was built from, in the order in which they were first named.
class Roots {
 public:
  /// Reads what encode() wrote; anything else gives an empty table.
  static Roots decode(std::string_view bytes);
  [[nodiscard]] std::string encode() const;

  [[nodiscard]] const std::vector<Root>& all() const { return roots_; }

  /// Finds the roots of the PATHs, adding new ones. A path in a known root belongs to it; a new
  /// folder is a new root; a file's root is its folder. If every known root is gone from the disk
  /// and one new folder is named, that is the only root, moved.
  /// Errors: a path that does not exist; a folder around a known root (its files would be indexed
  /// twice).
  Result<std::vector<Target>, Failure> resolve(const std::vector<std::string>& paths);

  /// The id of the file `relative` (below the root).
  [[nodiscard]] std::string id_of(std::uint32_t root, std::string_view relative) const;

 private:
  Result<Target, Failure> resolve_one(const std::string& path, bool may_move);
  [[nodiscard]] std::string free_label(const std::string& wanted) const;

  std::vector<Root> roots_;
};

}  // namespace dateline
