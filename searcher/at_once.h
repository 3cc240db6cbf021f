// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace dateline {

/// Does tasks by number and returns when all have ended. Those that `wait` for a network run at the
/// same time, each in a thread of its own; the others one after the other in this one. Throws what
/// a task threw; of several, the first by number.
void at_once(const std::vector<bool>& wait, const std::function<void(std::size_t)>& task);

}  // namespace dateline
