// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "common/analyzer.h"
#include "common/record.h"

namespace dateline {

/// How much of their word pairs two articles must share to count as one text. Syndicated texts are
/// trimmed and get other headlines, so much may differ between providers; what one provider writes
/// nearly alike is most often a series (a preview of each match), unless the excerpt, which then
/// must say something, is word for word the same. HACKING.md has the measurement.
inline constexpr double kNearElsewhere = 0.6;
inline constexpr double kNearAtHome = 0.9;
inline constexpr std::size_t kMinExcerptAtHome = 8;  ///< words

/// Finds what repeats an article: the same URL, the same title (case, accents and punctuation do
/// not count), or nearly the same text with the same numbers in the title.
class DuplicateFinder {
 public:
  /// Both must outlive it.
  DuplicateFinder(const Xapian::Database& index, Analyzer& analyzer)
      : index_(index), analyzer_(analyzer) {}

  /// Those of the matches of `matching` that repeat `article`, which may be in the index or not and
  /// does not repeat itself; in ascending order. The relation is symmetric, but not transitive.
  /// Throws Xapian::Error, UnreadableRecord.
  [[nodiscard]] std::vector<Xapian::docid> repeats(const Record& article,
                                                   const Xapian::Query& matching) const;

 private:
  struct Text;
  [[nodiscard]] Text read(const Record& article) const;
  [[nodiscard]] std::vector<Xapian::Query> marks(const Text& text) const;
  static bool is_same(const Text& a, const Text& b);

  const Xapian::Database& index_;
  Analyzer& analyzer_;
};

}  // namespace dateline
