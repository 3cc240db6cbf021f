// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "common/article.h"
#include "common/field_places.h"
#include "indexer/finding.h"
#include "indexer/related_census.h"
#include "indexer/topic_census.h"
#include "indexer/twin_finder.h"
#include "indexer/vocabulary.h"

namespace dateline {

/// A corpus in numbers. Dates are those of published articles.
struct CorpusTotals {
  std::uint64_t topics = 0;
  std::uint64_t providers = 0;
  std::optional<UnixSeconds> oldest;
  std::optional<UnixSeconds> newest;
  std::uint64_t related = 0;           ///< related items
  std::uint64_t related_resolved = 0;  ///< of these, published articles of the corpus
};

struct Diagnosis {
  CorpusTotals totals;
  std::vector<Finding> findings;  ///< by kind, then by file in the order they came, then by place
};

/// Examines a corpus: takes its articles one at a time and tells what is doubtful about them alone
/// and together. Keeps some 150 bytes an article besides its path and its findings. Not
/// thread-safe.
class Doctor {
 public:
  /// `now` is what a date may be a day ahead of (clocks and zones differ).
  explicit Doctor(UnixSeconds now, std::optional<Vocabulary> vocabulary = std::nullopt);

  void add(std::string path, const Article& article, const FieldPlaces& places);

  /// Once, after the last article.
  Diagnosis finish();

 private:
  void examine_date(const Article& article, const FieldPlaces& places, std::uint32_t file);
  void examine_flags(const FieldPlaces& places, bool published, std::uint32_t file);
  void examine_texts(const Article& article, const FieldPlaces& places, std::uint32_t file);
  void count(const Article& article);

  UnixSeconds now_;
  FindingList findings_;
  TwinFinder twins_;
  TopicCensus topics_;
  RelatedCensus related_;
  std::unordered_set<std::uint64_t> providers_;  // hashes of folded names
  CorpusTotals totals_;
};

}  // namespace dateline
