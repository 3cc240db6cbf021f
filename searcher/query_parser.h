// SPDX-License-Identifier: GPL-2.0-or-later
// The grammar of queries. Ours, as Xapian's QueryParser cannot do it: it takes a lone `-word` for a
// search FOR the word, fails on a dangling AND, has no ranges in words, no field for a phrase, and
// says nothing of how it read a query.
//
//   query    = or
//   or       = and { "OR" and }
//   and      = sequence { ( "AND" | "NOT" | "AND NOT" ) sequence }
//   sequence = { [ "+" | "-" ] item }
//   item     = primary { NEAR primary }
//   primary  = [ field ":" ] ( word | word"*" | word"~"[1|2] | "phrase" | "(" or ")" )
//
// Words side by side: any may match, and the more the better. What is said more precisely (a
// phrase, a field, a group with operators, +) must match.
#pragma once

#include <cstdint>
#include <string_view>

#include "common/date.h"
#include "common/result.h"
#include "searcher/query_tree.h"

namespace dateline {

/// What the word is that a query ends with.
enum class LastWord : std::uint8_t {
  kIsComplete,
  kMayBeABeginning  ///< search as you type: it stands for itself and for what begins with it
};

/// Reads a query; `now` is what `date:last-week` counts from. Failure: a limit, which it names.
/// Nothing else fails: a slip is read in the most sensible way, and the notes say how.
/// Requires valid UTF-8.
Result<ParsedQuery, Failure> parse_query(std::string_view text, const Limits& limits,
                                         UnixSeconds now,
                                         LastWord last_word = LastWord::kIsComplete);

}  // namespace dateline
