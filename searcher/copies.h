// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "common/record.h"
#include "common/result.h"
#include "searcher/engine.h"

namespace dateline {

/// The matches of `request` that repeat the article with this id (searcher/duplicates.h), at most
/// as many as its limit; none if there is no such article. Throws IndexError.
Result<std::vector<Record>, BadRequest> find_copies(Engine& engine, const Request& request,
                                                    const std::string& id);

}  // namespace dateline
