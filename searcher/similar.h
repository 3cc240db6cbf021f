// SPDX-License-Identifier: GPL-2.0-or-later
// More like this.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>

#include "common/record.h"
#include "searcher/request.h"
#include "searcher/text_query.h"

namespace dateline {

/// The article of the index with this id. Throws Xapian::Error, UnreadableRecord.
std::optional<Record> article_with_id(const Xapian::Database& index, const std::string& id);

/// The article of the index with this id or, if there is none, this URL. Throws Xapian::Error,
/// UnreadableRecord.
std::optional<Record> find_article(const Xapian::Database& index, const std::string& id_or_url);

/// Makes of `request` a search for what is like `example`, an article of the index or none: by the
/// words of its title and excerpt that tell most about it (tf-idf, a title's word for 2.5 of the
/// excerpt's), and without the example and what repeats it. Throws Xapian::Error,
/// UnreadableRecord.
void make_similar(const Record& example, const QueryContext& context, Request& request);

}  // namespace dateline
