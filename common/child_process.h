// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>

namespace dateline {

/// Runs `work` in a child process and returns its answer; nothing if the process died of it, as
/// reading a damaged file may. `work` must not throw. Not to be called while other threads run.
/// Throws std::system_error if there can be no child.
std::optional<std::string> run_in_child(const std::function<std::string()>& work);

}  // namespace dateline
