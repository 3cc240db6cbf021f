// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/date.h"
#include "common/index_folder.h"
#include "searcher/columns.h"
#include "searcher/completions.h"

namespace dateline {

/// One state of an index, and what is read from it once for all searches. Not thread-safe.
class Snapshot {
 public:
  /// Nothing is opened before refresh().
  explicit Snapshot(std::string db) : db_(std::move(db)) {}

  /// Goes on to the index's newest state, in whichever generation that is. False if it was there
  /// already. Throws IndexError, Xapian::Error.
  bool refresh();

  /// Makes the next refresh() read everything anew: what was read may be of two states.
  void distrust() { is_loaded_ = false; }

  /// To be called once a search. One search does not pay for reading all documents' values, so the
  /// columns are there from a state's second search on. Throws Xapian::Error.
  void count_search();

  [[nodiscard]] const std::string& db() const { return db_; }
  [[nodiscard]] const Xapian::Database& index() const { return index_; }
  /// Those in whose forms words are looked for.
  [[nodiscard]] const std::vector<std::string>& languages() const { return languages_; }
  [[nodiscard]] const std::vector<std::string>& topics() const { return topics_; }
  /// The greatest date ever stored, which Xapian keeps as the slot's upper bound.
  [[nodiscard]] UnixSeconds newest() const { return newest_; }
  /// Nothing, or the values as arrays.
  [[nodiscard]] const Columns* columns() const { return columns_.get(); }
  /// The static priors by other weights than the stored ones; read when first asked for. Throws
  /// Xapian::Error.
  [[nodiscard]] const StaticPriors& static_priors(const PriorWeights& weights);
  /// What readers' first letters are completed from.
  [[nodiscard]] Completions& completions() { return completions_; }

 private:
  bool follow_generation();
  void load();

  std::string db_;
  std::optional<StubStamp> stub_;  // of the index as it was opened
  Xapian::Database index_;
  bool is_loaded_ = false;  // what follows is of the index's present state
  std::vector<std::string> languages_;
  std::vector<std::string> topics_;
  UnixSeconds newest_ = 0;
  std::unique_ptr<const Columns> columns_;
  std::uint32_t searches_ = 0;
  std::vector<std::pair<PriorWeights, std::unique_ptr<const StaticPriors>>> static_priors_;
  Completions completions_;
};

}  // namespace dateline
