// SPDX-License-Identifier: GPL-2.0-or-later
// What an index may hold after a fault.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace dateline {

using Words = std::vector<std::string>;

/// All that an index holds of its documents, by their ids: records, values, terms, positions.
using Documents = std::map<std::string, std::string>;

/// Throws IndexError.
Documents documents_of(const std::string& db);

/// What is wrong with the index in `db` after a run that was to lead from the acknowledged
/// documents `before` to `after` and met a fault; empty if nothing is: it verifies, and each
/// document is as before or as after. No index at all is sound if there was none `before`.
std::string fault_of(const std::string& db, const Documents& before, const Documents& after);

/// The same of documents alone.
std::string fault_of(const Documents& found, const Documents& before, const Documents& after);

}  // namespace dateline
