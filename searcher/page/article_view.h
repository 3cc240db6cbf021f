// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "common/record.h"
#include "searcher/page/page_url.h"
#include "searcher/page/view.h"

namespace dateline {

/// The URL if it is one of http or https, else nothing: what else there is (`javascript:`) is no
/// link.
std::string web_url(std::string_view url);

/// What an article is called: its title, or its id if it has none.
std::string article_title(const Record& article);

/// Where the story is shown that has this id, or an article of this id.
std::string story_url(std::string_view id, const Parameters& kept);

/// Adds what every list says of an article: its link, publisher, date, kind, language and topics.
/// `list` is what a publisher and a topic are links to, once narrowed to them.
void add_article(const Record& article, const PageUrl& list, View& view);

}  // namespace dateline
