// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "searcher/response.h"

namespace dateline {

/// The hits as a table (RFC 4180, UTF-8), its columns named in the first line. A text that a
/// spreadsheet would take for a formula gets a quote mark before it.
std::string render_csv(const Response& response);

}  // namespace dateline
