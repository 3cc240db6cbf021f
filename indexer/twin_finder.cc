// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/twin_finder.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "common/date.h"
#include "common/hash.h"
#include "common/unicode.h"

namespace dateline {
namespace {

constexpr const char* kUrlTwin =
    "this URL stands in another file, too; keep or publish only one, see";
constexpr const char* kDatedTwin =
    "same title and provider within three days; if it is the same story, keep one, see";
constexpr const char* kUndatedTwin =
    "same title, and neither has a date; mend one, or keep only one, see";

}  // namespace

void TwinFinder::add(const Article& article, const FieldPlaces& places, std::uint32_t file) {
  if (!article.published) return;
  const std::uint64_t url = article.url.empty() ? 0 : hash64(article.url);
  if (url != 0) addresses_.push_back({url, spot_of(file, places.url)});
  if (article.title.empty()) return;
  std::string key = fold_name(article.title);
  if (article.published_at) {
    const Provider& provider = article.provider;
    key += '\n' + fold_name(provider.label());
  }
  headlines_.push_back({hash64(key), article.published_at, spot_of(file, places.title), url});
}

void TwinFinder::find(FindingList& findings) {
  find_same_urls(findings);
  find_same_titles(findings);
}

void TwinFinder::find_same_urls(FindingList& findings) {
  std::sort(addresses_.begin(), addresses_.end(), [](const Address& a, const Address& b) {
    return std::tie(a.url, a.spot) < std::tie(b.url, b.spot);
  });
  const Address* first = nullptr;
  for (const Address& address : addresses_) {
    if (first == nullptr || first->url != address.url) {
      first = &address;
      continue;
    }
    findings.add_beside(FindingKind::kSameUrl, address.spot, kUrlTwin, first->spot);
  }
}

bool TwinFinder::alike(const Headline& first, const Headline& other) {
  if (first.title != other.title || first.date.has_value() != other.date.has_value()) return false;
  return !first.date || *other.date - *first.date <= kDays * kSecondsPerDay;
}

void TwinFinder::find_same_titles(FindingList& findings) {
  std::sort(headlines_.begin(), headlines_.end(), [](const Headline& a, const Headline& b) {
    return std::tie(a.title, a.date, a.spot) < std::tie(b.title, b.date, b.spot);
  });
  const Headline* first = nullptr;
  for (const Headline& headline : headlines_) {
    if (first == nullptr || !alike(*first, headline)) {
      first = &headline;
      continue;
    }
    if (headline.url != 0 && headline.url == first->url) continue;
    findings.add_beside(FindingKind::kSameTitle, headline.spot,
                        headline.date ? kDatedTwin : kUndatedTwin, first->spot);
  }
}

}  // namespace dateline
