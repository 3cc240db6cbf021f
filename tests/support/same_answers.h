// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "searcher/request.h"
#include "searcher/response.h"
#include "tests/support/random_corpus.h"

namespace dateline {

/// Expects two answers to `request` to be the same: order, scores, totals, facets, snippets and
/// explanations. Hits that are level may stand in any order.
void expect_same(const Request& request, const Response& got, const Response& expected);

/// The same of a cluster and one index of the same articles, for requests by chance.
void expect_same_answers(const std::string& whole, const std::string& cluster,
                         RandomCorpus& chance);

}  // namespace dateline
