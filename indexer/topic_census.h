// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/article.h"
#include "common/field_places.h"
#include "indexer/finding.h"
#include "indexer/vocabulary.h"

namespace dateline {

/// Judges topics: by a vocabulary where one is given, else by how the articles at large use them.
/// Keeps each spelling once.
class TopicCensus {
 public:
  explicit TopicCensus(std::optional<Vocabulary> vocabulary);

  /// A topic outside the vocabulary is found at once.
  void add(const Article& article, const FieldPlaces& places, std::uint32_t file,
           FindingList& findings);

  /// Tells what only the whole shows, each spelling once, where it first stands:
  /// - a spelling that is not the vocabulary's or, without one, not the one used most of all that
  ///   have the same topic_key();
  /// - without a vocabulary, a topic of one article that NearNames takes for one of at least
  ///   kFrequent articles.
  void find(FindingList& findings) const;

  /// How many topics there are, where case and accents do not count.
  [[nodiscard]] std::size_t topics() const;

  static constexpr std::uint64_t kFrequent = 3;

 private:
  struct Use {
    std::uint64_t articles = 0;
    Spot first;
  };
  struct Spelling {
    std::string name;
    Use use;
  };
  using Spellings = std::vector<Spelling>;

  [[nodiscard]] std::vector<Spellings> groups() const;
  void compare_with_vocabulary(FindingList& findings) const;
  void compare_spellings(const std::vector<Spellings>& groups, FindingList& findings) const;
  void find_misspelt(const std::vector<Spellings>& groups, FindingList& findings) const;

  std::optional<Vocabulary> vocabulary_;
  std::unordered_map<std::string, Use> uses_;
};

}  // namespace dateline
