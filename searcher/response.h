// SPDX-License-Identifier: GPL-2.0-or-later
// The answer to a search: plain data, which renderers turn into text, JSON or a page.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/record.h"
#include "searcher/request.h"

namespace dateline {

/// A stretch of text that matched: bytes [begin, end) of the text that it belongs to.
struct Highlight {
  std::size_t begin = 0;
  std::size_t end = 0;

  friend bool operator==(const Highlight&, const Highlight&) = default;
};

/// Text with the places that matched, in order, never overlapping, on code point borders.
struct MarkedText {
  std::string text;
  std::vector<Highlight> highlights;

  friend bool operator==(const MarkedText&, const MarkedText&) = default;
};

/// One term's share of a score.
struct TermWeight {
  std::string word;  ///< as typed
  std::string term;  ///< as indexed; the same word may stand for several terms
  double title = 0;  ///< the term's weight, split by what each field added to its frequency
  double excerpt = 0;
  double related = 0;
  double url = 0;  ///< of words that stand in the URL's slug alone
  double body = 0;

  [[nodiscard]] double sum() const { return title + excerpt + related + url + body; }
};

/// Why a hit has its score: `sum()` is the score, up to rounding in the last digits.
struct Explanation {
  std::vector<TermWeight> terms;  ///< terms that matched, in query order
  double quality = 0;             ///< may be negative: worse than the median article
  double heat = 0;
  double age = 0;
  double prior_factor = 1;  ///< `f` of common/prior.h, already in the three parts above
  std::optional<std::int32_t> age_days;  ///< whole days before `now`; negative: after it

  [[nodiscard]] double title() const;
  [[nodiscard]] double excerpt() const;
  [[nodiscard]] double related() const;
  [[nodiscard]] double url() const;
  [[nodiscard]] double body() const;
  [[nodiscard]] double sum() const;
};

/// What a hit stands for in a collapsed answer.
struct Collapsed {
  /// What the articles have in common: the provider. Empty for duplicates.
  std::string key;
  /// How many other matches have it, none of which is shown: the "+N more". Exact.
  std::uint64_t count = 0;

  friend bool operator==(const Collapsed&, const Collapsed&) = default;
};

struct Hit {
  Record record;
  /// The id of its story (common/story_slots.h). Empty: the only article of its event, or the index
  /// is a cluster, each of whose shards tells stories of its own.
  std::string story;
  double score = 0;  ///< comparable within one answer only
  MarkedText title;
  MarkedText excerpt;  ///< where the request asks for it
  MarkedText snippet;  ///< the best stretch of excerpt or body; the excerpt's start if none matched
  std::optional<Explanation> explanation;
  std::optional<Collapsed> collapsed;  ///< nothing if the article lacks the key, or none was asked
};

struct FacetValue {
  std::string value;
  std::uint64_t count = 0;
  bool selected = false;  ///< one of the request's filters

  friend bool operator==(const FacetValue&, const FacetValue&) = default;
};

/// Both ends are in it.
struct NumberRange {
  std::int32_t least = 0;
  std::int32_t greatest = 0;

  friend bool operator==(const NumberRange&, const NumberRange&) = default;
};

/// Counts over all matches. The field's own filter does not narrow them, so that a reader can see
/// what else there would be to choose.
struct Facet {
  FacetField field = FacetField::kTopic;
  std::vector<FacetValue> values;  ///< most frequent first, then by name; dates by date,
                                   ///< the latest ones. A selected value is always there, with 0
                                   ///< if need be. Named by its most frequent spelling
  std::uint64_t distinct = 0;      ///< how many values there are without `facet_limit`
  std::uint64_t matches = 0;       ///< how many articles were counted
  std::optional<NumberRange> range{};  ///< of all values, where these are numbers
};

/// The named weights that an answer was ranked by.
struct ProfileStamp {
  std::string name;
  std::uint32_t version = 0;  ///< as its author counts

  friend bool operator==(const ProfileStamp&, const ProfileStamp&) = default;
};

struct Response {
  std::string query;
  std::uint64_t total = 0;  ///< of all matches, exact, collapsed or not
  /// How many hits there are after the collapse: all with the same key as one, each without a key
  /// by itself. Exact; nothing if there was no collapse, or it does not tell.
  std::optional<std::uint64_t> groups;
  ProfileStamp profile;
  std::vector<Hit> hits;
  std::vector<Facet> facets;           ///< in the order of the request
  std::vector<Facet> narrowed_facets;  ///< the same, with each one's own filter in force
  Filters filters;                     ///< the request's, and those that stood in the query
  std::vector<std::string> notes;      ///< how the query was read, where that may surprise
  /// The query with other words in place of those that no article has.
  std::optional<std::string> did_you_mean;
  UnixSeconds now = 0;         ///< what ages were reckoned from
  bool now_is_newest = false;  ///< `now` was not given: it is the newest date in the index
  /// Shards of the index that nobody served: what they hold is in no part of the answer.
  std::vector<std::string> missing_shards;
  double took_ms = 0;
};

}  // namespace dateline
