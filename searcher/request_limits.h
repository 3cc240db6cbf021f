// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>

#include "searcher/engine.h"
#include "searcher/request.h"

namespace dateline {

/// What of a request's numbers is over its own limits.
std::optional<BadRequest> check_limits(const Request& request);

}  // namespace dateline
