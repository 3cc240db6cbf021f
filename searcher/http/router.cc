// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/router.h"

#include <algorithm>
#include <cassert>
#include <optional>
#include <utility>

namespace dateline {
namespace {

constexpr std::string_view kRest = "...}";

/// Whether `actual` may stand where the pattern has `expected`.
bool segment_fits(std::string_view expected, std::string_view actual, PathValues& values) {
  if (!expected.starts_with('{')) return expected == actual;
  const std::size_t mark = expected.ends_with(kRest) ? kRest.size() : 1;
  values.push_back(
      {std::string(expected.substr(1, expected.size() - 1 - mark)), std::string(actual)});
  return !actual.empty();
}

/// What the pattern's braces stand for; nothing if `path` is not of that form.
std::optional<PathValues> match(std::string_view pattern, std::string_view path) {
  PathValues values;
  while (!pattern.empty()) {
    if (!path.starts_with('/')) return std::nullopt;
    pattern.remove_prefix(1);
    path.remove_prefix(1);
    const std::string_view expected = pattern.substr(0, pattern.find('/'));
    const std::string_view actual =
        expected.ends_with(kRest) ? path : path.substr(0, path.find('/'));
    if (!segment_fits(expected, actual, values)) return std::nullopt;
    pattern.remove_prefix(expected.size());
    path.remove_prefix(actual.size());
  }
  if (!path.empty()) return std::nullopt;
  return values;
}

void add_allowed(HttpMethod method, std::string& allowed) {
  if (!allowed.empty()) allowed += ", ";
  allowed += name_of(method);
  if (method == HttpMethod::kGet) allowed += ", HEAD";
}

}  // namespace

std::string_view HandlerContext::path_value(std::string_view name) const {
  const auto at = std::find_if(path_values.begin(), path_values.end(),
                               [&](const auto& it) { return it.name == name; });
  assert(at != path_values.end());
  return at->value;
}

Router::Found Router::find(HttpMethod method, std::string_view path) const {
  if (method == HttpMethod::kHead) method = HttpMethod::kGet;
  Found found;
  for (const Route& route : routes_) {
    auto values = match(route.pattern, path);
    if (!values) continue;
    if (route.method == method) return {&route, std::move(*values), {}};
    add_allowed(route.method, found.allowed);
  }
  return found;
}

}  // namespace dateline
