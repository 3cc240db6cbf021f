// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/word_scores.h"

#include <algorithm>
#include <string>
#include <utility>

#include "common/schema.h"
#include "searcher/term_postings.h"
#include "searcher/weighting.h"

namespace dateline {
namespace {

bool is_better(const ScoredDocument& a, const ScoredDocument& b) { return a.weight > b.weight; }

/// Keeps the best of what it is shown, and all that is as good as the last of these.
class Best {
 public:
  explicit Best(std::size_t count) : count_(count) {}

  void add(const ScoredDocument& found) {
    if (heap_.size() == count_ && found.weight < heap_.front().weight) return;
    if (heap_.size() == count_ && found.weight == heap_.front().weight) {
      as_good_.push_back(found);
      return;
    }
    heap_.push_back(found);
    std::ranges::push_heap(heap_, is_better);
    if (heap_.size() > count_) drop_worst();
  }

  std::vector<ScoredDocument> take() {
    heap_.insert(heap_.end(), as_good_.begin(), as_good_.end());
    return std::move(heap_);
  }

 private:
  void drop_worst() {
    std::ranges::pop_heap(heap_, is_better);
    const ScoredDocument worst = heap_.back();
    heap_.pop_back();
    if (worst.weight < heap_.front().weight) {
      as_good_.clear();
    } else {
      as_good_.push_back(worst);
    }
  }

  std::size_t count_;
  std::vector<ScoredDocument> heap_;  // the worst first
  std::vector<ScoredDocument> as_good_;
};

}  // namespace

WordScores::WordScores(const Xapian::Database& index, const Columns& columns, const TextQuery& text,
                       Room& room)
    : index_(index), columns_(columns), average_length_(index.get_avlength()), room_(room) {
  clear();  // what a search left that failed
  room_.by_document.resize(index.get_lastdocid() + std::size_t{1}, kNoMatch);
  std::vector<bool> is_selecting(text.terms.size());
  for (const std::size_t at : text.selecting) {
    is_selecting[at] = true;
    select(text.terms[at]);
  }
  for (std::size_t at = 0; at < text.terms.size(); ++at) {
    if (!is_selecting[at]) add(text.terms[at]);
  }
}

WordScores::~WordScores() { clear(); }

void WordScores::clear() {
  for (const Xapian::docid document : room_.matches) room_.by_document[document] = kNoMatch;
  room_.matches.clear();
}

template <typename Visit>
void WordScores::for_each_score(const QueryTerm& term, Visit visit) const {
  const TermScore score(term.scale * term_bound(index_.get_doccount(), term.frequency, term.wqf),
                        average_length_);
  for_each_posting(index_, term, [&](const Xapian::PostingIterator& at) {
    visit(*at, score.of(at.get_wdf(), columns_.length(*at)));
  });
}

/// What the term is in matches.
void WordScores::select(const QueryTerm& term) {
  for_each_score(term, [this](Xapian::docid document, double weight) {
    double& score = room_.by_document[document];
    if (score == kNoMatch) {
      score = 0;
      room_.matches.push_back(document);
    }
    score += weight;
  });
}

/// The term makes no match, but adds to one.
void WordScores::add(const QueryTerm& term) {
  for_each_score(term, [this](Xapian::docid document, double weight) {
    double& score = room_.by_document[document];
    if (score != kNoMatch) score += weight;
  });
}

std::vector<ScoredDocument> WordScores::best(std::size_t count,
                                             const DocumentPriors& priors) const {
  Best best(count);
  for (const Xapian::docid document : room_.matches) {
    best.add({document, room_.by_document[document] + priors.of(document)});
  }
  auto found = best.take();
  sort(found);
  found.resize(std::min(found.size(), count));
  return found;
}

std::string WordScores::date_of(Xapian::docid document) const {
  return index_.get_document(document).get_value(slot::kDate);
}

/// Dates are read of documents of one weight alone.
void WordScores::sort(std::vector<ScoredDocument>& found) const {
  std::ranges::sort(found, is_better);
  for (auto begin = found.begin(); begin != found.end();) {
    const auto end = std::find_if(
        begin, found.end(), [&](const ScoredDocument& one) { return one.weight < begin->weight; });
    if (end - begin > 1) {
      std::vector<std::pair<std::string, ScoredDocument>> dated;
      for (auto at = begin; at != end; ++at) dated.emplace_back(date_of(at->document), *at);
      std::ranges::sort(dated, [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second.document < b.second.document;
      });
      std::ranges::transform(dated, begin, [](const auto& one) { return one.second; });
    }
    begin = end;
  }
}

}  // namespace dateline
