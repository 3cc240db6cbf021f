// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/related_census.h"

#include <algorithm>

#include "common/hash.h"
#include "indexer/web_host.h"

namespace dateline {

void RelatedCensus::add(const Article& article, const FieldPlaces& places, std::uint32_t file,
                        FindingList& findings) {
  if (!article.url.empty()) {
    (article.published ? served_ : hidden_).push_back(hash64(article.url));
    const std::string host = web_host(article.url);
    if (article.published && !host.empty()) ++articles_on_[number_of(host)];
  }
  items_ += article.related.size();
  const auto first_link = static_cast<std::ptrdiff_t>(links_.size());
  for (std::size_t i = 0; i < article.related.size(); ++i) {
    const std::string& url = article.related[i].url;
    const Spot spot = spot_of(file, places.related[i]);
    const std::string host = web_host(url);
    const std::uint64_t hash = hash64(url);
    const auto listed = [hash](const Link& link) { return link.url == hash; };
    if (host.empty()) {
      findings.add(FindingKind::kRelatedWithoutUrl, spot,
                   url.empty() ? "a related item without webUrl; add one"
                               : "a related item whose webUrl is no http:// or https:// address");
    } else if (url == article.url) {
      findings.add(FindingKind::kRelatedToItself, spot,
                   "this related item is the article itself; remove it");
    } else if (std::any_of(links_.begin() + first_link, links_.end(), listed)) {
      findings.add(FindingKind::kRelatedTwice, spot,
                   "this related item stands in the list already; remove it");
    } else {
      links_.push_back({hash, number_of(host), spot});
    }
  }
}

void RelatedCensus::find(FindingList& findings) {
  std::sort(served_.begin(), served_.end());
  std::sort(hidden_.begin(), hidden_.end());
  const std::uint32_t own = own_host();
  for (const Link& link : links_) {
    if (std::binary_search(served_.begin(), served_.end(), link.url)) {
      ++resolved_;
    } else if (std::binary_search(hidden_.begin(), hidden_.end(), link.url)) {
      findings.add(FindingKind::kRelatedNowhere, link.spot,
                   "this related item is an article that is not published");
    } else if (link.host == own) {
      findings.add(FindingKind::kRelatedNowhere, link.spot,
                   "no file has this related item's URL, though most files' URLs are on its host");
    }
  }
}

std::uint32_t RelatedCensus::number_of(const std::string& host) {
  const auto [entry, is_new] =
      hosts_.try_emplace(host, static_cast<std::uint32_t>(articles_on_.size()));
  if (is_new) articles_on_.push_back(0);
  return entry->second;
}

std::uint32_t RelatedCensus::own_host() const {
  const auto none = static_cast<std::uint32_t>(articles_on_.size());
  const auto most = std::max_element(articles_on_.begin(), articles_on_.end());
  const bool is_own =
      most != articles_on_.end() && *most >= kMinOwnArticles && *most * 2 > served_.size();
  return is_own ? static_cast<std::uint32_t>(most - articles_on_.begin()) : none;
}

}  // namespace dateline
