// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace dateline {

/// What can be counted over the matches.
enum class FacetField : std::uint8_t {
  kTopic,
  kProvider,
  kType,
  kCategory,
  kLanguage,
  kYear,
  kMonth,
  kDay,
  kQuality,
  kHeat
};

/// "topic", "provider", "type", "category", "lang", "year", "month", "day", "quality", "heat".
std::string_view name_of(FacetField field);
std::optional<FacetField> facet_field_of(std::string_view name);

/// Whether the field is a stretch of time: a year, a month or a day.
bool is_date(FacetField field);

/// Whether the field is a number: its facet tells the range, too.
bool is_number(FacetField field);

enum class SortOrder : std::uint8_t { kRelevance, kDate, kHeat, kQuality };

/// "relevance", "date", "heat", "quality".
std::string_view name_of(SortOrder order);
std::optional<SortOrder> sort_order_of(std::string_view name);

/// What articles have in common of which the best one alone is shown.
enum class Collapse : std::uint8_t { kNone, kProvider, kStory, kDuplicates };

/// "none", "provider", "story", "duplicates".
std::string_view name_of(Collapse collapse);
std::optional<Collapse> collapse_of(std::string_view name);

/// Which articles may match at all. Values of one field are alternatives; fields narrow each other.
/// Names match whatever their case and accents; a provider's name or domain.
struct Filters {
  std::vector<std::string> topics;
  std::vector<std::string> providers;
  std::vector<std::string> types;
  std::vector<std::string> categories;
  std::vector<std::string> languages;
  std::optional<UnixSeconds> from;  ///< inclusive; an article without a date never matches
  std::optional<UnixSeconds> to;    ///< inclusive
  std::optional<std::int32_t> min_quality;
  std::optional<std::int32_t> max_quality;
  std::optional<std::int32_t> min_heat;
  std::optional<std::int32_t> max_heat;

  friend bool operator==(const Filters&, const Filters&) = default;
};

/// Filters joined by boolean operators.
struct FilterTree {
  enum class Kind : std::uint8_t {
    kFilters,  ///< what `filters` let through
    kAnd,      ///< all of `children`; everything if there are none
    kOr,       ///< any of them; nothing if there are none
    kNot       ///< all articles but those of the one child
  };

  Kind kind = Kind::kFilters;
  Filters filters;
  std::vector<FilterTree> children;

  friend bool operator==(const FilterTree&, const FilterTree&) = default;
};

/// Caps, each of which is an error that names it. A caller that trusts its queries raises them.
struct Limits {
  std::size_t max_query_bytes = 4096;
  std::size_t max_query_words = 32;
  std::size_t max_query_depth = 32;    ///< of brackets
  std::size_t max_prefixes = 4;        ///< words that end with `*`
  std::size_t min_prefix_letters = 3;  ///< before the `*`
  std::size_t max_expansions = 100;    ///< terms that one such word, or an inexact one, stands for
  std::uint32_t max_hits = 1000;       ///< of `limit`
  std::uint32_t max_offset = 1'000'000;
  std::uint32_t max_facet_values = 1000;  ///< of `facet_limit`
};

/// One search.
struct Request {
  std::string text;          ///< as typed, UTF-8; empty: everything that the filters let through
  bool as_you_type = false;  ///< the last word stands for what begins with it, too
  bool plain_text = false;   ///< `text` is words alone, whatever quotes and signs it holds
  Filters filters;
  std::vector<std::string> without;     ///< ids of articles that shall not match
  std::optional<FilterTree> narrowing;  ///< holds as well; no facet leaves it out
  std::vector<FacetField> facets;
  std::vector<FacetField> narrowed_facets;  ///< counted with their own filter in force
  std::uint32_t facet_limit = 10;
  SortOrder sort = SortOrder::kRelevance;
  bool ascending = false;  ///< the least first, unknown ones before them; not for kRelevance
  Collapse collapse = Collapse::kNone;
  std::uint32_t limit = 10;  ///< of hits after the collapse, as is the offset
  std::uint32_t offset = 0;
  /// Of the hits on a page of `limit`; 0: any number. What is too much goes to later pages (see
  /// searcher/page_dealer.h), so `offset` is then a multiple of `limit`.
  std::uint32_t max_per_provider = 0;
  std::string profile;  ///< which named weights rank; empty: the default's
  /// Words that the best matches have in common add to the scores of all (searcher/feedback.h):
  /// finds the same, in a better order as a rule, in twice the time.
  bool feedback = false;
  bool explain = false;
  bool with_snippets = true;  ///< false: hits without marked title and snippet, which cost the most
  bool mark_excerpts = false;      ///< hits with the whole excerpt marked, besides the snippet
  std::optional<UnixSeconds> now;  ///< for the age part; the newest date in the index if not set
  Limits limits;
};

}  // namespace dateline
