// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "common/analyzer.h"
#include "searcher/request.h"
#include "searcher/response.h"
#include "searcher/text_query.h"

namespace dateline {

/// Marks the words of `text` in the hit's title and snippet, and in its whole excerpt where the
/// request wants that. `documents`: how many the index holds, for what a word is worth.
void mark_hit(const Request& request, const TextQuery& text, std::uint64_t documents,
              Analyzer& analyzer, Hit& hit);

}  // namespace dateline
