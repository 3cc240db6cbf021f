// SPDX-License-Identifier: GPL-2.0-or-later
// One hit for all that have something in common.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "common/analyzer.h"
#include "searcher/page_dealer.h"
#include "searcher/request.h"
#include "searcher/response.h"

namespace dateline {

/// Tells which of one query's matches go together. Sees them from the best one down, each once.
class Grouping {
 public:
  Grouping() = default;
  Grouping(const Grouping&) = delete;
  Grouping& operator=(const Grouping&) = delete;
  virtual ~Grouping() = default;

  /// The slot by whose values Xapian may collapse beforehand: alike values go together, others may.
  [[nodiscard]] virtual std::optional<Xapian::valueno> slot() const = 0;

  /// Whether the next match, in the order of the answer, goes together with none before it.
  virtual bool is_first(const Xapian::MSetIterator& match) = 0;

  /// What such a match stands for; nothing if it can go together with no other.
  virtual std::optional<Collapsed> collapsed(const Xapian::MSetIterator& match) = 0;

  /// How many matches of all `total` are first ones; nothing if that is not known.
  [[nodiscard]] virtual std::optional<std::uint64_t> groups(std::uint64_t total) const = 0;
};

/// What a grouping needs; all of it must outlive the grouping.
struct GroupedIndex {
  const Xapian::Database& index;
  const Xapian::Query& matching;  ///< what is to be grouped
  Analyzer& analyzer;
};

/// Reads what it takes to group the matches; nothing for Collapse::kNone. Throws Xapian::Error.
std::unique_ptr<Grouping> make_grouping(Collapse collapse, const GroupedIndex& grouped);

struct RankedDocument {
  Xapian::docid document = 0;
  double weight = 0;
  std::optional<Collapsed> collapsed{};
};

/// All matches of a page, each by itself.
std::vector<RankedDocument> all_of(const Xapian::MSet& page);

/// What stands in the window of the answer, from the best one down; of what goes together, the
/// first alone counts. Without a grouping nothing does. Throws Xapian::Error.
std::vector<RankedDocument> ranked_documents(Xapian::Enquire& enquire, const Window& window,
                                             Grouping* grouping);

}  // namespace dateline
