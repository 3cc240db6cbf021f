// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/story_walk.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <unordered_set>
#include <utility>

#include "indexer/ordered_parallel.h"
#include "indexer/story_components.h"

namespace dateline {
namespace {

constexpr auto kRelatedDays = static_cast<UnixDays>(kRelatedSpan / kSecondsPerDay);

UnixSeconds start_of(UnixDays day) { return UnixSeconds{day} * kSecondsPerDay; }

/// Whose edges a stretch of days is read for.
enum class Side { kEarlier, kBoth };

/// Days whose articles' edges can be told, with the articles that these lead to.
class Stretch {
 public:
  Stretch(const StoryTimeline& timeline, UnixDays first, Side side, std::size_t held)
      : first_(first), last_(first), graph_(read(timeline, side, held)) {}

  [[nodiscard]] bool covers(UnixSeconds at) const {
    return first_ <= day_of(at) && day_of(at) <= last_;
  }
  [[nodiscard]] UnixSeconds begin() const { return start_of(first_); }
  /// When the day after the last one begins.
  [[nodiscard]] UnixSeconds end() const { return start_of(last_ + 1); }
  [[nodiscard]] const StoryGraph& graph() const { return graph_; }

 private:
  /// Takes in as many days as `held` articles are enough for.
  StoryGraph read(const StoryTimeline& timeline, Side side, std::size_t held) {
    const UnixDays after = side == Side::kBoth ? kRelatedDays : 0;
    const StoryNode begin = timeline.first_at(start_of(first_ - kRelatedDays));
    StoryNode end = timeline.first_at(start_of(last_ + after + 1));
    while (end < timeline.size()) {
      const UnixDays next = day_of(timeline.moments[end].at);
      const StoryNode wider = timeline.first_at(start_of(next + 1));
      if (wider - begin > held) break;
      last_ = next - after;
      end = wider;
    }
    if (end == timeline.size()) last_ = std::max(last_, day_of(timeline.moments.back().at));
    return {begin, timeline.read(begin, end)};
  }

  UnixDays first_;
  UnixDays last_;
  StoryGraph graph_;
};

/// The edges of the nodes from `begin` to before `end`, found by several threads.
void add_edges(const StoryGraph& graph, StoryNode begin, StoryNode end, unsigned jobs,
               StoryComponents& components) {
  constexpr StoryNode kChunk = 500;
  const std::size_t chunks = (end - begin + kChunk - 1) / kChunk;
  const auto make_worker = [&] {
    return [&, scratch = StoryGraph::Scratch()](std::size_t chunk) mutable {
      std::vector<StoryEdge> edges;
      const StoryNode first = begin + static_cast<StoryNode>(chunk) * kChunk;
      for (StoryNode node = first; node < std::min(end, first + kChunk); ++node) {
        for (const auto& found : graph.neighbours(graph.article(node), node, scratch)) {
          edges.push_back({found.node, node, found.weight});
        }
      }
      return edges;
    };
  };
  ordered_parallel<std::vector<StoryEdge>>(chunks, jobs, std::size_t{4} * jobs, make_worker,
                                           [&](std::size_t, const std::vector<StoryEdge>& edges) {
                                             for (const StoryEdge& edge : edges)
                                               components.add(edge);
                                             return true;
                                           });
}

/// A walk from what changed.
class ChangedWalk {
 public:
  ChangedWalk(const StoryTimeline& timeline, const StoryDifference& difference)
      : timeline_(timeline), components_(timeline.moments), changed_(difference.gone) {
    for (const StoryNode node : difference.nodes) {
      start_from(node);
      std::ranges::move(timeline.read(node, node + 1), std::back_inserter(changed_));
    }
    std::ranges::sort(changed_, {}, &StoryEvidence::at);
  }

  void run(const TellStory& tell) {
    std::map<StoryCell, std::size_t> changes;
    for (const StoryEvidence& article : changed_) {
      for (const StoryKey key : story_keys(article)) ++changes[{key, day_of(article.at)}];
    }
    for (const StoryEvidence& article : changed_) start_around(article, changes);
    while (!waiting_.empty()) visit(take_waiting());
    components_.tell_rest(tell);
  }

 private:
  void start_from(StoryNode node) {
    if (seen_.insert(node).second) waiting_.insert(node);
  }

  /// One of the present stretch as long as there are any.
  StoryNode take_waiting() {
    auto next =
        stretch_ ? waiting_.lower_bound(timeline_.first_at(stretch_->begin())) : waiting_.begin();
    if (next == waiting_.end()) next = waiting_.begin();
    return waiting_.extract(next).value();
  }

  const StoryGraph& graph_at(UnixSeconds at) {
    constexpr std::size_t kHeldArticles = 50'000;
    if (!stretch_ || !stretch_->covers(at)) {
      stretch_.reset();
      stretch_.emplace(timeline_, day_of(at), Side::kBoth, kHeldArticles);
    }
    return stretch_->graph();
  }

  /// The articles that had or have an edge to one that changed, and those to which edges come or go
  /// because a key's articles of that day become a crowd or are none any more.
  void start_around(const StoryEvidence& article, const std::map<StoryCell, std::size_t>& changes) {
    const StoryGraph& graph = graph_at(article.at);
    for (const auto& neighbour : graph.neighbours(article, graph.end(), scratch_)) {
      start_from(neighbour.node);
    }
    for (const StoryKey key : story_keys(article)) {
      const StoryCell cell{key, day_of(article.at)};
      const std::size_t now = graph.count(cell);
      const std::size_t changed = changes.at(cell);
      const bool may_turn = now + changed > kCrowd && now <= kCrowd + changed;
      if (!may_turn) continue;
      for (const StoryNode node : graph.with_key(key)) start_from(node);
    }
  }

  void visit(StoryNode node) {
    const StoryGraph& graph = graph_at(timeline_.moments[node].at);
    components_.add(node);
    for (const auto& found : graph.neighbours(graph.article(node), graph.end(), scratch_)) {
      if (found.node < node) components_.add({found.node, node, found.weight});
      if (found.weight >= kJoiningEdge) start_from(found.node);
    }
  }

  const StoryTimeline& timeline_;
  StoryComponents components_;
  std::vector<StoryEvidence> changed_;  // what there is now and what there was, by time
  std::set<StoryNode> waiting_;
  std::unordered_set<StoryNode> seen_;  // visited or waiting
  std::optional<Stretch> stretch_;
  StoryGraph::Scratch scratch_;
};

}  // namespace

void walk_all_stories(const StoryTimeline& timeline, const StoryWalkOptions& options,
                      const TellStory& tell) {
  StoryComponents components(timeline.moments);
  for (StoryNode node = 0; node < timeline.size();) {
    const Stretch stretch(timeline, day_of(timeline.moments[node].at), Side::kEarlier,
                          options.held_articles);
    const StoryNode end = timeline.first_at(stretch.end());
    add_edges(stretch.graph(), node, end, options.jobs, components);
    for (; node < end; ++node) components.add(node);
    components.tell_before(stretch.end() - kRelatedSpan, tell);
  }
  components.tell_rest(tell);
}

void walk_changed_stories(const StoryTimeline& timeline, const StoryDifference& difference,
                          const TellStory& tell) {
  ChangedWalk(timeline, difference).run(tell);
}

}  // namespace dateline
