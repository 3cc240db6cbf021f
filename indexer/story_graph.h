// SPDX-License-Identifier: GPL-2.0-or-later
// Which articles tell the same story.
//
// Two articles are joined by an edge, whose weight says how sure that is:
//   1     one names the other as related (by URL or folded title), within 14 days
//   1     they have the same folded title, within 3 days
//   0.5   they name the same related item, within 14 days
//   sum of min(w, w') over shared words / sqrt(sum of w * sum of w'), within 3 days, if they
//         share two key words (indexer/story_evidence.h)
// The greatest counts. Edges of 0.3 or more make components, in which clusters are merged along
// the edges, the heaviest first, as long as the mean weight over all pairs of the two is 0.25 or
// more, no story gets longer than 21 days, and none larger than 200 articles: a chain of articles,
// each like the next, does not become one giant story.
//
// An edge is a matter of its two articles alone, and a story one of its component alone. So what a
// change can touch is found by walking from what changed, and the stories of an index do not depend
// on the order in which it came to be. The one exception is a crowd, a key word, title
// or URL that more than kCrowd articles of one day share: it joins none of them, or a million
// articles of one template would have to be compared pair by pair.
//
// Words against TF-IDF: frequencies in the corpus would change with every article.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/story_evidence.h"

namespace dateline {

/// The weight of an edge in thousandths: whole numbers, so that sums of them are exact.
using EdgeWeight = std::uint32_t;

inline constexpr UnixSeconds kRelatedSpan = 14 * kSecondsPerDay;
inline constexpr UnixSeconds kTextSpan = 3 * kSecondsPerDay;
inline constexpr EdgeWeight kSureEdge = 1000;
inline constexpr EdgeWeight kSharedItemEdge = 500;
inline constexpr EdgeWeight kJoiningEdge = 300;
inline constexpr EdgeWeight kLeastMean = 250;
inline constexpr EdgeWeight kLeastEdge = 200;  ///< lighter ones are none
inline constexpr UnixSeconds kMaxStorySpan = 21 * kSecondsPerDay;
inline constexpr std::size_t kMaxStoryArticles = 200;
inline constexpr std::size_t kCrowd = 300;

/// The weight of the edge between two articles, 0 if there is none. Symmetric.
EdgeWeight story_edge(const StoryEvidence& a, const StoryEvidence& b);

/// The articles of an index, ready to be walked.
class StoryGraph {
 public:
  using Node = std::uint32_t;  ///< a place in `articles`

  explicit StoryGraph(std::vector<StoryEvidence> articles);

  [[nodiscard]] const std::vector<StoryEvidence>& articles() const { return articles_; }

  /// All nodes of the components that hold one of `seeds`, as stories: each by time, then number,
  /// so that the first one gives the story its id.
  [[nodiscard]] std::vector<std::vector<Node>> stories_around(const std::vector<Node>& seeds) const;

  struct Neighbour {
    Node node = 0;
    EdgeWeight weight = 0;
  };

  /// The edges of an article, which need not be one of the graph's.
  [[nodiscard]] std::vector<Neighbour> neighbours(const StoryEvidence& article) const;

  /// Whether a key word of the article is in a crowd, or would be with `others` articles more: then
  /// edges come and go elsewhere with it.
  [[nodiscard]] bool is_near_crowd(const StoryEvidence& article, std::size_t others) const;

 private:
  /// What articles are found by. Those of an edge share a URL, a title or two words.
  struct Posting {
    std::uint64_t key = 0;
    UnixSeconds at = 0;
    Node node = 0;
    // NOLINTNEXTLINE(modernize-use-nullptr): what is compared with 0 is clang's own
    auto operator<=>(const Posting&) const = default;
  };
  /// A key on one day.
  struct Cell {
    std::uint64_t key = 0;
    UnixDays day = 0;
    // NOLINTNEXTLINE(modernize-use-nullptr): what is compared with 0 is clang's own
    auto operator<=>(const Cell&) const = default;
  };

  void drop_crowds();
  [[nodiscard]] std::size_t count(const Cell& cell) const;
  [[nodiscard]] std::vector<Node> candidates(const StoryEvidence& article) const;

  std::vector<StoryEvidence> articles_;
  std::vector<Posting> postings_;  // sorted; without those of crowds
  std::vector<Cell> crowds_;       // sorted
};

}  // namespace dateline
