// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <vector>

namespace dateline {

/// In which order titles are suggested: by quality and heat (the stored prior), then the newest.
/// Each document's place in one state of an index, so that the best of some thousands are found
/// without a look at their values; 4 bytes a document.
class TitleOrder {
 public:
  using Place = std::uint32_t;

  /// Reads and sorts the values of all documents: about 0.3 us a document. Throws Xapian::Error.
  explicit TitleOrder(const Xapian::Database& index);

  /// False for what no document of this state is: its writer has moved on.
  [[nodiscard]] bool has(Xapian::docid document) const { return document < places_.size(); }

  /// The first document has place 0. Requires has().
  [[nodiscard]] Place place_of(Xapian::docid document) const { return places_[document]; }
  [[nodiscard]] Xapian::docid at(Place place) const { return documents_[place]; }

 private:
  std::vector<Xapian::docid> documents_;  // by place
  std::vector<Place> places_;             // by document
};

}  // namespace dateline
