// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/request_limits.h"

#include <fmt/format.h>

#include <cstdint>
#include <string_view>

namespace dateline {

std::optional<BadRequest> check_limits(const Request& request) {
  const Limits& limits = request.limits;
  const auto over = [](std::string_view what, std::uint32_t value, std::uint32_t limit) {
    return BadRequest{fmt::format("{} is {}, the limit is {}", what, value, limit)};
  };
  if (request.limit > limits.max_hits) return over("limit", request.limit, limits.max_hits);
  if (request.offset > limits.max_offset) return over("offset", request.offset, limits.max_offset);
  if (request.facet_limit > limits.max_facet_values) {
    return over("facet-limit", request.facet_limit, limits.max_facet_values);
  }
  const bool is_capped = request.max_per_provider > 0 && request.limit > 0;
  if (is_capped && request.offset % request.limit != 0) {
    return BadRequest{fmt::format(
        "max-per-provider is about whole pages, so offset must be a multiple of limit: {} is not "
        "one of {}",
        request.offset, request.limit)};
  }
  return std::nullopt;
}

}  // namespace dateline
