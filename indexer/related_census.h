// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/article.h"
#include "common/field_places.h"
#include "indexer/finding.h"

namespace dateline {

/// Follows the related items of all articles. Keeps 24 bytes an item and 8 an article: URLs are
/// told by 64-bit hashes, hosts by number.
class RelatedCensus {
 public:
  /// Finds at once: an item without a web address, one that is the article itself, one that the
  /// list has already.
  void add(const Article& article, const FieldPlaces& places, std::uint32_t file,
           FindingList& findings);

  /// Finds the items that are here, but not published, and those on the corpus's own host whose URL
  /// no file has. Other hosts' pages need not be here. A corpus has an own host if more than half
  /// of its articles, and at least kMinOwnArticles, are there: a site's articles, not a collection.
  void find(FindingList& findings);

  /// All items, and those that are an article of the corpus that is published. Items that add()
  /// found fault with are not followed. The second only after find().
  [[nodiscard]] std::uint64_t items() const { return items_; }
  [[nodiscard]] std::uint64_t resolved() const { return resolved_; }

  static constexpr std::uint64_t kMinOwnArticles = 20;

 private:
  struct Link {
    std::uint64_t url = 0;
    std::uint32_t host = 0;
    Spot spot;
  };

  std::uint32_t number_of(const std::string& host);
  /// The number of the own host, or that of none.
  [[nodiscard]] std::uint32_t own_host() const;

  std::unordered_map<std::string, std::uint32_t> hosts_;
  std::vector<std::uint64_t> articles_on_;  // by host
  std::vector<std::uint64_t> served_;       // hashes of URLs
  std::vector<std::uint64_t> hidden_;
  std::vector<Link> links_;
  std::uint64_t items_ = 0;
  std::uint64_t resolved_ = 0;
};

}  // namespace dateline
