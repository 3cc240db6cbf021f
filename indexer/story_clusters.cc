// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/story_clusters.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace dateline {
namespace {

using Node = StoryGraph::Node;

/// Clusters of one component, merged pair by pair. Members are known by their rank in the order of
/// time and number.
class Clusters {
 public:
  Clusters(const std::vector<StoryEvidence>& articles, std::vector<StoryMember> component)
      : articles_(articles), members_(std::move(component)) {
    std::ranges::sort(members_, {}, [this](const StoryMember& member) {
      const StoryEvidence& article = articles_[member.node];
      return std::tuple(article.at, article.number);
    });
    by_node_.resize(members_.size());
    std::iota(by_node_.begin(), by_node_.end(), std::size_t{0});
    std::ranges::sort(by_node_, {}, [this](std::size_t rank) { return members_[rank].node; });
    cluster_of_.resize(members_.size());
    std::iota(cluster_of_.begin(), cluster_of_.end(), std::size_t{0});
    for (std::size_t rank = 0; rank < members_.size(); ++rank) clusters_.push_back({rank});
  }

  void merge_along_edges() {
    for (const Edge& edge : joining_edges()) {
      const std::size_t a = cluster_of_[edge.from];
      const std::size_t b = cluster_of_[edge.to];
      if (a != b && may_merge(a, b)) merge(std::min(a, b), std::max(a, b));
    }
  }

  [[nodiscard]] std::vector<std::vector<Node>> stories() const {
    std::vector<std::vector<Node>> out;
    for (std::vector<std::size_t> ranks : clusters_) {
      if (ranks.empty()) continue;
      std::ranges::sort(ranks);
      std::vector<Node>& story = out.emplace_back();
      for (const std::size_t rank : ranks) story.push_back(members_[rank].node);
    }
    return out;
  }

 private:
  static constexpr std::size_t kElsewhere = static_cast<std::size_t>(-1);

  struct Edge {
    std::size_t from = 0;
    std::size_t to = 0;
    EdgeWeight weight = 0;
  };

  /// kElsewhere for a node of another component.
  [[nodiscard]] std::size_t rank_of(Node node) const {
    const auto at = std::ranges::lower_bound(
        by_node_, node, {}, [this](std::size_t rank) { return members_[rank].node; });
    return at == by_node_.end() || members_[*at].node != node ? kElsewhere : *at;
  }

  [[nodiscard]] std::vector<Edge> joining_edges() const {
    std::vector<Edge> edges;
    for (std::size_t rank = 0; rank < members_.size(); ++rank) {
      for (const auto& neighbour : members_[rank].neighbours) {
        const std::size_t to = rank_of(neighbour.node);
        if (neighbour.weight < kJoiningEdge || to == kElsewhere || to < rank) continue;
        edges.push_back({rank, to, neighbour.weight});
      }
    }
    std::ranges::sort(edges, [](const Edge& a, const Edge& b) {
      return std::tie(b.weight, a.from, a.to) < std::tie(a.weight, b.from, b.to);
    });
    return edges;
  }

  [[nodiscard]] bool may_merge(std::size_t a, std::size_t b) const {
    const auto& smaller = clusters_[clusters_[a].size() < clusters_[b].size() ? a : b];
    const std::size_t other = &smaller == &clusters_[a] ? b : a;
    if (clusters_[a].size() + clusters_[b].size() > kMaxStoryArticles) return false;
    if (span(a, b) > kMaxStorySpan) return false;
    std::uint64_t sum = 0;
    for (const std::size_t rank : smaller) {
      for (const auto& neighbour : members_[rank].neighbours) {
        const std::size_t to = rank_of(neighbour.node);
        if (to != kElsewhere && cluster_of_[to] == other) sum += neighbour.weight;
      }
    }
    return sum >= std::uint64_t{kLeastMean} * clusters_[a].size() * clusters_[b].size();
  }

  [[nodiscard]] UnixSeconds span(std::size_t a, std::size_t b) const {
    const auto [first_a, last_a] = std::ranges::minmax(clusters_[a]);
    const auto [first_b, last_b] = std::ranges::minmax(clusters_[b]);
    const auto at = [this](std::size_t rank) { return articles_[members_[rank].node].at; };
    return at(std::max(last_a, last_b)) - at(std::min(first_a, first_b));
  }

  void merge(std::size_t into, std::size_t from) {
    for (const std::size_t rank : clusters_[from]) {
      cluster_of_[rank] = into;
      clusters_[into].push_back(rank);
    }
    clusters_[from].clear();
  }

  const std::vector<StoryEvidence>& articles_;
  std::vector<StoryMember> members_;     // by time, then number
  std::vector<std::size_t> by_node_;     // ranks
  std::vector<std::size_t> cluster_of_;  // by rank
  std::vector<std::vector<std::size_t>> clusters_;
};

}  // namespace

std::vector<std::vector<Node>> cluster_component(const std::vector<StoryEvidence>& articles,
                                                 std::vector<StoryMember> component) {
  Clusters clusters(articles, std::move(component));
  clusters.merge_along_edges();
  return clusters.stories();
}

}  // namespace dateline
