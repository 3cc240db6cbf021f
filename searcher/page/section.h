// SPDX-License-Identifier: GPL-2.0-or-later
// The parts of the page: one search, looked at in several ways.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "searcher/http/http_request.h"

namespace dateline {

enum class Section : std::uint8_t { kArticles, kHot, kTrends, kCoverage, kStory };

/// Those that any search can be looked at in; a story is one of its own.
inline constexpr std::array kSections = {Section::kArticles, Section::kHot, Section::kTrends,
                                         Section::kCoverage};

/// `/hot`; the articles are at `/`, where a story leads its search to as well.
std::string_view path_of(Section section);

/// `Hot`.
std::string_view title_of(Section section);

/// The parameters that make what the section shows, those with a value: `q`, the filters, and the
/// section's own. Others are passed over, as links from elsewhere come with all kinds of them.
Parameters kept_parameters(Section section, const Parameters& parameters);

/// What is left of one section's parameters for another one. A day that lists are as of becomes
/// the last day of a search.
Parameters parameters_for(Section section, const Parameters& kept);

}  // namespace dateline
