// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>

#include "indexer/update.h"

namespace dateline {

/// What a watch has to say.
struct WatchEvents {
  std::function<void(const RunReport&)> on_report;       ///< after each run, the first one included
  std::function<void(const std::string&)> on_complaint;  ///< why something is not followed
};

/// Brings the index up to date, then keeps it so: follows changes below `options.paths` within a
/// second, until `stop` is set. What is seen to be deleted goes, however much it is; a folder that
/// goes away as a whole (an unmounted disk) is waited for, and its documents stay. Where
/// another process holds the index's lock, it is tried again every second. Answers why the first
/// run was refused, if it was. Throws IndexError.
std::optional<Refusal> watch_index(const UpdateOptions& options, const WatchEvents& events,
                                   const std::atomic<bool>& stop);

}  // namespace dateline
