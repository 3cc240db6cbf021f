// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/etag.h"

#include <algorithm>

#include "common/split.h"

namespace dateline {
namespace {

constexpr std::string_view kBlanks = " \t";

std::string_view stripped(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(kBlanks), text.size());
  text.remove_prefix(begin);
  const std::size_t last = text.find_last_not_of(kBlanks);
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

std::string_view without_weakness(std::string_view etag) {
  if (etag.starts_with("W/")) etag.remove_prefix(2);
  return etag;
}

}  // namespace

bool has_etag(const HttpRequest& request, std::string_view etag) {
  const std::string_view list = request.header("if-none-match").value_or("");
  for (const std::string_view item : split_at_commas(list)) {
    const std::string_view known = stripped(item);
    if (known == "*" || without_weakness(known) == without_weakness(etag)) return true;
  }
  return false;
}

}  // namespace dateline
