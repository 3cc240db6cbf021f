// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/site_url.h"

#include "common/ascii.h"

namespace dateline {

std::string site_url(const HttpRequest& request) {
  const bool is_https = request.header("x-forwarded-proto") == "https";
  return (is_https ? "https://" : "http://") + request.host;
}

std::string same_query(const HttpRequest& request, std::string_view path,
                       std::string_view without) {
  std::string out(path);
  char separator = '?';
  for (const NamedValue& parameter : request.parameters) {
    if (parameter.name == without) continue;
    out += separator;
    out += percent_encoded(parameter.name) + '=' + percent_encoded(parameter.value);
    separator = '&';
  }
  return out;
}

bool is_web_url(std::string_view url) {
  const std::string start = to_ascii_lower(url.substr(0, std::string_view("https://").size()));
  return start.starts_with("http://") || start == "https://";
}

}  // namespace dateline
