// SPDX-License-Identifier: GPL-2.0-or-later
// From stored values to the values of a facet.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "common/date.h"
#include "searcher/request.h"
#include "searcher/response.h"

namespace dateline {

/// Documents by value.
using FacetCounts = std::map<std::string, std::uint64_t>;

/// The value slot that the field is counted by.
std::uint32_t slot_of(FacetField field);

/// The value of a field of dates that a day is counted by: `2020`, `2020-08` or `2020-08-14`.
std::string date_value(FacetField field, UnixDays day);

/// Adds what one stored value of the field's slot, with `count` documents, says. `topics` is the
/// topic table.
void add_value(FacetField field, const std::vector<std::string>& topics, const std::string& value,
               std::uint64_t count, FacetCounts& counts);

/// Names match whatever their case and accents, so what differs in these alone is one value, named
/// by its most frequent spelling. Dates and numbers stay as they are.
FacetCounts merge_spellings(FacetField field, FacetCounts counts);

/// The names that the field's own filter asks for.
std::vector<std::string> selected_names(const Filters& filters, FacetField field);

/// The facet of these counts, at most `limit` values and the selected ones.
Facet make_facet(FacetField field, const FacetCounts& counts,
                 const std::vector<std::string>& selected, std::uint32_t limit);

}  // namespace dateline
