// SPDX-License-Identifier: GPL-2.0-or-later
// A request to the server: `METHOD TARGET`, lines of headers, an empty line, a body.
#include "searcher/http/http_request.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "common/ascii.h"
#include "searcher/http/search_parameters.h"
#include "searcher/page/page_request.h"
#include "tests/fuzz/targets.h"
#include "tests/http/service_fixture.h"

namespace dateline {
namespace {

/// The first line of `text`, which loses it.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

void read_headers(std::string_view& text, HttpRequest& request) {
  for (auto line = take_line(text); !line.empty(); line = take_line(text)) {
    const std::size_t colon = std::min(line.find(':'), line.size());
    const std::string name = to_ascii_lower(line.substr(0, colon));
    const std::string value(line.substr(std::min(colon + 1, line.size())));
    if (name == "host") request.host = value;
    request.headers.push_back({name, value});
  }
}

}  // namespace

void fuzz_http_request(std::string_view bytes) {
  static ServiceFixture service;
  const std::string_view first = take_line(bytes);
  const std::size_t blank = std::min(first.find(' '), first.size());
  const auto target = parse_target(first.substr(std::min(blank + 1, first.size())));
  if (!target) return;
  HttpRequest request = get_request("/");
  request.method = http_method_of(first.substr(0, blank));
  request.path = target->path;
  request.parameters = target->parameters;
  read_headers(bytes, request);
  request.body = bytes;
  (void)read_page_request(request.parameters);
  (void)parse_search_parameters(request.parameters);
  constexpr int kServerError = 500;
  if (service.ask(request).status >= kServerError) std::abort();
}

}  // namespace dateline
