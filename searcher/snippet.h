// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "common/analyzer.h"
#include "searcher/response.h"

namespace dateline {

/// The terms that matched and how much each is worth.
using TermWorth = std::unordered_map<std::string, double>;

/// A snippet longer than this is cut at words.
inline constexpr std::size_t kMaxSnippetBytes = 320;

/// The whole text with the words that stand for one of the terms highlighted.
MarkedText highlight(std::string_view text, std::string_view language, const TermWorth& terms,
                     Analyzer& analyzer);

/// The stretch of `text` of at most kMaxSnippetBytes (ellipses not counted) that holds the most
/// worth of distinct terms, the earliest of equals; `…` stands where something was left out.
MarkedText snippet(std::string_view text, std::string_view language, const TermWorth& terms,
                   Analyzer& analyzer);

}  // namespace dateline
