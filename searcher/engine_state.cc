// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine_state.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

#include "common/record.h"
#include "common/story_slots.h"
#include "common/unicode.h"
#include "searcher/collapse.h"
#include "searcher/did_you_mean.h"
#include "searcher/dropped_filters.h"
#include "searcher/expected_terms.h"
#include "searcher/explain.h"
#include "searcher/feedback.h"
#include "searcher/field_filter.h"
#include "searcher/filter_suggestions.h"
#include "searcher/mark_hit.h"
#include "searcher/match_query.h"
#include "searcher/query_parser.h"
#include "searcher/query_text.h"
#include "searcher/shard_records.h"
#include "searcher/weighting.h"

namespace dateline {
namespace {

Window window_of(const Request& request) {
  return {request.offset, request.limit, request.max_per_provider};
}

constexpr std::string_view kBlanks = " \t\n\v\f\r";

bool counts_topics(const Request& request) {
  return std::ranges::count(request.facets, FacetField::kTopic) > 0 ||
         std::ranges::count(request.narrowed_facets, FacetField::kTopic) > 0;
}

bool is_unfiltered(const Request& request) {
  return request.filters == Filters{} && !request.narrowing && request.without.empty();
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

IndexFacts Engine::State::facts() const {
  const Xapian::Database& index = snapshot.index();
  return {snapshot.revision(), index.get_doccount(), snapshot.newest()};
}

std::optional<BadRequest> Engine::State::survey(const Request& request,
                                                const std::function<void(const Matches&)>& look) {
  Request narrowed = request;
  Response head;
  head.now = request.now.value_or(snapshot.newest());
  const auto text = read_text(request, head, narrowed.filters);
  if (!text) return text.error();
  const TextQuery* words = *text ? &**text : nullptr;
  auto& to = narrowed.filters.to;
  if (request.now) to = std::min(to.value_or(head.now), head.now);
  note_missing(head);
  const auto& topics = snapshot.topics();
  look({snapshot.index(), topics, match_query(narrowed, words, std::nullopt), head.now,
        !request.now, std::move(head.notes), snapshot.is_cluster() ? &snapshot.shards() : nullptr});
  return std::nullopt;
}

/// Says first what the answer is without.
void Engine::State::note_missing(Response& response) const {
  response.missing_shards = snapshot.missing_shards();
  if (response.missing_shards.empty()) return;
  response.notes.insert(response.notes.begin(),
                        fmt::format("PARTIAL: nobody answers for the shard {}, whose articles are "
                                    "not in this answer",
                                    fmt::join(response.missing_shards, ", ")));
}

/// The query's words; nothing if it has none and lets everything through. Its filters and notes
/// go where they belong.
Result<std::optional<TextQuery>, BadRequest> Engine::State::read_text(const Request& request,
                                                                      Response& response,
                                                                      Filters& filters) {
  using Text = std::optional<TextQuery>;
  if (request.text.find_first_not_of(kBlanks) == std::string::npos) return Text();
  if (const auto bad = first_invalid_utf8(request.text)) {
    return BadRequest{fmt::format("the query is not UTF-8 at byte {}", *bad + 1)};
  }
  QueryNode root;
  if (request.plain_text) {
    root.kind = QueryNode::Kind::kWords;
    root.text = request.text;
  } else {
    auto parsed =
        parse_query(request.text, request.limits, response.now,
                    request.as_you_type ? LastWord::kMayBeABeginning : LastWord::kIsComplete);
    if (!parsed) return BadRequest{parsed.error().message};
    merge_filters(parsed->filters, filters);
    response.notes = std::move(parsed->notes);
    if (!response.notes.empty()) response.notes.push_back(searched_for(*parsed));
    const bool has_filters = parsed->filters != Filters{};
    if (parsed->root.kind == QueryNode::Kind::kNothing && has_filters) return Text();
    root = std::move(parsed->root);
  }
  const QueryContext within = context(request);
  if (snapshot.is_cluster()) within.expect(expected_terms(root, filters, within));
  auto read = build_query(root, within);
  if (!read) return BadRequest{read.error().message};
  return Text(std::move(*read));
}

Result<Response, BadRequest> Engine::State::answer(const Request& request) {
  Request narrowed = request;
  Response response;
  const Profile* profile =
      profiles.find(request.profile.empty() ? kDefaultProfile : std::string_view(request.profile));
  if (profile == nullptr) {
    return BadRequest{
        fmt::format("there is no profile '{}', but {}", request.profile, profiles.names())};
  }
  if (snapshot.is_cluster() && request.collapse == Collapse::kStory) {
    return BadRequest{fmt::format(kNotInShards, "stories")};
  }
  response.profile = {profile->name, profile->version};
  response.query = request.text;
  response.now = request.now.value_or(snapshot.newest());
  response.now_is_newest = !request.now;
  auto text = read_text(request, response, narrowed.filters);
  if (!text) return text.error();
  const TextQuery* words = *text ? &**text : nullptr;
  if (words != nullptr) {
    response.notes.insert(response.notes.end(), words->notes.begin(), words->notes.end());
  }
  response.filters = narrowed.filters;
  note_missing(response);

  snapshot.count_search();
  std::optional<WordScores> scores;
  if (are_words_scored(narrowed, words)) {
    scores.emplace(snapshot.index(), *snapshot.columns(), *words, scores_room);
  }
  const SearchedWords searched{words, scores ? &*scores : nullptr};
  MatchCounts counted = count(narrowed, searched);
  response.total = counted.total;
  response.facets = std::move(counted.facets);
  response.narrowed_facets = std::move(counted.narrowed_facets);
  think_again(narrowed, words, response);
  if (window_of(request).may_hold(response.total)) {
    rank(narrowed, searched, profile->weights, response);
  }
  return response;
}

/// Whether a request's words alone decide what matches, and in which order.
bool Engine::State::are_words_scored(const Request& request, const TextQuery* words) const {
  const bool is_plain = request.sort == SortOrder::kRelevance && !request.feedback &&
                        request.collapse == Collapse::kNone && request.max_per_provider == 0;
  return words != nullptr && words->is_union && is_plain && is_unfiltered(request) &&
         request.limit > 0 && snapshot.columns() != nullptr;
}

MatchCounts Engine::State::count(const Request& request, const SearchedWords& words) {
  if (counts_topics(request)) snapshot.read_topics();
  const bool is_words_alone = is_unfiltered(request) && !snapshot.is_cluster();
  std::optional<FacetColumns> columns;
  if (snapshot.columns() != nullptr) {
    const auto names = [this](Xapian::valueno slot) -> const NameColumn& {
      return snapshot.names(slot);
    };
    columns.emplace(FacetColumns{*snapshot.columns(), names, snapshot.topics(),
                                 [this]() -> auto& { return snapshot.topic_spellings();
  }
});
}  // namespace dateline
return count_matches({snapshot.index(), snapshot.shards(), columns ? &*columns : nullptr,
                      is_words_alone ? words.text : nullptr, words.scores},
                     request, [&](std::optional<FacetField> without) {
                       return match_query(request, words.text, without);
                     });
}

/// What may help a reader who found nothing, or for one of the words nothing.
void Engine::State::think_again(const Request& request, const TextQuery* words,
                                Response& response) {
  if (words != nullptr)
    response.did_you_mean = did_you_mean(request.text, *words, context(request));
  suggest_filters(request, context(request), response);
  if (response.total > 0) return;
  Request other = request;
  other.facets.clear();
  other.narrowed_facets.clear();
  auto notes = without_each_filter(request.filters, [&](const Filters& filters) {
    other.filters = filters;
    return count(other, {words}).total;
  });
  std::move(notes.begin(), notes.end(), std::back_inserter(response.notes));
}

void Engine::State::rank(const Request& request, const SearchedWords& words,
                         const PriorWeights& weights, Response& response) {
  const auto base_of = [&](const TextQuery* scored) {
    return ranking_base(snapshot, {scored, response.now, weights});
  };
  const TextQuery no_text;
  const TextQuery& read = words.text != nullptr ? *words.text : no_text;
  const RankingBase base = base_of(words.text);
  Ranking ranking = make_ranking(base);
  std::optional<TextQuery> wider;
  std::vector<RankedDocument> ranked;
  if (words.scores != nullptr) {
    ranked = best_words(window_of(request), *words.scores, document_priors(base));
  } else {
    const auto query_of = [&](const RankingBase& scored) {
      return ranked_query(match_query(request, scored.text, std::nullopt), scored);
    };
    Xapian::Query query = query_of(base);
    if (request.feedback && words.text != nullptr) {
      wider = with_feedback(*words.text, query, ranking.offset(), snapshot.index());
      const RankingBase wider_base = base_of(&*wider);
      ranking = make_ranking(wider_base);
      query = query_of(wider_base);
    }
    ranked = match(request, words.text, query, response);
  }
  response.hits = read_hits(ranked);
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    Hit& hit = response.hits[i];
    hit.score = ranked[i].weight - ranking.offset();
    hit.collapsed = std::move(ranked[i].collapsed);
    if (request.explain) {
      hit.explanation = explain_score(snapshot.index(), ranked[i].document, hit.record,
                                      wider ? *wider : read, ranking, analyzer);
    }
    if (request.with_snippets) {
      mark_hit(request, read, snapshot.index().get_doccount(), analyzer, hit);
    }
  }
}

/// What Xapian finds in the window of the answer.
std::vector<RankedDocument> Engine::State::match(const Request& request, const TextQuery* text,
                                                 const Xapian::Query& ranked, Response& response) {
  Xapian::Enquire enquire(snapshot.index());
  enquire.set_weighting_scheme(text_weight());
  enquire.set_query(ranked);
  set_order(enquire, request);
  const Xapian::Query matching = match_query(request, text, std::nullopt);
  const auto grouping = make_grouping(request.collapse, {snapshot.index(), matching, analyzer});
  if (grouping) response.groups = grouping->groups(response.total);
  return ranked_documents(enquire, window_of(request), grouping.get());
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
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const Xapian::Document document = snapshot.index().get_document(ranked[i].document);
    auto record = decode_record(document.get_data());
    if (!record) throw UnreadableRecord();
    hits[i].record = std::move(*record);
    hits[i].story = document.get_value(slot::kStory);
  }
  return hits;
}

}  // namespace dateline
