// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/static_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "searcher/http/etag.h"
#include "searcher/http/problem_json.h"

namespace dateline {
namespace {

constexpr std::string_view kFolder = "/static/";
constexpr std::size_t kVersionDigits = 8;

/// Files without a version in their URL are asked for again each time, which costs a 304.
constexpr char kAskAgain[] = "no-cache";
constexpr char kKeepForAYear[] = "public, max-age=31536000, immutable";

}  // namespace

const StaticFile* find_static_file(std::string_view name) {
  const auto files = static_files();
  const auto at =
      std::find_if(files.begin(), files.end(), [&](const auto& file) { return file.name == name; });
  return at == files.end() ? nullptr : &*at;
}

std::string static_url(std::string_view name) {
  const StaticFile* const file = find_static_file(name);
  assert(file != nullptr);
  return fmt::format("{}{}?v={}", kFolder, name, file->hash.substr(0, kVersionDigits));
}

HttpResponse serve_static_file(const HttpRequest& request) {
  const std::string_view path = request.path;
  const StaticFile* const file =
      path.starts_with(kFolder) ? find_static_file(path.substr(kFolder.size())) : nullptr;
  if (file == nullptr) return problem({404, "there is no such file"});
  const bool is_versioned = request.parameter("v") == file->hash.substr(0, kVersionDigits);
  HttpResponse response;
  response.headers = {{"Cache-Control", is_versioned ? kKeepForAYear : kAskAgain},
                      {"ETag", fmt::format("\"{}\"", file->hash)}};
  if (has_etag(request, response.headers.back().value)) {
    response.status = 304;
    return response;
  }
  response.content_type = file->content_type;
  response.body = file->bytes;
  return response;
}

}  // namespace dateline
