// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/diagnostic.h"
#include "indexer/check.h"

namespace dateline {

/// How many findings of one kind, short of errors, are shown one by one.
inline constexpr std::size_t kShownOfKind = 10;

/// The findings as a person is shown them, in their order: all errors, and of each kind the first
/// kShownOfKind of the rest. The last one shown says how many more there are.
Diagnostics shown_findings(const std::vector<Finding>& findings);

/// A table of what was found, then the corpus in numbers.
std::string check_text(const CheckReport& report);

/// One JSON object: what report_json() has, `files`, `topics`, `providers`, `oldest`, `newest`,
/// `related`, `related_resolved`, `counts` (by kind, of kinds that occur), and `findings`, a list
/// of {kind, severity, path, line, column, message, other?: {path, line, column}}: all of them.
std::string check_json(const CheckReport& report);

}  // namespace dateline
