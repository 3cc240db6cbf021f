// SPDX-License-Identifier: GPL-2.0-or-later
// The attributes of Meilisearch's protocol and the index's fields.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/date.h"
#include "searcher/request.h"

namespace dateline {

/// Why a query of Meilisearch's protocol has no answer.
struct MeiliError {
  int status = 400;
  std::string code;  ///< as Meilisearch has it: invalid_search_filter
  std::string message;
};

/// The field that an attribute is filtered and counted by; nothing if it cannot be.
///   topics (topic), provider (provider.name, provider.domain), type, category, lang (language),
///   quality, heat, year, month, published_at (date, published_timestamp), the last by days
std::optional<FacetField> meili_field(std::string_view attribute);

/// The order of an attribute; nothing if there is none.
std::optional<SortOrder> meili_sort(std::string_view attribute);

/// A moment in a filter: a date as parse_date_range() reads it, or seconds since 1970 (five digits
/// or more, or below zero).
std::optional<DateRange> meili_moment(std::string_view text);

}  // namespace dateline
