// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/articles_with_all.h"

#include <algorithm>
#include <cstddef>

namespace dateline {

ArticlesWithAll::ArticlesWithAll(const Xapian::Database& index,
                                 const std::vector<std::string>& terms) {
  const auto rarest = std::ranges::min_element(
      terms, {}, [&index](const std::string& term) { return index.get_termfreq(term); });
  for (auto at = index.postlist_begin(*rarest); at != index.postlist_end(*rarest); ++at) {
    documents_.push_back(*at);
  }
  for (auto term = terms.begin(); term != terms.end(); ++term) {
    if (term == rarest) continue;
    auto at = index.postlist_begin(*term);
    const auto end = index.postlist_end(*term);
    std::erase_if(documents_, [&](Xapian::docid document) {
      if (at != end) at.skip_to(document);
      return at == end || *at != document;
    });
  }
  is_in_.resize(index.get_lastdocid() + std::size_t{1});
  for (const Xapian::docid document : documents_) is_in_[document] = true;
}

}  // namespace dateline
