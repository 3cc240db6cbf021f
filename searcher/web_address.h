// SPDX-License-Identifier: GPL-2.0-or-later
// Web addresses that somebody pastes into a query.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/query_tree.h"
#include "searcher/text_query.h"

namespace dateline {

/// Where the web address begins within a word: at `http://`, `https://` or `www.`, or at a host
/// like `pic.twitter.com` with a path behind it. npos for a word without one.
std::size_t find_web_address(std::string_view word);

/// How a feed may write an address: as it is, then without what follows `?` and `#`, each also with
/// the other of `http` and `https`, and with or without a slash at its end.
std::vector<std::string> spellings_of(std::string_view address);

/// Reads the web addresses among the plain words of a query. One that is all of it, and that an
/// article has, is looked for itself; of any other one, the words of its slug are left
/// (common/slug.h), as host and keys say nothing. Throws Xapian::Error.
void read_addresses(QueryNode& root, const QueryContext& context, std::vector<std::string>& notes);

}  // namespace dateline
