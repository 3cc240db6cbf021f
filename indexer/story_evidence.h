// SPDX-License-Identifier: GPL-2.0-or-later
// What an index keeps of an article to tell which story it belongs to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "common/date.h"

namespace dateline {

/// A word of title or excerpt, and how much it says of what the article is about. No corpus
/// decides that: what two articles have in common must not change because a third one comes.
struct StoryWord {
  std::uint32_t word = 0;    ///< its hash, 21 bits
  std::uint32_t weight = 0;  ///< 1..127
  bool is_key = false;       ///< one of the kKeyWords weightiest

  friend bool operator==(const StoryWord&, const StoryWord&) = default;
};

/// A related item. Hashes of 48 bits; 0: it has none.
struct StoryLink {
  std::uint64_t url = 0;
  std::uint64_t title = 0;

  friend bool operator==(const StoryLink&, const StoryLink&) = default;
};

struct StoryEvidence {
  std::uint64_t number = 0;  ///< story_number() of the article's id
  UnixSeconds at = 0;
  std::uint64_t url = 0;    ///< hash; 0: none
  std::uint64_t title = 0;  ///< hash of the folded title; 0: too short to mean one story
  std::vector<StoryLink> related;
  std::vector<StoryWord> words;  ///< by word

  friend bool operator==(const StoryEvidence&, const StoryEvidence&) = default;
};

/// Words enough to tell stories, few enough to keep for every article: 106 bytes at most without
/// related items.
inline constexpr std::size_t kStoryWords = 20;
/// Two articles can only be of one story by their words if they share two of these.
inline constexpr std::size_t kKeyWords = 12;
/// Shorter titles ("Weather", "Live blog") come every day.
inline constexpr std::size_t kMinTitleBytes = 16;

/// Gathers the words of an article's title and excerpt.
class StoryWords {
 public:
  /// A word with its original text, `"Hamburg"`; the first of a text has a capital anyway.
  struct Seen {
    std::string_view term;
    std::string_view original;
    bool is_first = false;
    bool in_title = false;
  };

  void clear() { words_.clear(); }
  void add(const Seen& seen);

  /// The weightiest ones, the hash deciding between two that are alike.
  [[nodiscard]] std::vector<StoryWord> take();

 private:
  std::vector<StoryWord> words_;
};

/// The evidence of an article; nothing if it has no date, by which it is a story of its own.
std::optional<StoryEvidence> evidence_of(const Article& article, const std::string& id,
                                         StoryWords& words);

/// The value of slot kEvidence.
std::string encode_evidence(const StoryEvidence& evidence);

/// Nothing for a foreign value.
std::optional<StoryEvidence> decode_evidence(std::string_view value);

/// What orders articles in time; no two of an index are alike.
struct StoryMoment {
  UnixSeconds at = 0;
  std::uint64_t number = 0;  ///< story_number() of the article's id

  // NOLINTNEXTLINE(modernize-use-nullptr): what is compared with 0 is clang's own
  friend auto operator<=>(const StoryMoment&, const StoryMoment&) = default;
};

/// The moment alone, which an encoded value begins with; nothing for a value that does not.
std::optional<StoryMoment> decode_moment(std::string_view value);

}  // namespace dateline
