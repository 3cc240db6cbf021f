// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

namespace dateline {

/// The documents that have all of some terms, read from posting lists alone.
class ArticlesWithAll {
 public:
  /// Requires a term. Throws Xapian::Error.
  ArticlesWithAll(const Xapian::Database& index, const std::vector<std::string>& terms);

  /// A term, and how many documents have it.
  struct Term {
    const std::string& name;
    std::uint64_t frequency;
  };

  /// Calls `visit(Xapian::docid)` for each of them that has `term`, too, ascending. Throws
  /// Xapian::Error.
  template <typename Visit>
  void for_each_in(const Xapian::Database& index, const Term& term, Visit visit) const {
    auto at = index.postlist_begin(term.name);
    const auto end = index.postlist_end(term.name);
    if (documents_.size() * kSkipCost < term.frequency) {
      for (auto own = documents_.begin(); own != documents_.end() && at != end; ++own) {
        at.skip_to(*own);
        if (at != end && *at == *own) visit(*own);
      }
      return;
    }
    for (; at != end; ++at) {
      if (*at < is_in_.size() && is_in_[*at]) visit(*at);
    }
  }

 private:
  /// A skip within a posting list takes as long as this many steps.
  static constexpr std::size_t kSkipCost = 8;

  std::vector<Xapian::docid> documents_;  // ascending
  std::vector<bool> is_in_;               // by document
};

}  // namespace dateline
