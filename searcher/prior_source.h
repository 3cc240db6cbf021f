// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <utility>

#include "searcher/document_priors.h"

namespace dateline {

/// Gives every document its prior, for the right side of an AND_MAYBE, where Xapian only asks for
/// documents that it has. What the priors are reckoned from must be of the database searched.
class PriorSource : public Xapian::PostingSource {
 public:
  explicit PriorSource(DocumentPriors priors) : priors_(std::move(priors)) {}

  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return documents_; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return documents_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return documents_; }
  [[nodiscard]] double get_weight() const override { return priors_.of(document_); }
  void next(double min_weight) override;
  void skip_to(Xapian::docid document, double min_weight) override;
  bool check(Xapian::docid document, double min_weight) override;
  [[nodiscard]] bool at_end() const override { return at_end_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return document_; }
  void init(const Xapian::Database& index) override;
  [[nodiscard]] std::string get_description() const override { return "PriorSource"; }

 private:
  void go_to(Xapian::docid document);

  DocumentPriors priors_;
  Xapian::doccount documents_ = 0;
  Xapian::docid last_ = 0;
  Xapian::docid document_ = 0;
  bool at_end_ = false;
};

}  // namespace dateline
