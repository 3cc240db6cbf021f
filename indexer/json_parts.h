// SPDX-License-Identifier: GPL-2.0-or-later
// What the JSON reports of dateline-index share.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "common/article.h"
#include "common/diagnostic.h"
#include "indexer/run_report.h"

namespace dateline {

using Json = nlohmann::ordered_json;

/// The object that report_json() shows.
Json json_of(const RunReport& report);

/// An ISO 8601 string, or null.
Json json_of(const std::optional<UnixSeconds>& moment);

/// {path, line, column}.
Json place_json(const std::string& path, const Position& position);

/// The text of a report. File names are bytes: what is not UTF-8 in them is shown as U+FFFD.
std::string dump_json(const Json& json);

}  // namespace dateline
