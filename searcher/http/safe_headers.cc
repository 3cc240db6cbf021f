// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/safe_headers.h"

#include <algorithm>
#include <array>

#include "common/ascii.h"

namespace dateline {
namespace {

constexpr std::array kHeaders = {
    FixedHeader{"Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
                "base-uri 'none'; frame-ancestors 'none'"},
    FixedHeader{"X-Content-Type-Options", "nosniff"},
    FixedHeader{"Referrer-Policy", "no-referrer"},
    FixedHeader{"Cross-Origin-Resource-Policy", "same-origin"},
    FixedHeader{"Cross-Origin-Opener-Policy", "same-origin"},
    FixedHeader{"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
};

}  // namespace

std::span<const FixedHeader> safe_headers() { return kHeaders; }

bool has_header(const HttpResponse& response, std::string_view name) {
  const std::string wanted = to_ascii_lower(name);
  return std::any_of(response.headers.begin(), response.headers.end(),
                     [&](const NamedValue& it) { return to_ascii_lower(it.name) == wanted; });
}

}  // namespace dateline
