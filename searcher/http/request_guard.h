// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "searcher/http/http_request.h"
#include "searcher/http/http_response.h"
#include "searcher/http/token_buckets.h"

namespace dateline {

/// Who may ask.
struct GuardOptions {
  std::vector<std::string> hosts;         ///< names that the server goes by besides localhost
  std::vector<std::string> cors_origins;  ///< sites whose scripts may read answers, or `*`
  std::vector<std::string> api_keys;      ///< none: everybody may ask
  double rate = 0;                        ///< requests a second of one client; 0: any number
  double burst = 0;                       ///< requests of one client at once
};

/// Turns away who may not ask, before anything else looks at the request. Not thread-safe: it is
/// asked on the event loop alone.
class RequestGuard {
 public:
  explicit RequestGuard(const GuardOptions& options);

  /// The refusal, or the answer to a preflight request of CORS; nothing if the request may go on:
  ///   421  a Host that is none of ours. A page of another site, whose name was made to lead here,
  ///        could read answers otherwise (DNS rebinding). Numeric addresses cannot be abused so.
  ///   401  no API key, or a wrong one (Authorization: Bearer KEY, or X-API-Key)
  ///   429  more requests than the client's share, with Retry-After
  /// /healthz and /readyz need neither a key nor a token.
  std::optional<HttpResponse> check(const HttpRequest& request, TokenBuckets::Time now);

  /// Lets a script of a configured site read the answer.
  void add_cors_headers(const HttpRequest& request, HttpResponse& response) const;

 private:
  [[nodiscard]] bool knows_host(const std::string& authority) const;
  [[nodiscard]] bool has_key(const HttpRequest& request) const;
  [[nodiscard]] std::optional<std::string> allowed_origin(const HttpRequest& request) const;

  std::vector<std::string> hosts_;
  std::vector<std::string> cors_origins_;
  std::vector<std::string> keys_;
  std::optional<TokenBuckets> buckets_;
};

}  // namespace dateline
