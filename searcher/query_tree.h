// SPDX-License-Identifier: GPL-2.0-or-later
// A query as a person wrote it, before it meets an index: plain data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searcher/request.h"

namespace dateline {

/// Where a word or phrase has to stand.
enum class TextField : std::uint8_t { kAny, kTitle, kRelated };

/// How a part of a sequence takes part in it.
enum class Occur : std::uint8_t {
  kShould,  ///< makes a match, as any other, or adds to the score where something else must
  kMust,    ///< `+word`, and whatever is said more precisely than by a plain word
  kMustNot  ///< `-word`
};

struct QueryNode {
  enum class Kind : std::uint8_t {
    kNothing,     ///< no words at all
    kEverything,  ///< a lone star
    kAddress,     ///< the articles of the URL `text`; weighs nothing
    kWords,       ///< plain words, any of which may match
    kPhrase,      ///< words one after the other
    kPrefix,      ///< words that begin with `text`
    kFuzzy,       ///< words at most `distance` edits from `text`
    kNear,        ///< its words within `distance` words of each other, in any order
    kFilters,     ///< what `filters` let through; weighs nothing
    kSequence,    ///< parts side by side, each with its `occur`
    kAnd,
    kOr,
    kNot  ///< all documents but those of its one child
  };

  Kind kind = Kind::kNothing;
  Occur occur = Occur::kShould;
  TextField field = TextField::kAny;
  std::string text;
  std::uint32_t distance = 0;
  Filters filters;
  std::vector<QueryNode> children;
};

/// Makes one node of words side by side that may match, so that they are cut into terms as one
/// text.
void join_words(std::vector<QueryNode>& parts);

/// What is said more precisely than by words that stand there, and so has to match.
bool is_precise(const QueryNode& node);

/// A query, read. What stands in the way of a reading is passed over, and said in `notes`.
struct ParsedQuery {
  QueryNode root;
  Filters filters;  ///< those that hold for the whole query
  std::vector<std::string> notes;
};

/// The tree on one line, for tests and for the curious:
///
///   storm flood           kWords            "a b"        kPhrase
///   robot*  colour~1      kPrefix, kFuzzy   title:a      a field
///   NEAR/5(a b)           kNear             {topic=AI}   kFilters
///   (a +"b c" -d)         kSequence         AND(a, b) OR(a, b) NOT(a)
std::string describe(const QueryNode& node);

/// `topic=AI|Health from=2020-01-01T00:00:00Z`; empty for no filter.
std::string describe(const Filters& filters);

}  // namespace dateline
