// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/http/http_request.h"
#include "searcher/page/view.h"
#include "searcher/request.h"

namespace dateline {

/// A filter of the URL, in words, with the search that it does not narrow.
struct FilterChip {
  std::string kind;   ///< `Topic`
  std::string value;  ///< `Artificial Intelligence`, `from 14 August 2020`
  Parameters rest;    ///< the search without it
};

/// The filters in force, in a fixed order; a stretch of time, which `filters` has, is one of them.
std::vector<FilterChip> filter_chips(const Parameters& kept, const Filters& filters);

/// The same by kind: all topics are one, `AI or Space`. What a search that found nothing may drop.
std::vector<FilterChip> filter_kinds(const Parameters& kept, const Filters& filters);

/// Each a link that lifts the filter, at `path`.
std::vector<View> chip_views(const std::vector<FilterChip>& chips, std::string_view path);

}  // namespace dateline
