// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/analyzer.h"

namespace dateline {

/// The words of a title without case, accents and a possessive `'s`, not stemmed: what is shown to
/// a reader as the completion of a few letters. In text order; numbers and words of one letter,
/// which nobody needs completed, are left out. Requires valid UTF-8.
std::vector<std::string> title_words(std::string_view title, Analyzer& analyzer);

}  // namespace dateline
