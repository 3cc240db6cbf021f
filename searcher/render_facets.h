// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "searcher/render.h"

namespace dateline {

/// A block a facet: a line a value with its count and a bar, in eighths of a column, as long as the
/// count is of the facet's greatest; `●` marks the request's own filters.
std::string render_facets(const std::vector<Facet>& facets, const TextStyle& style);

}  // namespace dateline
