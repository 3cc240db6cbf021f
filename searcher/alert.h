// SPDX-License-Identifier: GPL-2.0-or-later
// What is new for each of many saved queries.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "common/diagnostic.h"
#include "common/record.h"
#include "searcher/alert_state.h"
#include "searcher/engine.h"
#include "searcher/saved_queries.h"

namespace dateline {

/// Called with each article that is new for a query: queries in their file's order, the newest
/// article first.
using OnAlert = std::function<void(const SavedQuery& query, const Record& article)>;

struct AlertRun {
  std::vector<Diagnostic> bad_queries;  ///< where a query says what cannot be searched
  SeenArticles seen;                    ///< for the next run
};

/// Finds the articles that are not in `before` and match a query as in a search of the whole index.
/// Few new articles are first copied into a small index in memory, against which a query takes some
/// microseconds: thousands of queries stay cheap. With a bad query, or without `on_alert`, nothing
/// is matched. `path` is the queries' file. Throws IndexError.
AlertRun find_alerts(Engine& engine, const std::vector<SavedQuery>& queries,
                     const SeenArticles& before, const std::string& path, const OnAlert& on_alert);

}  // namespace dateline
