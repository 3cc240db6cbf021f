// SPDX-License-Identifier: GPL-2.0-or-later
// How an engine ranks: three ways to the same hits.
#include <algorithm>
#include <utility>

#include "common/record.h"
#include "common/story_slots.h"
#include "searcher/engine_state.h"
#include "searcher/explain.h"
#include "searcher/feedback.h"
#include "searcher/mark_hit.h"
#include "searcher/match_query.h"
#include "searcher/shard_records.h"
#include "searcher/weighting.h"

namespace dateline {
namespace {

/// Whether each match may be a hit.
bool is_ungrouped(const Request& request) {
  return request.collapse == Collapse::kNone && request.max_per_provider == 0;
}

/// What of the best stands in the window.
std::vector<RankedDocument> best_words(const Window& window, const WordScores& scores,
                                       const DocumentPriors& priors) {
  const auto best = scores.best(std::size_t{window.offset} + window.limit, priors);
  std::vector<RankedDocument> out;
  for (std::size_t i = window.offset; i < best.size(); ++i) {
    out.push_back({best[i].document, best[i].weight});
  }
  return out;
}

}  // namespace

Window window_of(const Request& request) {
  return {request.offset, request.limit, request.max_per_provider};
}

bool is_unfiltered(const Request& request) {
  return request.filters == Filters{} && !request.narrowing && request.without.empty();
}

/// Whether a request's words alone decide what matches, and in which order.
bool Engine::State::are_words_scored(const Request& request, const TextQuery* words) const {
  return words != nullptr && words->is_union && is_unfiltered(request) && is_ungrouped(request) &&
         request.sort == SortOrder::kRelevance && !request.feedback && request.limit > 0 &&
         snapshot.columns() != nullptr;
}

/// Plain words are counted by their posting lists alone, which is faster.
std::optional<RankedPage> Engine::State::ranked_page(const Request& request,
                                                     const RankingBase& base) const {
  const bool is_counted_apart =
      base.text != nullptr && base.text->is_union && is_unfiltered(request);
  if (is_counted_apart || !is_ungrouped(request) || request.feedback || request.limit == 0 ||
      snapshot.is_cluster()) {
    return std::nullopt;
  }
  return RankedPage{enquire(request, base), window_of(request)};
}

Xapian::Enquire Engine::State::enquire(const Request& request, const RankingBase& base) const {
  Xapian::Enquire enquire(snapshot.index());
  enquire.set_weighting_scheme(text_weight());
  enquire.set_query(ranked_query(match_query(request, base.text, std::nullopt), base));
  set_order(enquire, request);
  return enquire;
}

void Engine::State::rank(const Request& request, const SearchedWords& words, RankingBase base,
                         Response& response) {
  std::optional<TextQuery> wider;
  std::vector<RankedDocument> ranked;
  if (words.scores != nullptr) {
    ranked = best_words(window_of(request), *words.scores, document_priors(base));
  } else if (words.page != nullptr) {
    ranked = all_of(*words.page);
  } else {
    if (request.feedback && words.text != nullptr) {
      wider = with_feedback(*words.text, enquire(request, base).get_query(),
                            make_ranking(base).offset(), snapshot.index());
      base.text = &*wider;
    }
    ranked = match(request, base, response);
  }
  const TextQuery no_text;
  const TextQuery& scored = base.text != nullptr ? *base.text : no_text;
  const TextQuery& read = words.text != nullptr ? *words.text : no_text;
  const Ranking ranking = make_ranking(base);
  response.hits = read_hits(ranked);
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    Hit& hit = response.hits[i];
    hit.score = ranked[i].weight - ranking.offset();
    hit.collapsed = std::move(ranked[i].collapsed);
    if (request.explain) {
      hit.explanation = explain_score(snapshot.index(), ranked[i].document, hit.record, scored,
                                      ranking, analyzer);
    }
    if (request.with_snippets) {
      mark_hit(request, read, snapshot.index().get_doccount(), analyzer, hit);
    }
  }
}

/// What Xapian finds in the window of the answer.
std::vector<RankedDocument> Engine::State::match(const Request& request, const RankingBase& base,
                                                 Response& response) {
  Xapian::Enquire ranked = enquire(request, base);
  const Xapian::Query matching = match_query(request, base.text, std::nullopt);
  const auto grouping = make_grouping(request.collapse, {snapshot.index(), matching, analyzer});
  if (grouping) response.groups = grouping->groups(response.total);
  return ranked_documents(ranked, window_of(request), grouping.get());
}

/// What is stored of the documents.
std::vector<Hit> Engine::State::read_hits(const std::vector<RankedDocument>& ranked) const {
  std::vector<Hit> hits(ranked.size());
  if (snapshot.is_cluster()) {
    std::vector<Xapian::docid> documents;
    documents.reserve(ranked.size());
    for (const RankedDocument& found : ranked) documents.push_back(found.document);
    auto records = read_records(snapshot.shards(), documents);
    for (std::size_t i = 0; i < hits.size(); ++i) hits[i].record = std::move(records[i]);
    return hits;
  }
  const Columns* columns = snapshot.columns();
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const Xapian::Document document =
        snapshot.index().get_document(ranked[i].document, Xapian::DOC_ASSUME_VALID);
    auto record = decode_record(document.get_data());
    if (!record) throw UnreadableRecord();
    hits[i].record = std::move(*record);
    hits[i].story =
        columns != nullptr ? columns->story(ranked[i].document) : document.get_value(slot::kStory);
  }
  return hits;
}

}  // namespace dateline
