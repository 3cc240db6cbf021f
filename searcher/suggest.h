// SPDX-License-Identifier: GPL-2.0-or-later
// Completing what a reader types.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

class Analyzer;
class Snapshot;

enum class SuggestionKind : std::uint8_t { kWord, kTopic, kProvider, kTitle };

/// "word", "topic", "provider", "title".
std::string_view name_of(SuggestionKind kind);

struct Suggestion {
  SuggestionKind kind = SuggestionKind::kWord;
  std::string text;         ///< a whole query, a name as it is spelt, or a title
  std::uint64_t count = 0;  ///< articles that have it
  std::string id;           ///< of a title's article
  std::string url;          ///< of a title's article

  friend bool operator==(const Suggestion&, const Suggestion&) = default;
};

inline constexpr std::size_t kMaxSuggestBytes = 256;
inline constexpr std::uint32_t kMaxSuggestions = 50;

struct SuggestRequest {
  std::string text;         ///< as typed so far, UTF-8, at most kMaxSuggestBytes
  std::uint32_t limit = 5;  ///< of each kind, at most kMaxSuggestions
};

struct Suggestions {
  std::string text;  ///< the request's
  /// Words, then topics, providers, titles. Words, topics and providers by their number of
  /// articles; titles that begin as typed before others, both by quality and heat, then the newest.
  std::vector<Suggestion> items;
  double took_ms = 0;
};

/// Completes the last word of the request by the words of titles, among those that have its other
/// words, too; and the whole of it by the names of topics and providers. Where nothing begins so,
/// one slip in four letters or more is forgiven, two in eight, none in the first. Words in more
/// than a twentieth of all articles are not worth suggesting. Throws Xapian::Error,
/// UnreadableRecord.
Suggestions suggest(const SuggestRequest& request, Snapshot& snapshot, Analyzer& analyzer);

}  // namespace dateline
