// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/snapshot.h"

#include <algorithm>
#include <utility>

#include "common/open_index.h"
#include "common/schema.h"
#include "searcher/index_revision.h"

namespace dateline {
Snapshot::Snapshot(std::string db) : db_(std::move(db)) {
  if (const auto file = cluster_file_of(db_)) cluster_ = std::make_unique<Cluster>(*file);
}

bool Snapshot::refresh() {
  const bool was_loaded = std::exchange(is_loaded_, false);
  const bool moved = follow();
  if (moved || !was_loaded) load();
  is_loaded_ = true;
  return moved || !was_loaded;
}

bool Snapshot::follow() {
  if (!cluster_) return follow_generation() || index_.reopen();
  const bool moved = cluster_->refresh();
  index_ = cluster_->index();
  return moved;
}

void Snapshot::hang_up(const Xapian::NetworkError& error) {
  if (cluster_) cluster_->hang_up(error);
  distrust();
}

std::vector<std::string> Snapshot::missing_shards() const {
  return cluster_ ? cluster_->missing() : std::vector<std::string>();
}

std::vector<std::string> Snapshot::shards_behind() const {
  return cluster_ ? cluster_->behind() : std::vector<std::string>();
}

std::string Snapshot::revision() const {
  return cluster_ ? cluster_->state() : index_revision(index_);
}

bool Snapshot::follow_generation() {
  const StubStamp now = stub_stamp(db_);
  if (now == stub_) return false;
  index_ = open_index(db_);
  stub_ = now;
  return true;
}

void Snapshot::load() {
  columns_.reset();
  names_.clear();
  topic_spellings_.clear();
  static_priors_.clear();
  completions_ = {};
  title_order_.reset();
  searches_ = 0;
  topics_.clear();
  knows_topics_ = false;
  if (cluster_) {
    shards_ = cluster_->shards();
  } else {
    shards_ = {Shard{index_}};
    read_facts(shards_.front());
  }
  languages_ = languages_of(shards_);
  frequencies_ = TermFrequencies(shards_);
  newest_ = std::ranges::max_element(shards_, {}, &Shard::newest)->newest;
}

const std::vector<std::string>& Snapshot::topics() {
  read_topics();
  return topics_;
}

void Snapshot::read_topics() {
  if (knows_topics_) return;
  if (cluster_) {
    cluster_->read_topics();
    shards_ = cluster_->shards();
  } else {
    shards_.front().topics = load_topics(index_);
  }
  topics_.clear();
  for (const Shard& shard : shards_) {
    topics_.insert(topics_.end(), shard.topics.begin(), shard.topics.end());
  }
  knows_topics_ = true;
}

const StaticPriors& Snapshot::static_priors(const PriorWeights& weights) {
  for (const auto& [known, priors] : static_priors_) {
    if (known == weights) return *priors;
  }
  static_priors_.emplace_back(
      weights, std::make_unique<const StaticPriors>(read_static_priors(index_, weights)));
  return *static_priors_.back().second;
}

const std::vector<std::uint32_t>& Snapshot::topic_spellings() {
  if (topic_spellings_.size() != topics_.size()) topic_spellings_ = first_spellings(topics_);
  return topic_spellings_;
}

const NameColumn& Snapshot::names(Xapian::valueno slot) {
  const auto at = names_.find(slot);
  return at != names_.end() ? at->second
                            : names_.emplace(slot, NameColumn(index_, slot)).first->second;
}

const TitleOrder& Snapshot::title_order() {
  if (!title_order_) title_order_ = std::make_unique<const TitleOrder>(index_);
  return *title_order_;
}

void Snapshot::count_search() {
  // Ids and values of remote shards are not at hand.
  if (cluster_) return;
  if (++searches_ == 2) columns_ = std::make_unique<const Columns>(index_);
}

}  // namespace dateline
