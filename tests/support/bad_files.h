// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dateline {

/// An article file that is rejected.
struct BadFile {
  std::string name;
  std::string text;
  int line;  ///< that the rejection names; 0: any
};

/// One file for each fault that was ever met.
std::vector<BadFile> bad_files();

/// `count` files, each a sound article that was spoilt somewhere by chance, the same for the same
/// seed.
std::vector<BadFile> spoilt_files(int count, std::uint32_t seed);

}  // namespace dateline
