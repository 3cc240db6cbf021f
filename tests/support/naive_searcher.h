// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "common/analyzer.h"
#include "common/article.h"
#include "common/prior.h"
#include "searcher/request.h"
#include "searcher/response.h"

namespace dateline {

/// One match of a NaiveSearcher.
struct NaiveHit {
  std::size_t row = 0;  ///< of the article
  double score = 0;
  double text = 0;  ///< the score without the prior
};

struct NaiveAnswer {
  std::vector<NaiveHit> hits;  ///< all matches, in the order of their rows
  std::vector<Facet> facets;   ///< in the request's order
  std::vector<Facet> narrowed_facets;
  double bound = 0;  ///< no text score is greater
};

/// Answers requests by looking at every article of a list, from the definitions alone: no index, no
/// query tree, nothing shared with the engine but the analyser and the constants. Tests hold the
/// engine against it.
class NaiveSearcher {
 public:
  explicit NaiveSearcher(const std::vector<Article>& articles);

  NaiveAnswer search(const Request& request, const PriorWeights& weights = {});

  /// -1, 0, 1: whether `a` stands before, level with or behind `b` in the request's order. Scores
  /// that differ by rounding alone are level. What is level stands in an arbitrary order.
  [[nodiscard]] int compare(const NaiveHit& a, const NaiveHit& b, const Request& request) const;

 private:
  struct Document {
    Article article;
    std::string language;
    std::map<std::string, std::uint64_t> frequencies;  // of terms, by field weights
    std::uint64_t length = 0;
  };
  /// A term that a query asks for.
  struct Wanted {
    std::string term;
    std::string language;  // of the documents it counts in; empty: any
    std::uint32_t position = 0;
    double times = 0;  // in the query
    double idf = 0;
    bool is_common = false;
  };

  Document make_document(const Article& article);
  void add_text(Document& document, const std::string& text, std::uint64_t weight,
                bool has_own_prefix);
  void add_slug(Document& document, const std::string& url);
  std::vector<Wanted> read(const std::string& text);
  static void scale_own_forms(std::vector<Wanted>& wanted);
  void mark_common(std::vector<Wanted>& wanted) const;
  [[nodiscard]] std::uint64_t documents_with(const std::string& term) const;
  [[nodiscard]] bool passes(const Document& document, const Filters& filters,
                            std::optional<FacetField> without) const;
  [[nodiscard]] bool is_match(const Document& document, const Request& request,
                              const std::vector<Wanted>& wanted,
                              std::optional<FacetField> without) const;
  [[nodiscard]] double text_score(const Document& document,
                                  const std::vector<Wanted>& wanted) const;
  [[nodiscard]] std::vector<std::string> values_of(const Document& document,
                                                   FacetField field) const;
  [[nodiscard]] std::vector<std::string> chosen_values(const Filters& filters,
                                                       FacetField field) const;
  [[nodiscard]] Facet count(const Request& request, const std::vector<Wanted>& wanted,
                            FacetField field, std::optional<FacetField> without) const;

  Analyzer analyzer_;
  std::vector<Document> documents_;
  double average_length_ = 0;
  UnixSeconds newest_ = 0;
};

}  // namespace dateline
