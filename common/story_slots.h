// SPDX-License-Identifier: GPL-2.0-or-later
// What the indexer and the searcher must agree on about stories, beside common/schema.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace dateline {

namespace slot {
inline constexpr std::uint32_t kStory = 11;     ///< story_id_of() its first article; a story of one
                                                ///< article has no value
inline constexpr std::uint32_t kEvidence = 12;  ///< what tells stories: indexer/story_evidence.h.
                                                ///< Begins with the id's story_number() as a varint
inline constexpr std::uint32_t kRelated = 13;   ///< encode_related()
inline constexpr std::uint32_t kEnd = 14;       ///< behind the last one
}  // namespace slot

namespace metadata {
/// Not empty: documents changed after the stories were told.
inline constexpr std::string_view kUntoldStories = "dateline.untold";
}  // namespace metadata

/// The number of an article's id that stories are told apart by: 48 bits.
std::uint64_t story_number(std::string_view id);

/// The id of the story that begins with the article of that number, or id: 12 hex digits.
std::string story_id_of(std::uint64_t number);
std::string story_id_of(std::string_view id);

/// The way back: the number of a story's id; 0 for what is none.
std::uint64_t number_of_story(std::string_view story_id);

/// Related items beyond these are searched for, but not shown.
inline constexpr std::size_t kMaxStoredRelated = 20;

/// The first kMaxStoredRelated items; empty if there are none.
std::string encode_related(const std::vector<RelatedItem>& items);

/// What can be read of a value; nothing of a foreign one.
std::vector<RelatedItem> decode_related(std::string_view value);

}  // namespace dateline
