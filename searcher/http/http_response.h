// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "searcher/http/http_request.h"

namespace dateline {

inline constexpr char kJsonType[] = "application/json";
inline constexpr char kHtmlType[] = "text/html; charset=utf-8";

/// What a client gets: plain data. The server adds what every answer has: Date, the safety headers,
/// Content-Length; and compresses a body where that pays.
struct HttpResponse {
  int status = 200;
  std::string content_type = kJsonType;  ///< unused without a body
  std::string body;
  std::vector<NamedValue> headers;  ///< others; no control characters in them
  std::string route;                ///< label of the route that answered; for log and metrics alone
  std::string failure;              ///< why the server failed, for the log alone
};

}  // namespace dateline
