// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/snapshot.h"

#include <utility>

#include "common/open_index.h"
#include "common/schema.h"
#include "searcher/index_revision.h"

namespace dateline {
namespace {

/// A language of fewer than a thousandth of the documents is most often a misjudged one, and each
/// costs every query.
std::vector<std::string> languages_of(const Xapian::Database& index) {
  constexpr std::uint64_t kLeastShare = 1'000;
  std::vector<std::string> languages;
  const std::string start(prefix::kLanguage);
  for (auto at = index.allterms_begin(start); at != index.allterms_end(start); ++at) {
    if (at.get_termfreq() * kLeastShare < index.get_doccount()) continue;
    languages.push_back((*at).substr(start.size()));
  }
  return languages;
}

}  // namespace

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
  static_priors_.clear();
  completions_ = {};
  title_order_.reset();
  searches_ = 0;
  languages_ = languages_of(index_);
  if (cluster_) {
    shards_ = cluster_->shards();
    topics_.clear();
    for (const Shard& shard : shards_) {
      topics_.insert(topics_.end(), shard.topics.begin(), shard.topics.end());
    }
  } else {
    topics_ = load_topics(index_);
    shards_ = {{index_, topics_}};
  }
  newest_ = decode_date(index_.get_value_upper_bound(slot::kDate)).value_or(0);
}

const StaticPriors& Snapshot::static_priors(const PriorWeights& weights) {
  for (const auto& [known, priors] : static_priors_) {
    if (known == weights) return *priors;
  }
  static_priors_.emplace_back(
      weights, std::make_unique<const StaticPriors>(read_static_priors(index_, weights)));
  return *static_priors_.back().second;
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
