// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "indexer/index_state.h"
#include "indexer/topic_table.h"

namespace dateline {

/// The finished segments in `folder`, left there by a run that was interrupted, which the present
/// run can go on from: of the same roots as `state`, and of files that `state` does not know yet.
/// Their files and topics are added to `state` and `topics`; all else in the folder is removed.
std::vector<std::filesystem::path> take_leftovers(const std::filesystem::path& folder,
                                                  IndexState& state, TopicTable& topics);

}  // namespace dateline
