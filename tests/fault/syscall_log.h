// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace dateline {

/// A call that changed files, as fault_shim.cc writes it down.
struct Syscall {
  std::string name;
  std::string path;
  std::string second_path;  ///< `-` if there is none
  std::size_t offset = 0;   ///< of a write; a truncated file's size
  std::string data{};       ///< what was written
};

/// Throws std::runtime_error.
std::vector<Syscall> read_syscall_log(const std::string& path);

}  // namespace dateline
