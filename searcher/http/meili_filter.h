// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "common/result.h"
#include "searcher/request.h"

namespace dateline {

/// Reads a filter expression of Meilisearch's:
///
///   or        = and { "OR" and }
///   and       = not { "AND" not }
///   not       = [ "NOT" ] ( "(" or ")" | condition )
///   condition = attribute ( "=" | "!=" | ">" | ">=" | "<" | "<=" ) value
///             | attribute value "TO" value
///             | attribute [ "NOT" ] "IN" "[" [ value { "," value } ] "]"
///
/// Attributes and values are words or stand in quotes, within which a backslash keeps the next
/// character as it is. Failure: where it is none, brackets deeper than 32, or more than 500
/// conditions.
Result<FilterTree, Failure> parse_meili_filter(std::string_view text);

/// Puts filters that all must hold on a request: what is said of one field alone goes to its
/// `filters`, so that this field can be counted without; the rest to `narrowing`.
void put_filters(const std::vector<FilterTree>& all, Request& request);

}  // namespace dateline
