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

#include "indexer/story_timeline.h"

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

/// What articles are found by: a URL, a title or a key word. Those of an edge share a URL, a title
/// or two words.
using StoryKey = std::uint64_t;

/// All keys of an article, its related items' too; each once, ascending.
std::vector<StoryKey> story_keys(const StoryEvidence& article);

/// A key on one day.
struct StoryCell {
  StoryKey key = 0;
  UnixDays day = 0;
  // NOLINTNEXTLINE(modernize-use-nullptr): what is compared with 0 is clang's own
  auto operator<=>(const StoryCell&) const = default;
};

/// The articles of a stretch of whole days, ready to be walked. Safe from any thread.
class StoryGraph {
 public:
  /// The articles of the nodes from `first` on, by time, then number.
  StoryGraph(StoryNode first, std::vector<StoryEvidence> articles);

  [[nodiscard]] const StoryEvidence& article(StoryNode node) const {
    return articles_[node - first_];
  }

  /// One more than the last node.
  [[nodiscard]] StoryNode end() const { return first_ + static_cast<StoryNode>(articles_.size()); }

  struct Neighbour {
    StoryNode node = 0;
    EdgeWeight weight = 0;
  };

  /// Room for a search for neighbours. One object a thread.
  struct Scratch {
    std::vector<std::uint8_t> shared;  // by place: how often it was found, all 0 in between
    std::vector<std::uint32_t> touched;
  };

  /// The edges of an article, which need not be one of the graph's, to the nodes before `end`: all
  /// there are if the graph holds the days within kRelatedSpan. By node.
  std::vector<Neighbour> neighbours(const StoryEvidence& article, StoryNode end,
                                    Scratch& scratch) const;

  /// How many articles share a key on one day of the graph's.
  [[nodiscard]] std::size_t count(const StoryCell& cell) const;

  /// The nodes of all articles with a key.
  [[nodiscard]] std::vector<StoryNode> with_key(StoryKey key) const;

 private:
  using Place = std::uint32_t;  // in articles_

  struct Posting {
    StoryKey key = 0;
    Place place = 0;
    // NOLINTNEXTLINE(modernize-use-nullptr): what is compared with 0 is clang's own
    auto operator<=>(const Posting&) const = default;
  };
  struct Places {
    Place first = 0;
    Place last = 0;  // behind the last one
  };

  struct Crowd {
    StoryCell cell;
    std::size_t size = 0;
  };

  void set_crowds_apart();
  [[nodiscard]] std::size_t crowd_of(const StoryCell& cell) const;
  [[nodiscard]] Place place_of(UnixSeconds at) const;
  [[nodiscard]] Places within(UnixSeconds at, UnixSeconds span, Place end) const;
  void find_candidates(const StoryEvidence& article, Place end, Scratch& scratch,
                       std::vector<Place>& found) const;

  StoryNode first_;
  std::vector<StoryEvidence> articles_;
  std::vector<Posting> postings_;  // sorted; without those of crowds
  std::vector<Crowd> crowds_;      // sorted
};

}  // namespace dateline
