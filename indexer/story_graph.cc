// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/story_graph.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "indexer/story_clusters.h"

namespace dateline {
namespace {

enum class KeyKind : std::uint8_t { kUrl = 1, kTitle = 2, kWord = 3 };

std::uint64_t key_of(KeyKind kind, std::uint64_t hash) {
  constexpr unsigned kKindBits = 56;
  return static_cast<std::uint64_t>(kind) << kKindBits | hash;
}

bool is_word(std::uint64_t key) { return key >= key_of(KeyKind::kWord, 0); }

/// All keys of an article: its own and its related items' URLs and titles, and its key words.
std::vector<std::uint64_t> keys_of(const StoryEvidence& article) {
  std::vector<std::uint64_t> keys;
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

StoryGraph::StoryGraph(std::vector<StoryEvidence> articles) : articles_(std::move(articles)) {
  for (Node node = 0; node < articles_.size(); ++node) {
    for (const std::uint64_t key : keys_of(articles_[node])) {
      postings_.push_back({key, articles_[node].at, node});
    }
  }
  std::ranges::sort(postings_);
  drop_crowds();
}

void StoryGraph::drop_crowds() {
  const auto cell_of = [](const Posting& posting) { return Cell{posting.key, day_of(posting.at)}; };
  auto kept = postings_.begin();
  for (auto begin = postings_.begin(); begin != postings_.end();) {
    const Cell cell = cell_of(*begin);
    const auto end = std::find_if(begin, postings_.end(),
                                  [&](const Posting& posting) { return cell_of(posting) != cell; });
    if (static_cast<std::size_t>(end - begin) > kCrowd) {
      crowds_.push_back(cell);
    } else {
      kept = std::move(begin, end, kept);
    }
    begin = end;
  }
  postings_.erase(kept, postings_.end());
}

std::size_t StoryGraph::count(const Cell& cell) const {
  const UnixSeconds begin = UnixSeconds{cell.day} * kSecondsPerDay;
  const auto first = std::ranges::lower_bound(postings_, Posting{cell.key, begin, 0});
  const auto last =
      std::ranges::lower_bound(postings_, Posting{cell.key, begin + kSecondsPerDay, 0});
  return static_cast<std::size_t>(last - first);
}

bool StoryGraph::is_near_crowd(const StoryEvidence& article, std::size_t others) const {
  return std::ranges::any_of(keys_of(article), [&](std::uint64_t key) {
    const Cell cell{key, day_of(article.at)};
    return std::ranges::binary_search(crowds_, cell) || count(cell) + others > kCrowd;
  });
}

/// Those that share a URL, a title or two key words: each once, by node.
std::vector<StoryGraph::Node> StoryGraph::candidates(const StoryEvidence& article) const {
  std::vector<Node> found;
  std::vector<Node> by_word;
  for (const std::uint64_t key : keys_of(article)) {
    if (std::ranges::binary_search(crowds_, Cell{key, day_of(article.at)})) continue;
    const UnixSeconds span = is_word(key) ? kTextSpan : kRelatedSpan;
    auto at = std::ranges::lower_bound(postings_, Posting{key, article.at - span, 0});
    for (; at != postings_.end() && at->key == key && at->at <= article.at + span; ++at) {
      (is_word(key) ? by_word : found).push_back(at->node);
    }
  }
  std::ranges::sort(by_word);
  for (std::size_t i = 1; i < by_word.size(); ++i) {
    if (by_word[i] == by_word[i - 1]) found.push_back(by_word[i]);
  }
  std::ranges::sort(found);
  const auto repeated = std::unique(found.begin(), found.end());
  found.erase(repeated, found.end());
  return found;
}

std::vector<StoryGraph::Neighbour> StoryGraph::neighbours(const StoryEvidence& article) const {
  std::vector<Neighbour> out;
  for (const Node node : candidates(article)) {
    if (articles_[node].number == article.number) continue;
    const EdgeWeight weight = story_edge(article, articles_[node]);
    if (weight > 0) out.push_back({node, weight});
  }
  return out;
}

std::vector<std::vector<StoryGraph::Node>> StoryGraph::stories_around(
    const std::vector<Node>& seeds) const {
  std::vector<bool> is_seen(articles_.size());
  std::vector<std::vector<Node>> stories;
  for (const Node seed : seeds) {
    if (is_seen[seed]) continue;
    is_seen[seed] = true;
    std::vector<StoryMember> component;
    std::vector<Node> waiting = {seed};
    while (!waiting.empty()) {
      const Node node = waiting.back();
      waiting.pop_back();
      component.push_back({node, neighbours(articles_[node])});
      for (const Neighbour& neighbour : component.back().neighbours) {
        if (neighbour.weight < kJoiningEdge || is_seen[neighbour.node]) continue;
        is_seen[neighbour.node] = true;
        waiting.push_back(neighbour.node);
      }
    }
    auto parts = cluster_component(articles_, std::move(component));
    std::ranges::move(parts, std::back_inserter(stories));
  }
  return stories;
}

}  // namespace dateline
