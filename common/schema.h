// SPDX-License-Identifier: GPL-2.0-or-later
// What the indexer and the searcher must agree on about an index.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "common/date.h"

namespace dateline {

/// A row of the index's topic table; 0 is the first topic ever seen. Below 2^24.
using TopicId = std::uint32_t;

/// Raised with every change of what is stored; an index of another version is refused.
inline constexpr int kSchemaVersion = 5;

/// Term prefixes. A prefixed term is the prefix, then the rest; where the rest begins with a
/// capital letter or a colon, a colon stands between (Xapian's convention).
namespace prefix {
inline constexpr std::string_view kId = "Q";          ///< unique: hash of the document's id
inline constexpr std::string_view kTitle = "S";       ///< a word of the title
inline constexpr std::string_view kRelated = "XR";    ///< a word of a related headline
inline constexpr std::string_view kTopic = "XT";      ///< boolean, fold_name()d
inline constexpr std::string_view kProvider = "XP";   ///< boolean: name, and domain, fold_name()d
inline constexpr std::string_view kType = "XY";       ///< boolean, fold_name()d
inline constexpr std::string_view kCategory = "XC";   ///< boolean, fold_name()d
inline constexpr std::string_view kLanguage = "XL";   ///< boolean, ISO 639-1
inline constexpr std::string_view kUrl = "XU";        ///< boolean: hash of the URL
inline constexpr std::string_view kNear = "XN";       ///< boolean: what near-duplicates share
inline constexpr std::string_view kTitleWord = "XW";  ///< boolean: a title's word, folded, no stem
}  // namespace prefix

/// Value slots. All sort bytewise. A document without the field has no value.
namespace slot {
inline constexpr std::uint32_t kQuality = 0;   ///< sortable_serialise(quality)
inline constexpr std::uint32_t kHeat = 1;      ///< sortable_serialise(heat)
inline constexpr std::uint32_t kPrior = 2;     ///< sortable_serialise(static prior), every document
inline constexpr std::uint32_t kDate = 3;      ///< encode_date()
inline constexpr std::uint32_t kDay = 4;       ///< encode_day()
inline constexpr std::uint32_t kTopics = 5;    ///< encode_topics()
inline constexpr std::uint32_t kProvider = 6;  ///< the name, or the domain where there is none
inline constexpr std::uint32_t kType = 7;
inline constexpr std::uint32_t kCategory = 8;
inline constexpr std::uint32_t kLanguage = 9;
}  // namespace slot

/// Metadata keys.
namespace metadata {
inline constexpr std::string_view kSchemaVersion = "dateline.schema";
inline constexpr std::string_view kIcuVersion = "dateline.icu";
inline constexpr std::string_view kTopicPrefix = "dateline.topic.";  ///< + decimal id -> name
inline constexpr std::string_view kTopicCount = "dateline.topics";
inline constexpr std::string_view kRoots = "dateline.roots";
inline constexpr std::string_view kCommits = "dateline.commits";  ///< how many there were, decimal
/// + the id of a file; short, as there is one for each.
inline constexpr std::string_view kFilePrefix = "f:";
}  // namespace metadata

/// How much one occurrence of a word adds to its within-document frequency. The ratio 10:4:2:1
/// holds a title's word 2.5 times an excerpt's; integers, since wdf is one.
namespace field_weight {
inline constexpr std::uint32_t kTitle = 10;
inline constexpr std::uint32_t kExcerpt = 4;
inline constexpr std::uint32_t kRelated = 2;
inline constexpr std::uint32_t kBody = 1;
/// Of a word of the URL's slug (common/slug.h) that neither title, excerpt nor related headlines
/// have; once, however often it stands there.
inline constexpr std::uint32_t kUrl = 4;
}  // namespace field_weight

/// Free positions between two fields, so that no phrase reaches over their border; and before the
/// first one, as Xapian 1.4's OP_PHRASE takes a term without positions in a document for one at
/// position 0.
inline constexpr std::uint32_t kFieldGap = 100;

/// Longer terms are cut and end in a hash. Below Xapian's 245 bytes, as a longer unique term would
/// match nothing without an error.
inline constexpr std::size_t kMaxTermBytes = 200;

/// The prefixed term for `rest`, safe for Xapian: at most kMaxTermBytes long and without NUL (what
/// is longer or holds one keeps its beginning and ends in a hash of the whole). Requires valid
/// UTF-8.
std::string make_term(std::string_view term_prefix, std::string_view rest);

/// The unique term of a document id.
std::string id_term(std::string_view id);

/// The boolean term of a name (topic, provider, type, category): fold_name()d.
std::string name_term(std::string_view term_prefix, std::string_view name);

/// The boolean term of a URL.
std::string url_term(std::string_view url);

/// The boolean term of a band of a text's sketch (common/near_text.h).
std::string band_term(std::size_t band, std::uint32_t value);

/// The boolean term of a title as a whole, by the hash of its words.
std::string whole_title_term(std::uint64_t hash);

/// Slot kDate: 5 bytes, big-endian, offset so that earlier dates sort first (no date sorts before
/// all of them), then what breaks ties, the same however the index was built: 7 bytes by which, of
/// articles that are alike, the one that a folder lists first is the greater (shorter ids before
/// longer ones, so that 9.md stands before 10.md, then the end of the file's name), and 4 bytes of
/// the id's hash. Dates outside +-17,000 years are clamped.
std::string encode_date(std::optional<UnixSeconds> moment, std::string_view id);

/// The least and the greatest value of slot kDate for a moment.
std::string date_lower_bound(UnixSeconds moment);
std::string date_upper_bound(UnixSeconds moment);

/// Nothing for a document without a date, and for a foreign value.
std::optional<UnixSeconds> decode_date(std::string_view value);

/// Slot kDay: 3 bytes, big-endian, offset.
std::string encode_day(UnixDays day);
std::optional<UnixDays> decode_day(std::string_view value);

/// Slot kTopics: ids from the topic table, each as 3 bytes big-endian, ascending. The stock
/// ValueCountMatchSpy counts whole combinations, from which exact counts per topic follow, however
/// many topics an article has, over a remote database too.
std::string encode_topics(std::vector<TopicId> ids);
std::vector<TopicId> decode_topics(std::string_view value);

}  // namespace dateline
