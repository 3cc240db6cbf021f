// SPDX-License-Identifier: GPL-2.0-or-later
// What an Engine is made of. For engine.cc, engine_state.cc and engine_rank.cc alone.
#pragma once

#include <xapian.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/analyzer.h"
#include "common/cluster_file.h"
#include "searcher/collapse.h"
#include "searcher/engine.h"
#include "searcher/facets.h"
#include "searcher/index_reader.h"
#include "searcher/matches.h"
#include "searcher/profile.h"
#include "searcher/ranking.h"
#include "searcher/snapshot.h"
#include "searcher/text_query.h"
#include "searcher/word_scores.h"

namespace dateline {

/// What takes stories, which are told within one index, or documents one by one.
inline constexpr std::string_view kNotInShards =
    "an index in shards has no {}, as these are told within one index: ask a shard";

/// A request's words as they were read, and what is at hand of the answer.
struct SearchedWords {
  const TextQuery* text = nullptr;     ///< nothing: it has none
  const WordScores* scores = nullptr;  ///< nothing: Xapian is to find what matches
  const Xapian::MSet* page = nullptr;  ///< the hits, found as the matches were counted
};

Window window_of(const Request& request);

/// Whether nothing but words keeps articles out.
bool is_unfiltered(const Request& request);

struct Engine::State {
  State(const std::string& db, Synonyms own_synonyms, Profiles own_profiles)
      : reader(db), synonyms(std::move(own_synonyms)), profiles(std::move(own_profiles)) {}

  IndexReader reader;
  Synonyms synonyms;
  Profiles profiles;
  Snapshot& snapshot = reader.snapshot();
  Analyzer& analyzer = reader.analyzer();
  WordScores::Room scores_room{};

  [[nodiscard]] QueryContext context(const Request& request) {
    return {snapshot.index(), snapshot.languages(),   request.limits, analyzer,
            &synonyms,        &snapshot.frequencies()};
  }
  Result<Response, BadRequest> answer(const Request& request);
  std::optional<BadRequest> survey(const Request& request,
                                   const std::function<void(const Matches&)>& look);
  Result<std::optional<TextQuery>, BadRequest> read_text(const Request& request, Response& response,
                                                         Filters& filters);
  void note_missing(Response& response) const;
  [[nodiscard]] bool are_words_scored(const Request& request, const TextQuery* words) const;
  /// The ranking of a request that is answered in one pass; nothing if that is no gain.
  std::optional<RankedPage> ranked_page(const Request& request, const RankingBase& base) const;
  [[nodiscard]] MatchCounts count(const Request& request, const SearchedWords& words,
                                  std::optional<RankedPage> ranked = std::nullopt);
  void think_again(const Request& request, const TextQuery* words, Response& response);
  void rank(const Request& request, const SearchedWords& words, RankingBase base,
            Response& response);
  [[nodiscard]] Xapian::Enquire enquire(const Request& request, const RankingBase& base) const;
  std::vector<RankedDocument> match(const Request& request, const RankingBase& base,
                                    Response& response);
  [[nodiscard]] IndexFacts facts() const;
  [[nodiscard]] std::vector<Hit> read_hits(const std::vector<RankedDocument>& ranked) const;
};

}  // namespace dateline
