// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/story_evidence.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "common/ascii.h"
#include "common/hash.h"
#include "common/schema.h"
#include "common/story_slots.h"
#include "common/unicode.h"
#include "common/varint.h"

namespace dateline {
namespace {

/// Three bytes as a varint.
constexpr unsigned kWordBits = 21;

constexpr std::uint32_t kMaxWeight = 127;

/// Stems of English words that are common in news and say nothing of the event; the others' share
/// in a similarity is small beside that of names.
constexpr std::array<std::string_view, 102> kCommonStems = {
    "about", "after", "again",  "against", "all",   "also",  "and",    "back",  "becaus", "been",
    "befor", "being", "best",   "between", "but",   "can",   "come",   "could", "day",    "do",
    "down",  "dure",  "each",   "even",    "first", "for",   "from",   "get",   "go",     "good",
    "great", "has",   "have",   "her",     "here",  "his",   "how",    "into",  "it",     "just",
    "know",  "last",  "latest", "like",    "made",  "make",  "mani",   "month", "more",   "most",
    "much",  "need",  "new",    "news",    "not",   "now",   "off",    "onli",  "other",  "our",
    "out",   "over",  "peopl",  "report",  "said",  "say",   "should", "show",  "some",   "still",
    "such",  "take",  "than",   "that",    "the",   "their", "them",   "then",  "there",  "these",
    "they",  "this",  "time",   "today",   "under", "updat", "want",   "was",   "were",   "what",
    "when",  "whi",   "which",  "while",   "who",   "will",  "with",   "world", "would",  "year",
    "you",   "your"};

bool is_common(std::string_view term) { return std::ranges::binary_search(kCommonStems, term); }

std::uint64_t hash_of(std::string_view text) { return text.empty() ? 0 : story_number(text); }

std::uint64_t title_hash(std::string_view title) {
  const std::string folded = fold_name(title);
  return folded.size() < kMinTitleBytes ? 0 : hash_of(folded);
}

/// In 32nds of a word of six bytes. A capital within a text marks a name, long words are rare ones.
std::uint32_t weight_of(const StoryWords::Seen& seen) {
  constexpr std::size_t kMostBytes = 8;
  const bool is_name = is_ascii_upper(seen.original.front()) && !seen.is_first;
  const auto bytes = static_cast<std::uint32_t>(std::min(seen.original.size(), kMostBytes));
  const std::uint32_t weight = bytes * 32 / 6 * (is_name ? 3 : 2) / 2;
  return std::min(kMaxWeight, seen.in_title ? 2 * weight : weight);
}

/// Whether a word says something of the event at all.
bool is_telling(const StoryWords::Seen& seen) {
  constexpr std::size_t kShort = 3;
  const char first = seen.original.front();
  const bool is_marked = is_ascii_upper(first) || is_ascii_digit(first);
  if (seen.original.size() < kShort && !is_ascii_digit(first)) return false;
  return (seen.original.size() > kShort || is_marked) && !is_common(seen.term);
}

}  // namespace

void StoryWords::add(const Seen& seen) {
  if (seen.original.empty() || !is_telling(seen)) return;
  const auto word = static_cast<std::uint32_t>(hash64(seen.term) >> (64 - kWordBits));
  const std::uint32_t weight = weight_of(seen);
  const auto known = std::ranges::find(words_, word, &StoryWord::word);
  if (known == words_.end()) {
    words_.push_back({word, weight});
  } else {
    known->weight = std::max(known->weight, weight);
  }
}

std::vector<StoryWord> StoryWords::take() {
  std::ranges::sort(words_, [](const StoryWord& a, const StoryWord& b) {
    return std::tie(b.weight, a.word) < std::tie(a.weight, b.word);
  });
  words_.resize(std::min(words_.size(), kStoryWords));
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i].is_key = i < kKeyWords;
  std::ranges::sort(words_, {}, &StoryWord::word);
  return std::exchange(words_, {});
}

std::optional<StoryEvidence> evidence_of(const Article& article, const std::string& id,
                                         StoryWords& words) {
  StoryEvidence evidence;
  evidence.words = words.take();
  if (!article.published_at) return std::nullopt;
  evidence.number = story_number(id);
  evidence.at = *article.published_at;
  evidence.url = hash_of(article.url);
  evidence.title = title_hash(article.title);
  for (const RelatedItem& item : article.related) {
    evidence.related.push_back({hash_of(item.url), title_hash(item.title)});
  }
  return evidence;
}

std::string encode_evidence(const StoryEvidence& evidence) {
  ByteWriter out;
  out.put(evidence.number);
  out.put_signed(evidence.at);
  out.put(evidence.url);
  out.put(evidence.title);
  out.put(std::uint64_t{evidence.related.size()});
  for (const StoryLink& link : evidence.related) {
    out.put(link.url);
    out.put(link.title);
  }
  // Key words first; both parts by word.
  for (const bool is_key : {true, false}) {
    out.put(
        static_cast<std::uint64_t>(std::ranges::count(evidence.words, is_key, &StoryWord::is_key)));
    for (const StoryWord& word : evidence.words) {
      if (word.is_key != is_key) continue;
      out.put(std::uint64_t{word.word});
      out.put(std::uint64_t{word.weight});
    }
  }
  return out.take();
}

std::optional<StoryEvidence> decode_evidence(std::string_view value) {
  ByteReader in(value);
  StoryEvidence evidence;
  evidence.number = in.number();
  evidence.at = in.signed_number();
  evidence.url = in.number();
  evidence.title = in.number();
  for (std::uint64_t left = in.number(); left > 0 && in.ok(); --left) {
    const std::uint64_t url = in.number();
    evidence.related.push_back({url, in.number()});
  }
  for (const bool is_key : {true, false}) {
    for (std::uint64_t left = in.number(); left > 0 && in.ok(); --left) {
      const auto word = static_cast<std::uint32_t>(in.number());
      evidence.words.push_back({word, static_cast<std::uint32_t>(in.number()), is_key});
    }
  }
  if (!in.ok() || !in.at_end()) return std::nullopt;
  std::ranges::sort(evidence.words, {}, &StoryWord::word);
  return evidence;
}

std::optional<StoryMoment> decode_moment(std::string_view value) {
  ByteReader in(value);
  const std::uint64_t number = in.number();
  const StoryMoment moment{in.signed_number(), number};
  if (!in.ok()) return std::nullopt;
  return moment;
}

}  // namespace dateline
