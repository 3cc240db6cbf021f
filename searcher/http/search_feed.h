// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "searcher/response.h"

namespace dateline {

/// Where a feed and what it tells of are found; absolute URLs.
struct FeedLinks {
  std::string self;      ///< the feed
  std::string page;      ///< the same search for people
  std::string articles;  ///< before an article's percent-encoded id
};

/// The hits as RSS 2.0. A description is HTML by that format's rules, so its text is escaped twice.
std::string render_rss(const Response& response, const FeedLinks& links);

/// The hits as an Atom feed (RFC 4287); all its texts are plain.
std::string render_atom(const Response& response, const FeedLinks& links);

}  // namespace dateline
