// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"

namespace dateline {

enum class HttpMethod : std::uint8_t { kGet, kHead, kPost, kOptions, kOther };

/// "GET", "HEAD", "POST", "OPTIONS"; kOther is "OTHER".
std::string_view name_of(HttpMethod method);

/// Exactly as on the wire: methods are case-sensitive.
HttpMethod http_method_of(std::string_view name);

/// A query parameter of a URL, or a header.
struct NamedValue {
  std::string name;
  std::string value;

  friend bool operator==(const NamedValue&, const NamedValue&) = default;
};

using Parameters = std::vector<NamedValue>;

/// What a client asks for: plain data, so that handlers can be tested without a socket.
struct HttpRequest {
  HttpMethod method = HttpMethod::kGet;
  std::string path = "/";           ///< decoded; valid UTF-8 without control characters
  Parameters parameters;            ///< of the URL, decoded, valid UTF-8, in its order
  std::vector<NamedValue> headers;  ///< names in lower case, values as sent
  std::string host;                 ///< the authority asked for, `localhost:8080`; may be empty
  std::string body;
  std::string client;  ///< numeric address, without port

  /// The first header of that name (in lower case), nothing if it was not sent.
  [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
  /// The first parameter of that name, nothing if there is none.
  [[nodiscard]] std::optional<std::string_view> parameter(std::string_view name) const;
};

/// A request target taken apart.
struct RequestTarget {
  std::string authority;  ///< empty but for the absolute form
  std::string path;
  Parameters parameters;
};

/// Reads a request target (RFC 9112 3.2): the origin form `/path?a=b` or the absolute form
/// `http://host/path?a=b`. Parameters are those of HTML forms: `&` between them, `+` a space, a
/// name alone has an empty value. Refused: a broken `%` escape, what decodes to no UTF-8, a control
/// character in the path.
Result<RequestTarget, Failure> parse_target(std::string_view target);

/// `text` with every byte but letters, digits and `-._~` as `%XX` (RFC 3986 2.3).
std::string percent_encoded(std::string_view text);

}  // namespace dateline
