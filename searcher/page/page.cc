// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/page/page.h"

#include <fmt/format.h>

#include <string_view>

#include "searcher/http/static_files.h"

namespace dateline {

HttpResponse serve_page(const HttpRequest& /*request*/, HandlerContext& /*context*/) {
  constexpr std::string_view kPage = R"(<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Dateline</title>
<link rel="stylesheet" href="{}">
<h1>Dateline</h1>
<form action="/api/v1/search"><input type="search" name="q"> <button>Search</button></form>
</html>
)";
  HttpResponse response;
  response.content_type = kHtmlType;
  response.body = fmt::format(kPage, static_url("index.css"));
  return response;
}

}  // namespace dateline
