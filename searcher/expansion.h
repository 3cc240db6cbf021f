// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A term of an index that stands for what was typed.
struct Expansion {
  std::string term;
  std::uint64_t frequency = 0;  ///< documents with it
};

/// The terms that begin with `start`, most frequent first, at most `limit`; `is_cut` says whether
/// there are more.
std::vector<Expansion> terms_with_prefix(const Xapian::Database& index, const std::string& start,
                                         std::size_t limit, bool& is_cut);

/// The terms behind `term_prefix` that begin as `word` does and are at most `edits` insertions,
/// deletions, changes or swaps of neighbouring letters from it, most frequent first, at most
/// `limit`. Requires valid UTF-8.
std::vector<Expansion> terms_like(const Xapian::Database& index, std::string_view term_prefix,
                                  std::string_view word, std::size_t edits, std::size_t limit);

}  // namespace dateline
