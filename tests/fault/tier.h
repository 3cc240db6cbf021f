// SPDX-License-Identifier: GPL-2.0-or-later
// How much of a suite is run: a part each time, all of it with `./dev test --nightly`.
#pragma once

#include <cstdlib>
#include <iostream>
#include <string_view>

#include "tests/support/sanitized.h"

namespace dateline {

inline bool is_nightly() { return std::getenv("DATELINE_NIGHTLY") != nullptr; }

/// How many rounds a suite makes.
inline int rounds(int small, int nightly) {
  constexpr int kShare = kIsSanitized ? 5 : 1;
  return is_nightly() ? nightly : small / kShare + 1;
}

/// States what a suite has measured.
template <typename... Parts>
void print_figure(std::string_view suite, const Parts&... parts) {
  std::cout << "figure: " << suite << ": ";
  (std::cout << ... << parts) << '\n';
}

}  // namespace dateline
