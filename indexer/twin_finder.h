// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "common/article.h"
#include "common/field_places.h"
#include "indexer/finding.h"

namespace dateline {

/// Finds articles that stand in several files. What is not published has no twin: to hide one of
/// two copies is how they are dealt with. Keeps about 56 bytes an article; URLs and titles are told
/// by 64-bit hashes, of which two among 100,000 meet by chance once in 4 billion corpora.
class TwinFinder {
 public:
  void add(const Article& article, const FieldPlaces& places, std::uint32_t file);

  /// Tells, for each file but the first of those alike:
  /// - the same URL, after what the index does to URLs;
  /// - the same title (by fold_name()) from the same provider, dated within kDays of the earliest:
  ///   beyond, it is a column that returns under one title; from other providers, syndication;
  /// - the same title where there is no date, whoever the provider: a page, or a person's name.
  /// Titles do not count where the URL is the same.
  void find(FindingList& findings);

  static constexpr UnixSeconds kDays = 3;

 private:
  struct Address {
    std::uint64_t url = 0;
    Spot spot;
  };
  struct Headline {
    std::uint64_t title = 0;  // and provider, if dated
    std::optional<UnixSeconds> date;
    Spot spot;
    std::uint64_t url = 0;
  };

  void find_same_urls(FindingList& findings);
  void find_same_titles(FindingList& findings);
  static bool alike(const Headline& first, const Headline& other);

  std::vector<Address> addresses_;
  std::vector<Headline> headlines_;
};

}  // namespace dateline
