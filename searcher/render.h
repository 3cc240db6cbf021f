// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "searcher/response.h"

namespace dateline {

/// How text for people is laid out.
struct TextStyle {
  bool color = false;
  std::size_t width = 80;  ///< columns; at least 40 are used
};

/// The answer for a person at a terminal: hits with highlighted title and snippet, source, date and
/// topics; facets as bars; explanations as a receipt. Control bytes of the articles never reach the
/// terminal. `request` tells offset, sort and what was asked for.
std::string render_text(const Request& request, const Response& response, const TextStyle& style);

/// The counts alone, for a person: the first line and the notes of render_text(), then the facets.
std::string render_facets_text(const Response& response, const TextStyle& style);

/// One tab-separated line a value, with a header line: facet, value, count.
std::string render_facets_tsv(const Response& response);

/// One tab-separated line a hit, with a header line: rank, score, id, published_at, provider,
/// title, url. Tabs and line breaks in a value become spaces.
std::string render_tsv(const Request& request, const Response& response);

}  // namespace dateline
