// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include "searcher/http/meili_query.h"
#include "searcher/response.h"

namespace dateline {

/// An article as a document; all members.
nlohmann::ordered_json meili_document_json(const Record& record);

/// A hit as the query wants it: the members to retrieve, `_formatted` with marked and cropped
/// texts, `_matchesPosition` in bytes. Text is never HTML-escaped: the tags are the client's own.
nlohmann::ordered_json meili_hit_json(const Hit& hit, const MeiliFormat& format);

}  // namespace dateline
