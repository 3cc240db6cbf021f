// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "searcher/coverage.h"
#include "searcher/hot.h"
#include "searcher/story.h"
#include "searcher/trends.h"

namespace dateline {

/// The answers of the verbs as a JSON object each, format_version 1, on the command line as over
/// HTTP. Moments are ISO 8601 in UTC, days `2020-08-14`; what is not known is null.
std::string render_hot_json(const HotList& list);
std::string render_trends_json(const Trends& trends);
std::string render_coverage_json(const Coverage& coverage);
std::string render_story_json(const Story& story);

}  // namespace dateline
