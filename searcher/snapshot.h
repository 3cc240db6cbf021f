// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/date.h"
#include "common/index_folder.h"
#include "searcher/cluster.h"
#include "searcher/columns.h"
#include "searcher/completions.h"
#include "searcher/name_column.h"
#include "searcher/term_frequencies.h"
#include "searcher/title_order.h"

namespace dateline {

/// One state of an index, and what is read from it once for all searches. Not thread-safe.
class Snapshot {
 public:
  /// Of the index or cluster `db` (common/cluster_file.h). Nothing is opened before refresh().
  /// Throws IndexError if a cluster file is wrong.
  explicit Snapshot(std::string db);

  /// Goes on to the index's newest state, in whichever generation that is. False if it was there
  /// already. Throws IndexError, Xapian::Error.
  bool refresh();

  /// Makes the next refresh() read everything anew: what was read may be of two states.
  void distrust() { is_loaded_ = false; }

  /// What to do when a remote shard failed.
  void hang_up(const Xapian::NetworkError& error);

  /// To be called once a search. One search does not pay for reading all documents' values, so the
  /// columns are there from a state's second search on. Throws Xapian::Error.
  void count_search();

  [[nodiscard]] const std::string& db() const { return db_; }
  [[nodiscard]] const Xapian::Database& index() const { return index_; }
  /// The parts of the index; one that is the whole for an index without parts.
  [[nodiscard]] const std::vector<Shard>& shards() const { return shards_; }
  [[nodiscard]] bool is_cluster() const { return cluster_ != nullptr; }
  /// The names of shards that the state is without.
  [[nodiscard]] std::vector<std::string> missing_shards() const;
  /// Shards that an old copy serves: Cluster::behind().
  [[nodiscard]] std::vector<std::string> shards_behind() const;
  /// Differs whenever what the index holds does. Throws Xapian::Error.
  [[nodiscard]] std::string revision() const;
  /// Of the state's terms. Those of remote shards are kept as long as it lasts.
  [[nodiscard]] TermFrequencies& frequencies() { return frequencies_; }
  /// Those in whose forms words are looked for.
  [[nodiscard]] const std::vector<std::string>& languages() const { return languages_; }
  /// Reads the topic tables of the shards, once a state. Throws Xapian::Error.
  void read_topics();
  /// The topic table; of a cluster the names of all shards, whose ids mean nothing then. Read when
  /// first asked for. Throws Xapian::Error.
  [[nodiscard]] const std::vector<std::string>& topics();
  /// The greatest date ever stored, which Xapian keeps as the slot's upper bound.
  [[nodiscard]] UnixSeconds newest() const { return newest_; }
  /// Nothing, or the values as arrays.
  [[nodiscard]] const Columns* columns() const { return columns_.get(); }
  /// The names of a slot, which must be of names; read when first asked for. Throws Xapian::Error.
  [[nodiscard]] const NameColumn& names(Xapian::valueno slot);
  /// The first_spellings() of the topics; found when first asked for.
  [[nodiscard]] const std::vector<std::uint32_t>& topic_spellings();
  /// The static priors by other weights than the stored ones; read when first asked for. Throws
  /// Xapian::Error.
  [[nodiscard]] const StaticPriors& static_priors(const PriorWeights& weights);
  /// What readers' first letters are completed from.
  [[nodiscard]] Completions& completions() { return completions_; }
  /// Read when first asked for. Throws Xapian::Error.
  [[nodiscard]] const TitleOrder& title_order();

 private:
  bool follow();
  bool follow_generation();
  void load();

  std::string db_;
  std::optional<StubStamp> stub_;  // of the index as it was opened
  std::unique_ptr<Cluster> cluster_;
  Xapian::Database index_;
  std::vector<Shard> shards_;
  bool is_loaded_ = false;  // what follows is of the index's present state
  std::vector<std::string> languages_;
  bool knows_topics_ = false;
  std::vector<std::string> topics_;
  TermFrequencies frequencies_;
  UnixSeconds newest_ = 0;
  std::unique_ptr<const Columns> columns_;
  std::map<Xapian::valueno, NameColumn> names_;
  std::vector<std::uint32_t> topic_spellings_;
  std::uint32_t searches_ = 0;
  std::vector<std::pair<PriorWeights, std::unique_ptr<const StaticPriors>>> static_priors_;
  Completions completions_;
  std::unique_ptr<const TitleOrder> title_order_;
};

}  // namespace dateline
