// SPDX-License-Identifier: GPL-2.0-or-later
// A request and its response between libmicrohttpd's types and ours.
#pragma once

#include <microhttpd.h>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

#include "searcher/http/http_request.h"
#include "searcher/http/http_response.h"
#include "searcher/http/http_server.h"

namespace dateline {

using SteadyTime = std::chrono::steady_clock::time_point;

/// A connection, of which one request at a time is in work.
struct Peer {
  int socket = -1;
  SteadyTime deadline;        ///< when it is cut off
  bool has_exchange = false;  ///< between the first line of a request and the end of its response
};

/// A request, as far as it has come, and its response.
struct Exchange {
  std::string target;  ///< as sent
  HttpRequest request;
  HttpResponse response;
  MHD_Connection* connection = nullptr;
  Peer* peer = nullptr;
  SteadyTime started;
  bool has_header = false;
  bool is_too_large = false;  ///< the body; what came beyond the limit is not kept
  bool is_asked = false;      ///< the application has been asked
  bool is_answered = false;   ///< `response` holds the answer
};

/// Fills the request of `exchange` but for its body. Gives the refusal if there is something wrong
/// with it.
std::optional<HttpResponse> read_header(const char* method, const ServerLimits& limits,
                                        Exchange& exchange);

/// Keeps a piece of the body, up to `limit` bytes in all.
void read_body(const char* data, std::size_t size, std::size_t limit, Exchange& exchange);

/// The refusal of a body that was too large.
HttpResponse body_too_large(const ServerLimits& limits);

/// Hands the response, which must live as long as the exchange, to libmicrohttpd.
MHD_Result send_response(const Exchange& exchange, bool then_close);

}  // namespace dateline
