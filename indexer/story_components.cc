// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/story_components.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <span>
#include <utility>

namespace dateline {

StoryComponents::StoryComponents(const std::vector<StoryMoment>& moments)
    : moments_(moments), later_(moments.size()) {
  std::iota(later_.begin(), later_.end(), StoryNode{0});
}

void StoryComponents::add(const StoryEdge& edge) {
  edges_.push_back(edge);
  if (edge.weight < kJoiningEdge) return;
  const StoryNode a = end_of(edge.from);
  const StoryNode b = end_of(edge.to);
  later_[std::min(a, b)] = std::max(a, b);
}

StoryNode StoryComponents::end_of(StoryNode node) {
  while (later_[node] != node) {
    later_[node] = later_[later_[node]];
    node = later_[node];
  }
  return node;
}

void StoryComponents::tell_before(UnixSeconds moment, const TellStory& tell) {
  tell_complete([&](StoryNode end) { return moments_[end].at < moment; }, tell);
}

void StoryComponents::tell_rest(const TellStory& tell) {
  tell_complete([](StoryNode) { return true; }, tell);
}

template <typename IsComplete>
void StoryComponents::tell_complete(IsComplete is_complete, const TellStory& tell) {
  std::vector<StoryNode> nodes;
  std::erase_if(pending_, [&](StoryNode node) {
    const bool complete = is_complete(end_of(node));
    if (complete) nodes.push_back(node);
    return complete;
  });
  std::vector<StoryEdge> edges;
  std::erase_if(edges_, [&](const StoryEdge& edge) {
    const StoryNode a = end_of(edge.from);
    const StoryNode b = end_of(edge.to);
    const bool complete = is_complete(a) || is_complete(b);
    if (complete && a == b) edges.push_back(edge);  // others join nothing
    return complete;
  });
  this->tell(std::move(nodes), std::move(edges), tell);
}

void StoryComponents::tell(std::vector<StoryNode> nodes, std::vector<StoryEdge> edges,
                           const TellStory& tell) {
  const auto by_component = [this](StoryNode node) { return std::pair(end_of(node), node); };
  std::ranges::sort(nodes, {}, by_component);
  std::ranges::sort(edges, {}, [&](const StoryEdge& edge) { return end_of(edge.from); });
  auto edge = edges.begin();
  for (auto begin = nodes.begin(); begin != nodes.end();) {
    const StoryNode component = end_of(*begin);
    const auto end =
        std::find_if(begin, nodes.end(), [&](StoryNode n) { return end_of(n) != component; });
    const auto last_edge = std::find_if(
        edge, edges.end(), [&](const StoryEdge& e) { return end_of(e.from) != component; });
    const auto stories =
        cluster_component(std::span(begin, end), std::span(edge, last_edge), moments_);
    for (const Story& story : stories) tell(story);
    begin = end;
    edge = last_edge;
  }
}

}  // namespace dateline
