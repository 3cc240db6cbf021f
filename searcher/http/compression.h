// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>

#include "searcher/http/http_request.h"
#include "searcher/http/http_response.h"

namespace dateline {

/// A smaller body fits into one packet with its header, whatever is done to it.
inline constexpr std::size_t kLeastCompressed = 1'024;

/// Compresses the body with brotli or gzip, whichever the client takes (Accept-Encoding, RFC 9110
/// 12.5.3; brotli if it likes both as much), where that makes text smaller. Adds Vary where the
/// answer depends on that, and makes a strong ETag a weak one, as the bytes differ from another
/// client's.
void compress(const HttpRequest& request, HttpResponse& response);

}  // namespace dateline
