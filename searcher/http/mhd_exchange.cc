// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/mhd_exchange.h"

#include <fmt/format.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "common/ascii.h"
#include "searcher/http/problem_json.h"
#include "searcher/http/safe_headers.h"

namespace dateline {
namespace {

std::string client_of(MHD_Connection* connection) {
  const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  if (info == nullptr || info->client_addr == nullptr) return "?";
  std::array<char, NI_MAXHOST> host{};
  const bool is_v4 = info->client_addr->sa_family == AF_INET;
  const int failed =
      getnameinfo(info->client_addr, is_v4 ? sizeof(sockaddr_in) : sizeof(sockaddr_in6),
                  host.data(), host.size(), nullptr, 0, NI_NUMERICHOST);
  return failed != 0 ? "?" : host.data();
}

std::size_t header_bytes_of(MHD_Connection* connection) {
  const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
  return info == nullptr ? 0 : info->header_size;
}

MHD_Result add_header(void* headers, MHD_ValueKind /*kind*/, const char* name, const char* value) {
  static_cast<std::vector<NamedValue>*>(headers)->push_back(
      {to_ascii_lower(name), value == nullptr ? "" : value});
  return MHD_YES;
}

bool announces_more_than(std::size_t limit, const HttpRequest& request) {
  const auto length = request.header("content-length");
  if (!length) return false;
  std::size_t number = 0;
  const auto [stop, error] =
      std::from_chars(length->data(), length->data() + length->size(), number);
  return error != std::errc() || number > limit;
}

}  // namespace

std::optional<HttpResponse> read_header(const char* method, const ServerLimits& limits,
                                        Exchange& exchange) {
  HttpRequest& request = exchange.request;
  request.method = http_method_of(method);
  request.client = client_of(exchange.connection);
  MHD_get_connection_values(exchange.connection, MHD_HEADER_KIND, add_header, &request.headers);
  if (header_bytes_of(exchange.connection) > limits.header_bytes) {
    return problem({431, fmt::format("the request's header is longer than {} bytes; shorten it",
                                     limits.header_bytes)});
  }
  auto target = parse_target(exchange.target);
  if (!target) return problem({400, target.error().message});
  request.path = std::move(target->path);
  request.parameters = std::move(target->parameters);
  request.host = target->authority.empty() ? request.header("host").value_or("")
                                           : std::string_view(target->authority);
  if (announces_more_than(limits.body_bytes, request)) return body_too_large(limits);
  return std::nullopt;
}

void read_body(const char* data, std::size_t size, std::size_t limit, Exchange& exchange) {
  std::string& body = exchange.request.body;
  exchange.is_too_large = exchange.is_too_large || body.size() + size > limit;
  if (!exchange.is_too_large) body.append(data, size);
}

HttpResponse body_too_large(const ServerLimits& limits) {
  return problem({413, fmt::format("the request's body is longer than {} bytes; shorten it",
                                   limits.body_bytes)});
}

MHD_Result send_response(const Exchange& exchange, bool then_close) {
  // libmicrohttpd takes the bytes as if it could change them, and promises not to.
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast)
  auto* const bytes = const_cast<char*>(exchange.response.body.data());
  MHD_Response* const response =
      MHD_create_response_from_buffer(exchange.response.body.size(), bytes, MHD_RESPMEM_PERSISTENT);
  if (response == nullptr) return MHD_NO;
  for (const auto& [name, value] : exchange.response.headers) {
    MHD_add_response_header(response, name.c_str(), value.c_str());
  }
  for (const auto& [name, value] : safe_headers()) {
    if (has_header(exchange.response, name)) continue;
    MHD_add_response_header(response, std::string(name).c_str(), std::string(value).c_str());
  }
  if (!exchange.response.body.empty()) {
    MHD_add_response_header(response, "Content-Type", exchange.response.content_type.c_str());
  }
  if (then_close) MHD_add_response_header(response, "Connection", "close");
  const MHD_Result queued = MHD_queue_response(
      exchange.connection, static_cast<unsigned>(exchange.response.status), response);
  MHD_destroy_response(response);
  return queued;
}

}  // namespace dateline
