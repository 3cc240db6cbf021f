// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>

#include "searcher/text_query.h"

namespace dateline {

/// `text` with each word that no document has replaced by the most frequent word like it: one
/// letter apart, or two for words of six letters and more; but for those that are read as several
/// words (`#CapeTown`). Nothing if no word is replaced. `words`
/// is what the text was read as. Throws Xapian::Error.
std::optional<std::string> did_you_mean(const std::string& text, const TextQuery& words,
                                        const QueryContext& context);

}  // namespace dateline
