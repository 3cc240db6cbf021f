// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "searcher/columns.h"
#include "searcher/document_priors.h"
#include "searcher/text_query.h"

namespace dateline {

struct ScoredDocument {
  Xapian::docid document = 0;
  double weight = 0;  ///< as Xapian would have it: the text's and the prior's
};

/// What plain words match, with the weights that Xapian gives: each term's posting list is read
/// once, and its weights are added up in an array. That takes a fraction of a match by Xapian,
/// which asks a tree of posting lists for one document after the other, and of another one for the
/// total.
class WordScores {
 public:
  /// Room that is used again by the next search; one object for each that goes on at a time.
  static constexpr double kNoMatch = -1;
  struct Room {
    std::vector<double> by_document;  ///< all kNoMatch in between
    std::vector<Xapian::docid> matches;
  };

  /// Requires `text.is_union`, columns of `index`, and nobody else at `room`. Throws Xapian::Error.
  WordScores(const Xapian::Database& index, const Columns& columns, const TextQuery& text,
             Room& room);
  ~WordScores();
  WordScores(const WordScores&) = delete;
  WordScores& operator=(const WordScores&) = delete;

  /// How many documents match.
  [[nodiscard]] std::uint64_t size() const { return room_.matches.size(); }

  /// Calls `visit(Xapian::docid)` for each match, in no particular order.
  template <typename Visit>
  void for_each(Visit visit) const {
    for (const Xapian::docid document : room_.matches) visit(document);
  }

  /// The best `count` matches, in the order of set_order()'s relevance. Throws Xapian::Error.
  [[nodiscard]] std::vector<ScoredDocument> best(std::size_t count,
                                                 const DocumentPriors& priors) const;

 private:
  void clear();
  void select(const QueryTerm& term);
  void add(const QueryTerm& term);
  template <typename Visit>
  void for_each_score(const QueryTerm& term, Visit visit) const;
  [[nodiscard]] std::string date_of(Xapian::docid document) const;
  void sort(std::vector<ScoredDocument>& found) const;

  const Xapian::Database& index_;
  const Columns& columns_;
  double average_length_;
  Room& room_;
};

}  // namespace dateline
