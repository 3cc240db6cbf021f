// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/story_graph.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace dateline {
namespace {

enum class KeyKind : std::uint8_t { kUrl = 1, kTitle = 2, kWord = 3 };

StoryKey key_of(KeyKind kind, std::uint64_t hash) {
  constexpr unsigned kKindBits = 56;
  return static_cast<std::uint64_t>(kind) << kKindBits | hash;
}

bool is_word(StoryKey key) { return key >= key_of(KeyKind::kWord, 0); }

bool is_same(std::uint64_t a, std::uint64_t b) { return a != 0 && a == b; }

bool names(const StoryEvidence& from, const StoryEvidence& to) {
  return std::ranges::any_of(from.related, [&to](const StoryLink& link) {
    return is_same(link.url, to.url) || is_same(link.title, to.title);
  });
}

bool share_item(const StoryEvidence& a, const StoryEvidence& b) {
  return std::ranges::any_of(a.related, [&b](const StoryLink& link) {
    return std::ranges::any_of(b.related, [&link](const StoryLink& other) {
      return is_same(link.url, other.url) || is_same(link.title, other.title);
    });
  });
}

EdgeWeight similarity(const StoryEvidence& a, const StoryEvidence& b) {
  constexpr std::size_t kLeastKeyWords = 2;
  std::size_t shared_keys = 0;
  std::uint64_t shared = 0;
  for (auto at = a.words.begin(), other = b.words.begin();
       at != a.words.end() && other != b.words.end();) {
    if (at->word == other->word) {
      shared += std::min(at->weight, other->weight);
      if (at->is_key && other->is_key) ++shared_keys;
    }
    const bool is_behind = at->word <= other->word;
    if (at->word >= other->word) ++other;
    if (is_behind) ++at;
  }
  if (shared_keys < kLeastKeyWords) return 0;
  const auto sum = [](const StoryEvidence& article) {
    std::uint64_t total = 0;
    for (const StoryWord& word : article.words) total += word.weight;
    return static_cast<double>(total);
  };
  const double share = static_cast<double>(shared) / std::sqrt(sum(a) * sum(b));
  return static_cast<EdgeWeight>(std::lround(share * kSureEdge));
}

}  // namespace

std::vector<StoryKey> story_keys(const StoryEvidence& article) {
  std::vector<StoryKey> keys;
  const auto add = [&keys](KeyKind kind, std::uint64_t hash) {
    if (hash != 0) keys.push_back(key_of(kind, hash));
  };
  add(KeyKind::kUrl, article.url);
  add(KeyKind::kTitle, article.title);
  for (const StoryLink& link : article.related) {
    add(KeyKind::kUrl, link.url);
    add(KeyKind::kTitle, link.title);
  }
  for (const StoryWord& word : article.words) {
    if (word.is_key) keys.push_back(key_of(KeyKind::kWord, word.word));
  }
  std::ranges::sort(keys);
  const auto repeated = std::unique(keys.begin(), keys.end());
  keys.erase(repeated, keys.end());
  return keys;
}

EdgeWeight story_edge(const StoryEvidence& a, const StoryEvidence& b) {
  const UnixSeconds apart = std::abs(a.at - b.at);
  if (apart > kRelatedSpan) return 0;
  if (names(a, b) || names(b, a)) return kSureEdge;
  const EdgeWeight item = share_item(a, b) ? kSharedItemEdge : 0;
  if (apart > kTextSpan) return item;
  if (is_same(a.title, b.title)) return kSureEdge;
  const EdgeWeight text = similarity(a, b);
  return std::max(item, text < kLeastEdge ? 0 : text);
}

StoryGraph::StoryGraph(StoryNode first, std::vector<StoryEvidence> articles)
    : first_(first), articles_(std::move(articles)) {
  for (Place place = 0; place < articles_.size(); ++place) {
    for (const StoryKey key : story_keys(articles_[place])) postings_.push_back({key, place});
  }
  std::ranges::sort(postings_);
  set_crowds_apart();
}

void StoryGraph::set_crowds_apart() {
  const auto cell_of = [this](const Posting& posting) {
    return StoryCell{posting.key, day_of(articles_[posting.place].at)};
  };
  auto kept = postings_.begin();
  for (auto begin = postings_.begin(); begin != postings_.end();) {
    const StoryCell cell = cell_of(*begin);
    const auto end = std::find_if(begin, postings_.end(),
                                  [&](const Posting& posting) { return cell_of(posting) != cell; });
    const auto size = static_cast<std::size_t>(end - begin);
    if (size > kCrowd) {
      crowds_.push_back({cell, size});
    } else {
      kept = std::move(begin, end, kept);
    }
    begin = end;
  }
  postings_.erase(kept, postings_.end());
  postings_.shrink_to_fit();
}

StoryGraph::Place StoryGraph::place_of(UnixSeconds at) const {
  const auto found = std::ranges::lower_bound(articles_, at, {}, &StoryEvidence::at);
  return static_cast<Place>(found - articles_.begin());
}

/// The places before `end` that are at most `span` away in time.
StoryGraph::Places StoryGraph::within(UnixSeconds at, UnixSeconds span, Place end) const {
  return {place_of(at - span), std::min(end, place_of(at + span + 1))};
}

/// 0 if it is no crowd.
std::size_t StoryGraph::crowd_of(const StoryCell& cell) const {
  const auto found = std::ranges::lower_bound(crowds_, cell, {}, &Crowd::cell);
  return found == crowds_.end() || found->cell != cell ? 0 : found->size;
}

std::size_t StoryGraph::count(const StoryCell& cell) const {
  if (const std::size_t crowd = crowd_of(cell)) return crowd;
  const UnixSeconds begin = UnixSeconds{cell.day} * kSecondsPerDay;
  const auto first = std::ranges::lower_bound(postings_, Posting{cell.key, place_of(begin)});
  const auto last =
      std::ranges::lower_bound(postings_, Posting{cell.key, place_of(begin + kSecondsPerDay)});
  return static_cast<std::size_t>(last - first);
}

std::vector<StoryNode> StoryGraph::with_key(StoryKey key) const {
  std::vector<StoryNode> nodes;
  for (Place place = 0; place < articles_.size(); ++place) {
    if (std::ranges::binary_search(story_keys(articles_[place]), key)) {
      nodes.push_back(first_ + place);
    }
  }
  return nodes;
}

/// Those that share a URL, a title or two key words: each once.
void StoryGraph::find_candidates(const StoryEvidence& article, Place end, Scratch& scratch,
                                 std::vector<Place>& found) const {
  constexpr std::uint8_t kEnough = 2;
  constexpr std::uint8_t kMost = 100;
  const Places by_text = within(article.at, kTextSpan, end);
  const Places by_name = within(article.at, kRelatedSpan, end);
  scratch.shared.resize(articles_.size());
  for (const StoryKey key : story_keys(article)) {
    if (crowd_of({key, day_of(article.at)}) > 0) continue;
    const Places& places = is_word(key) ? by_text : by_name;
    const std::uint8_t worth = is_word(key) ? 1 : kEnough;
    auto at = std::ranges::lower_bound(postings_, Posting{key, places.first});
    for (; at != postings_.end() && at->key == key && at->place < places.last; ++at) {
      std::uint8_t& shared = scratch.shared[at->place];
      if (shared == 0) scratch.touched.push_back(at->place);
      if (shared < kEnough && shared + worth >= kEnough) found.push_back(at->place);
      shared = std::min<std::uint8_t>(kMost, shared + worth);
    }
  }
  for (const Place place : scratch.touched) scratch.shared[place] = 0;
  scratch.touched.clear();
}

std::vector<StoryGraph::Neighbour> StoryGraph::neighbours(const StoryEvidence& article,
                                                          StoryNode end, Scratch& scratch) const {
  std::vector<Place> candidates;
  find_candidates(article, end - first_, scratch, candidates);
  std::vector<Neighbour> out;
  for (const Place place : candidates) {
    if (articles_[place].number == article.number) continue;
    const EdgeWeight weight = story_edge(article, articles_[place]);
    if (weight > 0) out.push_back({first_ + place, weight});
  }
  std::ranges::sort(out, {}, &Neighbour::node);
  return out;
}

}  // namespace dateline
