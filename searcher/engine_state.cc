// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine_state.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

#include "common/ascii.h"
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
#include "searcher/web_address.h"
#include "searcher/weighting.h"

namespace dateline {
namespace {

bool counts_topics(const Request& request) {
  return std::ranges::count(request.facets, FacetField::kTopic) > 0 ||
         std::ranges::count(request.narrowed_facets, FacetField::kTopic) > 0;
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
  for (const std::string& copy : snapshot.shards_behind()) {
    response.notes.insert(response.notes.begin(),
                          fmt::format("OLD: a copy of a shard is behind what that was: {}", copy));
  }
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
  if (request.text.find_first_not_of(kAsciiBlanks) == std::string::npos) return Text();
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
  read_addresses(root, within, response.notes);
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
  SearchedWords searched{words, scores ? &*scores : nullptr};
  const RankingBase base = ranking_base(snapshot, {words, response.now, profile->weights});
  MatchCounts counted =
      count(narrowed, searched, scores ? std::nullopt : ranked_page(narrowed, base));
  if (counted.page) searched.page = &*counted.page;
  response.total = counted.total;
  response.facets = std::move(counted.facets);
  response.narrowed_facets = std::move(counted.narrowed_facets);
  think_again(narrowed, words, response);
  if (window_of(request).may_hold(response.total)) rank(narrowed, searched, base, response);
  return response;
}

MatchCounts Engine::State::count(const Request& request, const SearchedWords& words,
                                 std::optional<RankedPage> ranked) {
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
                      is_words_alone ? words.text : nullptr, words.scores, std::move(ranked)},
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

}  // namespace dateline
