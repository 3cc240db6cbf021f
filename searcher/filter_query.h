// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <optional>

#include "searcher/request.h"

namespace dateline {

/// The query of zero weight that lets through what `filters` do; nothing if they let everything
/// through. `without` leaves that field's own filter out (for the counts of its facet); years and
/// months stand for the date range.
std::optional<Xapian::Query> filter_query(const Filters& filters,
                                          std::optional<FacetField> without = std::nullopt);

/// The query of zero weight that lets through what `tree` does.
Xapian::Query tree_query(const FilterTree& tree);

/// Whether `field`'s own filter narrows anything.
bool has_filter(const Filters& filters, FacetField field);

}  // namespace dateline
