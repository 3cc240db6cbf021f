// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "searcher/http/router.h"
#include "searcher/http/server_metrics.h"

namespace dateline {

/// What the routes need to know of the running server.
struct ServerState {
  std::function<bool()> is_stopping;
  ServerMetrics& metrics;
};

/// All routes of dateline-serve.
std::vector<Route> all_routes(const ServerState& state);

}  // namespace dateline
