// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "searcher/http/http_request.h"
#include "searcher/http/http_response.h"

namespace dateline {

/// A file of searcher/page/static/, compiled in.
struct StaticFile {
  std::string_view name;  ///< below that folder: `app.js`
  std::string_view bytes;
  std::string_view content_type;
  std::string_view hash;  ///< SHA-256 of the bytes, in hex
};

/// All of them, by name.
std::span<const StaticFile> static_files();

/// Nothing if there is no such file. Names are compared as they are: no folder, no `..`.
const StaticFile* find_static_file(std::string_view name);

/// Where a page finds the file: `/static/app.js?v=0123abcd`, whose part of the hash lets browsers
/// keep it for good. The file must exist.
std::string static_url(std::string_view name);

/// Answers `GET /static/NAME`: 200, 304 by the hash, or 404.
HttpResponse serve_static_file(const HttpRequest& request);

}  // namespace dateline
