// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "common/record.h"
#include "searcher/saved_queries.h"

namespace dateline {

/// One line: the query's name as `alert`, then the article as in a search's hits.
std::string render_alert_json(const SavedQuery& query, const Record& article);

}  // namespace dateline
