// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>

#include "searcher/http/router.h"

namespace dateline {

/// The answer of a prompt handler, or that there is no such path (404) or method (405); nothing if
/// the route needs the index.
std::optional<HttpResponse> dispatch_at_once(const Router& router, const HttpRequest& request);

/// The answer of the route's handler. What a handler throws becomes a 503 (IndexError) or a 500.
HttpResponse dispatch(const Router& router, const HttpRequest& request, Engine& engine);

}  // namespace dateline
