// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "searcher/http/http_request.h"

namespace dateline {

/// Whether the client's If-None-Match names `etag` or is `*`, by the weak comparison of RFC 9110
/// 8.8.3.2, so that it needs no new copy.
bool has_etag(const HttpRequest& request, std::string_view etag);

}  // namespace dateline
