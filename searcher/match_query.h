// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <optional>

#include "searcher/request.h"
#include "searcher/text_query.h"

namespace dateline {

/// The query of all matches of a request, with the weights of its words (`text`; nothing if it has
/// none). `without` leaves that field's own filter out (for the counts of its facet).
Xapian::Query match_query(const Request& request, const TextQuery* text,
                          std::optional<FacetField> without);

}  // namespace dateline
