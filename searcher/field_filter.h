// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>

#include "common/date.h"
#include "searcher/request.h"

namespace dateline {

/// Adds `field:value` of a query to filters: a name for topic, provider, type, category and lang, a
/// range for date, quality and heat. Answers what is wrong with the value, which is then passed
/// over. `now` is what `date:last-week` counts from.
std::optional<std::string> add_field_filter(const std::string& field, const std::string& value,
                                            UnixSeconds now, Filters& filters);

/// Makes `into` let through what both do; names of one field are alternatives.
void merge_filters(const Filters& from, Filters& into);

/// Whether both name something of one field, so that merging them would ask for either.
bool name_one_field(const Filters& one, const Filters& other);

}  // namespace dateline
