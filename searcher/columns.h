// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "common/date.h"
#include "common/prior.h"
#include "common/schema.h"

namespace dateline {

/// The static prior of each document by its id, moved up so that none is negative.
struct StaticPriors {
  std::vector<double> by_document;
  double greatest = 0;
};

/// The static priors with other weights than those that are stored, from quality and heat. Throws
/// Xapian::Error.
StaticPriors read_static_priors(const Xapian::Database& index, const PriorWeights& weights);

/// What ranking, topic counts and hits need of each document, as arrays by document id: a look into
/// one takes a few nanoseconds, where Xapian's own value streams take a hundred. Of one state of an
/// index; about 40 bytes a document. Safe to read from any thread.
class Columns {
 public:
  /// Reads the values of all documents: about 0.1 us a document. Throws Xapian::Error.
  explicit Columns(const Xapian::Database& index);

  /// Of a document without a date.
  static constexpr UnixDays kNoDay = std::numeric_limits<UnixDays>::min();

  [[nodiscard]] const StaticPriors& static_priors() const { return priors_; }
  /// The sum of all wdf of a document.
  [[nodiscard]] Xapian::termcount length(Xapian::docid document) const {
    return lengths_[document];
  }
  [[nodiscard]] UnixDays day(Xapian::docid document) const { return days_[document]; }

  /// The id of a document's story; empty for a story of one article.
  [[nodiscard]] std::string story(Xapian::docid document) const;

  /// Calls `visit(TopicId)` for each topic of a document.
  template <typename Visit>
  void for_each_topic(Xapian::docid document, Visit visit) const {
    for (std::size_t i = topic_begins_[document]; i < topic_begins_[document + 1]; ++i) {
      visit(topics_[i]);
    }
  }

 private:
  StaticPriors priors_;
  std::vector<UnixDays> days_;
  std::vector<Xapian::termcount> lengths_;
  std::vector<std::uint64_t> stories_;       // numbers of their ids, or kNoStory
  std::vector<std::uint32_t> topic_begins_;  // into topics_
  std::vector<TopicId> topics_;
};

}  // namespace dateline
