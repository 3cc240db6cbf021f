// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "searcher/http/http_response.h"

namespace dateline {

/// Why a request has no other answer.
struct Problem {
  int status = 400;    ///< of HTTP, 400 or above
  std::string detail;  ///< a plain sentence that says what to change
};

/// The answer of RFC 9457, `application/problem+json`: `type` is about:blank, so that `title` is
/// the status's own name; `status` and `detail`.
HttpResponse problem(const Problem& problem);

/// The name of a status by the IANA registry of HTTP status codes; empty for one not used here.
std::string_view reason_of(int status);

}  // namespace dateline
