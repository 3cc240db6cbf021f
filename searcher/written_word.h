// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>

#include "searcher/text_query.h"

namespace dateline {

/// How the word of an unprefixed term is written, by the first documents that have it: terms are
/// stems. Nothing if none of these tells. Throws Xapian::Error.
std::optional<std::string> written_word(const std::string& term, const QueryContext& context);

}  // namespace dateline
