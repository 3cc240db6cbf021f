// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A piece of a query.
struct QueryToken {
  enum class Kind : unsigned char {
    kWord,       ///< `text`; maybe with a field before and a `*` or `~1` behind, as typed
    kBeginning,  ///< the last word, of one who is still typing
    kPhrase,     ///< what stood within quotes
    kField,      ///< `title:` and the like directly before a word, a phrase or a group; lower case
    kOpen,
    kClose,
    kPlus,
    kMinus,
    kAnd,
    kOr,
    kNot,
    kNear  ///< `distance`
  };

  Kind kind = Kind::kWord;
  std::string text;
  std::uint32_t distance = 0;

  friend bool operator==(const QueryToken&, const QueryToken&) = default;
};

/// The fields that may stand before a colon. Any other colon is a part of its word.
bool is_query_field(std::string_view name);

/// Whether what stands at a word's start begins with a sign: no minus of a number, no dash, no `--`
/// of a program.
bool begins_with_sign(std::string_view text);

/// Whether a word is an operator where it stands alone: `AND`, `NEAR/3`, `||`.
bool is_query_operator(std::string_view word);

/// Cuts a query into tokens. Operators are upper case: AND OR NOT NEAR NEAR/5 (also && and ||).
/// `+` and `-` count only before a word, a quote or a bracket; a quote that is never closed is
/// passed over, and said in `notes`, and so is a word before a colon that was meant for a field.
/// Requires the answer of plain_syntax().
std::vector<QueryToken> tokenize_query(std::string_view text, std::vector<std::string>& notes);

}  // namespace dateline
