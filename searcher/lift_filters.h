// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "searcher/query_tree.h"

namespace dateline {

/// Takes the filters that hold for the whole query out of its tree, so that they count as those of
/// the request do: facets leave their own out.
Filters lift_filters(QueryNode& root);

}  // namespace dateline
