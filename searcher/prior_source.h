// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "searcher/columns.h"

namespace dateline {

/// What the prior of one search is reckoned with.
struct PriorScale {
  double factor = 1;
  UnixDays today = 0;
};

/// Gives every document its prior, factor * (static prior + age part), out of columns: the same
/// weights as from the stored values, for the right side of an AND_MAYBE, where Xapian only asks
/// for documents that it has. Columns and static priors must outlive it, and be of the database
/// searched.
class PriorSource : public Xapian::PostingSource {
 public:
  PriorSource(const Columns& columns, const StaticPriors& priors, const PriorWeights& weights,
              const PriorScale& scale);

  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return documents_; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return documents_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return documents_; }
  [[nodiscard]] double get_weight() const override;
  void next(double min_weight) override;
  void skip_to(Xapian::docid document, double min_weight) override;
  bool check(Xapian::docid document, double min_weight) override;
  [[nodiscard]] bool at_end() const override { return at_end_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return document_; }
  void init(const Xapian::Database& index) override;
  [[nodiscard]] std::string get_description() const override { return "PriorSource"; }

 private:
  void go_to(Xapian::docid document);

  const Columns& columns_;
  const StaticPriors& priors_;
  double age_weight_;
  double factor_;
  UnixDays today_;
  std::vector<double> ages_;  // the age part by days before today
  Xapian::doccount documents_ = 0;
  Xapian::docid last_ = 0;
  Xapian::docid document_ = 0;
  bool at_end_ = false;
};

}  // namespace dateline
