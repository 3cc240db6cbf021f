// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/request_guard.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <chrono>
#include <string_view>

#include "common/ascii.h"
#include "searcher/http/problem_json.h"
#include "searcher/http/safe_headers.h"

namespace dateline {
namespace {

constexpr std::string_view kAnyOrigin = "*";
constexpr std::string_view kBearer = "bearer ";
constexpr char kPreflightAge[] = "600";

/// The host of `localhost:8080` or `[::1]:8080`, without port and brackets, in lower case; empty
/// if it is no host at all.
std::string host_of(std::string_view authority) {
  const bool has_brackets = authority.starts_with('[');
  std::string_view host = authority;
  std::string_view port;
  if (has_brackets) {
    const auto end = authority.find(']');
    if (end == std::string_view::npos) return {};
    host = authority.substr(1, end - 1);
    port = authority.substr(end + 1);
  } else if (const auto colon = authority.find(':'); colon != std::string_view::npos) {
    host = authority.substr(0, colon);
    port = authority.substr(colon);
  }
  const bool is_port = port.empty() || (port.front() == ':' &&
                                        std::all_of(port.begin() + 1, port.end(), is_ascii_digit));
  if (!is_port) return {};
  if (host.ends_with('.')) host.remove_suffix(1);
  return to_ascii_lower(host);
}

bool is_numeric(const std::string& host) {
  in6_addr bytes{};
  return inet_pton(AF_INET, host.c_str(), &bytes) == 1 ||
         inet_pton(AF_INET6, host.c_str(), &bytes) == 1;
}

bool is_probe(const HttpRequest& request) {
  return request.path == "/healthz" || request.path == "/readyz";
}

/// Takes the same time wherever two texts differ.
bool is_same_secret(std::string_view given, std::string_view known) {
  if (given.size() != known.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < known.size(); ++i) {
    difference |= static_cast<unsigned char>(given[i] ^ known[i]);
  }
  return difference == 0;
}

HttpResponse too_many(std::chrono::nanoseconds wait) {
  auto response = problem({429, "too many requests of this client; ask again later"});
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
  response.headers.push_back({"Retry-After", std::to_string(seconds)});
  return response;
}

HttpResponse no_key() {
  auto response = problem({401, "an API key is needed: Authorization: Bearer KEY"});
  response.headers.push_back({"WWW-Authenticate", "Bearer realm=\"dateline\""});
  return response;
}

HttpResponse preflight() {
  HttpResponse response;
  response.status = 204;
  response.headers = {{"Access-Control-Allow-Methods", "GET, HEAD, POST"},
                      {"Access-Control-Allow-Headers",
                       "Authorization, Content-Type, X-API-Key, X-Meilisearch-Client"},
                      {"Access-Control-Max-Age", kPreflightAge}};
  return response;
}

std::vector<std::string> hosts_of(const std::vector<std::string>& names) {
  std::vector<std::string> hosts{"localhost"};
  for (const std::string& name : names) hosts.push_back(host_of(name));
  return hosts;
}

}  // namespace

RequestGuard::RequestGuard(const GuardOptions& options)
    : hosts_(hosts_of(options.hosts)),
      cors_origins_(options.cors_origins),
      keys_(options.api_keys) {
  if (options.rate > 0) buckets_.emplace(options.rate, std::max(1.0, options.burst));
}

bool RequestGuard::knows_host(const std::string& authority) const {
  if (authority.empty()) return true;  // HTTP/1.0, which no browser speaks
  const std::string host = host_of(authority);
  return is_numeric(host) || std::find(hosts_.begin(), hosts_.end(), host) != hosts_.end();
}

bool RequestGuard::has_key(const HttpRequest& request) const {
  if (keys_.empty()) return true;
  std::string_view key = request.header("x-api-key").value_or("");
  const std::string_view authorization = request.header("authorization").value_or("");
  if (to_ascii_lower(authorization.substr(0, kBearer.size())) == kBearer) {
    key = authorization.substr(kBearer.size());
  }
  return std::any_of(keys_.begin(), keys_.end(),
                     [&](const std::string& known) { return is_same_secret(key, known); });
}

std::optional<std::string> RequestGuard::allowed_origin(const HttpRequest& request) const {
  const auto origin = request.header("origin");
  if (!origin) return std::nullopt;
  for (const std::string& allowed : cors_origins_) {
    if (allowed == *origin || allowed == kAnyOrigin) return allowed;
  }
  return std::nullopt;
}

std::optional<HttpResponse> RequestGuard::check(const HttpRequest& request,
                                                TokenBuckets::Time now) {
  if (!knows_host(request.host)) {
    return problem({421, "this server does not go by that host's name; --host NAME allows it"});
  }
  if (is_probe(request)) return std::nullopt;
  if (buckets_) {
    const auto wait = buckets_->take(bucket_name(request.client), now);
    if (wait.count() > 0) return too_many(wait);
  }
  const bool is_preflight = request.method == HttpMethod::kOptions &&
                            request.header("access-control-request-method").has_value();
  if (is_preflight && allowed_origin(request)) return preflight();
  if (!has_key(request)) return no_key();
  return std::nullopt;
}

void RequestGuard::add_cors_headers(const HttpRequest& request, HttpResponse& response) const {
  if (cors_origins_.empty()) return;
  response.headers.push_back({"Vary", "Origin"});
  const auto origin = allowed_origin(request);
  if (!origin) return;
  response.headers.push_back({"Access-Control-Allow-Origin", *origin});
  response.headers.push_back({"Access-Control-Expose-Headers", "ETag, Retry-After"});
  if (!has_header(response, "Cross-Origin-Resource-Policy")) {
    response.headers.push_back({"Cross-Origin-Resource-Policy", "cross-origin"});
  }
}

}  // namespace dateline
