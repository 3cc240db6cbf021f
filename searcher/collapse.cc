// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/collapse.h"

#include <algorithm>
#include <limits>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "common/record.h"
#include "common/schema.h"
#include "common/story_slots.h"
#include "common/unicode.h"
#include "searcher/duplicates.h"
#include "searcher/index_reader.h"

namespace dateline {
namespace {

constexpr std::uint64_t kMostCollapsed = std::numeric_limits<Xapian::doccount>::max();

/// Groups by a slot's value, whatever its case and accents. Xapian's own collapse counts are lower
/// bounds, as it stops early; these come from a pass over all matches.
class ValueGrouping : public Grouping {
 public:
  ValueGrouping(const GroupedIndex& grouped, Xapian::valueno slot) : slot_(slot) {
    Xapian::ValueCountMatchSpy values(slot);
    Xapian::Enquire enquire(grouped.index);
    enquire.set_query(grouped.matching);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.add_matchspy(&values);
    enquire.get_mset(0, 0, grouped.index.get_doccount());
    for (auto at = values.values_begin(); at != values.values_end(); ++at) {
      if ((*at).empty()) continue;
      counts_[fold_name(*at)] += at.get_termfreq();
      with_key_ += at.get_termfreq();
    }
  }

  [[nodiscard]] std::optional<Xapian::valueno> slot() const override { return slot_; }

  bool is_first(const Xapian::MSetIterator& match) override {
    const std::string key = match.get_collapse_key();
    return key.empty() || seen_.insert(fold_name(key)).second;
  }

  std::optional<Collapsed> collapsed(const Xapian::MSetIterator& match) override {
    std::string key = match.get_collapse_key();
    if (key.empty()) return std::nullopt;
    const std::uint64_t others = counts_.at(fold_name(key)) - 1;
    return Collapsed{std::move(key), others};
  }

  [[nodiscard]] std::optional<std::uint64_t> groups(std::uint64_t total) const override {
    return total - with_key_ + counts_.size();
  }

 private:
  Xapian::valueno slot_;
  std::unordered_map<std::string, std::uint64_t> counts_;  // by folded value
  std::uint64_t with_key_ = 0;                             // matches with a value
  std::unordered_set<std::string> seen_;                   // folded values
};

/// Groups what repeats the best article of the group. An article that repeats two goes to the
/// better one.
class DuplicateGrouping : public Grouping {
 public:
  explicit DuplicateGrouping(const GroupedIndex& grouped)
      : matching_(grouped.matching), finder_(grouped.index, grouped.analyzer) {}

  [[nodiscard]] std::optional<Xapian::valueno> slot() const override { return std::nullopt; }

  bool is_first(const Xapian::MSetIterator& match) override {
    if (!taken_.insert(*match).second) return false;
    last_count_ = 0;
    const auto record = decode_record(match.get_document().get_data());
    if (!record) throw UnreadableRecord();
    for (const Xapian::docid other : finder_.repeats(*record, matching_)) {
      if (taken_.insert(other).second) ++last_count_;
    }
    return true;
  }

  std::optional<Collapsed> collapsed(const Xapian::MSetIterator& /*match*/) override {
    return Collapsed{{}, last_count_};
  }

  [[nodiscard]] std::optional<std::uint64_t> groups(std::uint64_t /*total*/) const override {
    return std::nullopt;
  }

 private:
  const Xapian::Query& matching_;
  DuplicateFinder finder_;
  std::unordered_set<Xapian::docid> taken_;  // those seen, and what repeats them
  std::uint64_t last_count_ = 0;             // of the last first one
};

/// Lets Xapian leave out what cannot stand in the window.
void pass_over(Xapian::Enquire& enquire, const Window& window, const Grouping* grouping) {
  if (grouping == nullptr) {
    const std::uint64_t most = std::min<std::uint64_t>(window.most_of_a_provider(), kMostCollapsed);
    enquire.set_collapse_key(slot::kProvider, static_cast<Xapian::doccount>(most));
  } else if (const auto slot = grouping->slot()) {
    enquire.set_collapse_key(*slot);
  }
}

/// As it is compared. Without a grouping it is what pass_over() has Xapian collapse by, which comes
/// with the match; a document of a remote shard would take a round trip.
std::string provider_of(const Xapian::MSetIterator& match, const Grouping* grouping) {
  return fold_name(grouping == nullptr ? match.get_collapse_key()
                                       : match.get_document().get_value(slot::kProvider));
}

}  // namespace

std::unique_ptr<Grouping> make_grouping(Collapse collapse, const GroupedIndex& grouped) {
  switch (collapse) {
    case Collapse::kNone:
      break;
    case Collapse::kProvider:
      return std::make_unique<ValueGrouping>(grouped, slot::kProvider);
    case Collapse::kStory:
      return std::make_unique<ValueGrouping>(grouped, slot::kStory);
    case Collapse::kDuplicates:
      return std::make_unique<DuplicateGrouping>(grouped);
  }
  return nullptr;
}

std::vector<RankedDocument> all_of(const Xapian::MSet& page) {
  std::vector<RankedDocument> out;
  for (auto at = page.begin(); at != page.end(); ++at) out.push_back({*at, at.get_weight()});
  return out;
}

std::vector<RankedDocument> ranked_documents(Xapian::Enquire& enquire, const Window& window,
                                             Grouping* grouping) {
  const bool is_capped = window.max_per_provider > 0;
  if (grouping == nullptr && !is_capped) {
    return all_of(enquire.get_mset(window.offset, window.limit));
  }
  std::vector<RankedDocument> out;
  pass_over(enquire, window, grouping);
  PageDealer dealer(window);
  Xapian::doccount begin = 0;
  Xapian::doccount size = window.offset + window.limit;
  while (!dealer.is_done()) {
    const Xapian::MSet page = enquire.get_mset(begin, size);
    for (auto at = page.begin(); at != page.end() && !dealer.is_done(); ++at) {
      if (grouping != nullptr && !grouping->is_first(at)) continue;
      if (!dealer.deal(is_capped ? provider_of(at, grouping) : std::string())) continue;
      out.push_back(
          {*at, at.get_weight(), grouping != nullptr ? grouping->collapsed(at) : std::nullopt});
    }
    if (page.size() < size) break;
    begin += size;
    size *= 2;
  }
  return out;
}

}  // namespace dateline
