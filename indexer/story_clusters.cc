// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/story_clusters.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <tuple>

namespace dateline {
namespace {

/// Clusters of one component, merged pair by pair. Members are known by their rank in time.
class Clusters {
 public:
  Clusters(std::span<const StoryNode> members, std::span<const StoryEdge> edges,
           const std::vector<StoryMoment>& moments)
      : members_(members), moments_(moments) {
    cluster_of_.resize(members.size());
    std::iota(cluster_of_.begin(), cluster_of_.end(), Rank{0});
    for (Rank rank = 0; rank < members.size(); ++rank) clusters_.push_back({rank});
    neighbours_.resize(members.size());
    for (const StoryEdge& edge : edges) add(edge);
  }

  void merge_along_edges() {
    std::ranges::sort(joining_, [](const Edge& a, const Edge& b) {
      return std::tie(b.weight, a.from, a.to) < std::tie(a.weight, b.from, b.to);
    });
    for (const Edge& edge : joining_) {
      const Rank a = cluster_of_[edge.from];
      const Rank b = cluster_of_[edge.to];
      if (a != b && may_merge(a, b)) merge(std::min(a, b), std::max(a, b));
    }
  }

  [[nodiscard]] std::vector<Story> stories() const {
    std::vector<Story> out;
    for (const std::vector<Rank>& ranks : clusters_) {
      if (ranks.empty()) continue;
      Story& story = out.emplace_back();
      for (const Rank rank : ranks) story.push_back(members_[rank]);
      std::ranges::sort(story);
    }
    return out;
  }

 private:
  using Rank = std::uint32_t;

  struct Edge {
    Rank from = 0;
    Rank to = 0;
    EdgeWeight weight = 0;
  };
  struct Neighbour {
    Rank rank = 0;
    EdgeWeight weight = 0;
  };

  [[nodiscard]] Rank rank_of(StoryNode node) const {
    return static_cast<Rank>(std::ranges::lower_bound(members_, node) - members_.begin());
  }

  void add(const StoryEdge& edge) {
    const Rank from = rank_of(edge.from);
    const Rank to = rank_of(edge.to);
    neighbours_[from].push_back({to, edge.weight});
    neighbours_[to].push_back({from, edge.weight});
    if (edge.weight >= kJoiningEdge) joining_.push_back({from, to, edge.weight});
  }

  [[nodiscard]] bool may_merge(Rank a, Rank b) const {
    const bool a_is_smaller = clusters_[a].size() < clusters_[b].size();
    const Rank other = a_is_smaller ? b : a;
    if (clusters_[a].size() + clusters_[b].size() > kMaxStoryArticles) return false;
    if (span(a, b) > kMaxStorySpan) return false;
    std::uint64_t sum = 0;
    for (const Rank rank : clusters_[a_is_smaller ? a : b]) {
      for (const Neighbour& neighbour : neighbours_[rank]) {
        if (cluster_of_[neighbour.rank] == other) sum += neighbour.weight;
      }
    }
    return sum >= std::uint64_t{kLeastMean} * clusters_[a].size() * clusters_[b].size();
  }

  [[nodiscard]] UnixSeconds span(Rank a, Rank b) const {
    const auto [first_a, last_a] = std::ranges::minmax(clusters_[a]);
    const auto [first_b, last_b] = std::ranges::minmax(clusters_[b]);
    const auto at = [this](Rank rank) { return moments_[members_[rank]].at; };
    return at(std::max(last_a, last_b)) - at(std::min(first_a, first_b));
  }

  void merge(Rank into, Rank from) {
    for (const Rank rank : clusters_[from]) {
      cluster_of_[rank] = into;
      clusters_[into].push_back(rank);
    }
    clusters_[from].clear();
  }

  std::span<const StoryNode> members_;
  const std::vector<StoryMoment>& moments_;
  std::vector<std::vector<Neighbour>> neighbours_;  // by rank
  std::vector<Edge> joining_;
  std::vector<Rank> cluster_of_;  // by rank
  std::vector<std::vector<Rank>> clusters_;
};

}  // namespace

std::vector<Story> cluster_component(std::span<const StoryNode> members,
                                     std::span<const StoryEdge> edges,
                                     const std::vector<StoryMoment>& moments) {
  if (members.size() == 1) return {{members.front()}};
  Clusters clusters(members, edges, moments);
  clusters.merge_along_edges();
  return clusters.stories();
}

}  // namespace dateline
