// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "searcher/suggest.h"

namespace dateline {

/// One JSON object: `{"format_version":1,"prefix":…,"took_ms":…,"suggestions":[{"kind","text",
/// "count"}]}`; a title has `id` and `url` in place of `count`.
std::string render_suggestions_json(const Suggestions& suggestions);

}  // namespace dateline
