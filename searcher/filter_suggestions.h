// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "searcher/request.h"
#include "searcher/response.h"
#include "searcher/text_query.h"

namespace dateline {

/// A filter's value that no article has, and the one that was probably meant.
struct NameSuggestion {
  std::string field;  ///< `topic`, `provider`, `type`, `category` or `language`
  std::string name;   ///< as typed
  std::string meant;  ///< as it is written in the first article that has it

  friend bool operator==(const NameSuggestion&, const NameSuggestion&) = default;
};

/// For each name in `filters` that no article has, the most frequent of those fewest letters away
/// from it (at most one in short names, three in long ones), or else of those that it is a word of;
/// none where there is no such name. Throws Xapian::Error.
std::vector<NameSuggestion> suggest_names(const Filters& filters, const QueryContext& context);

/// Says in `response` what was probably meant by names of `request` that no article has. Throws
/// Xapian::Error.
void suggest_filters(const Request& request, const QueryContext& context, Response& response);

/// `text` with the names that stand in it replaced by those that were meant, in quotes if need be.
std::string with_names_meant(std::string text, const std::vector<NameSuggestion>& suggestions);

}  // namespace dateline
