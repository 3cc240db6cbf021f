// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "searcher/http/http_request.h"

namespace dateline {

/// `http://localhost:8080`, as the client wrote it; https where a proxy says so by
/// X-Forwarded-Proto. Only for requests that have passed the RequestGuard, which checks the host.
std::string site_url(const HttpRequest& request);

/// `path` with the request's parameters but those named in `without`: `/api/v1/search?q=a%20b`.
std::string same_query(const HttpRequest& request, std::string_view path,
                       std::string_view without = {});

/// Whether a link may lead there: http and https alone, so that no `javascript:` of an article
/// runs anywhere.
bool is_web_url(std::string_view url);

}  // namespace dateline
