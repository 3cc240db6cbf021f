// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "searcher/request.h"

namespace dateline {

/// What a search that found nothing would find without one of its filters, a sentence each, for
/// those that would find anything: `without topic AI: 12 articles`. `count` gives the matches under
/// other filters.
std::vector<std::string> without_each_filter(
    const Filters& filters, const std::function<std::uint64_t(const Filters&)>& count);

}  // namespace dateline
