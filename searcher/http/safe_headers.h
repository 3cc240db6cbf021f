// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "searcher/http/http_response.h"

namespace dateline {

struct FixedHeader {
  std::string_view name;
  std::string_view value;
};

/// What every answer has unless it says otherwise itself: nothing but our own files may be loaded
/// or run by a page, no page may frame us, types are as stated, no URL goes to another site.
std::span<const FixedHeader> safe_headers();

/// Whether `response` has a header of that name; names are compared without case.
bool has_header(const HttpResponse& response, std::string_view name);

}  // namespace dateline
