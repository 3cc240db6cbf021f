// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "searcher/response.h"

namespace dateline {

/// The answer as one JSON object, two spaces indent, a line break at its end; its shape is the
/// command-line contract's (README). Raw Unicode, nothing HTML-escaped; highlights are pairs
/// [begin, end) of code points.
std::string render_json(const Request& request, const Response& response);

/// The same without anything about hits: what `dateline-search facets` answers.
std::string render_facets_json(const Response& response);

/// One article as a JSON object: what a hit has but for its snippet, highlights and score, and the
/// beginning of its body.
std::string render_article_json(const Record& record);

/// The hits alone, a JSON object a line, each as in render_json()'s `hits`.
std::string render_ndjson(const Request& request, const Response& response);

}  // namespace dateline
