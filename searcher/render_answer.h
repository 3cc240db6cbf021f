// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "searcher/query_options.h"
#include "searcher/response.h"

namespace dateline {

/// The response in the format that the options ask for, text as wide as the terminal.
std::string render_answer(const QueryOptions& options, const Response& response);

}  // namespace dateline
