// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "searcher/columns.h"
#include "searcher/facet_values.h"
#include "searcher/name_column.h"
#include "searcher/request.h"

namespace dateline {

/// What counters look into: arrays by document id. All must outlive the counters.
struct FacetColumns {
  const Columns& columns;
  /// The column of a slot that holds names. May throw Xapian::Error.
  std::function<const NameColumn&(Xapian::valueno slot)> names;
  const std::vector<std::string>& topics;  ///< by topic id
  /// The first_spellings() of the topics.
  std::function<const std::vector<std::uint32_t>&()> topic_spellings;
};

/// Counts the values that one field has in the matches, which it is shown one by one, by a search
/// of Xapian's or otherwise.
class FacetCounter : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double /*weight*/) final {
    add(document.get_docid());
  }

  /// Each match once, in any order.
  virtual void add(Xapian::docid document) = 0;
  /// As merge_spellings() leaves them.
  [[nodiscard]] virtual FacetCounts counts() const = 0;
};

/// Whether there are columns for the field.
bool has_columns(FacetField field);

/// Requires `has_columns(field)`. Throws Xapian::Error.
std::unique_ptr<FacetCounter> make_counter(FacetField field, const FacetColumns& columns);

}  // namespace dateline
