// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
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

/// The terms of an index that are like some words. All that begin as these do are read, once for
/// each first letter: about half a microsecond a term.
class LikeTerms {
 public:
  /// Looks behind `term_prefix` for terms that begin as one of `words` does and are at most `edits`
  /// insertions, deletions, changes or swaps of neighbouring letters from it. Requires valid UTF-8.
  /// Throws Xapian::Error.
  LikeTerms(const Xapian::Database& index, std::string_view term_prefix,
            const std::vector<std::string>& words, std::size_t edits);

  /// Those at most `edits` from the word at `place` of `words`, most frequent first, at most
  /// `limit`. `edits` is not more than was looked for.
  [[nodiscard]] std::vector<Expansion> of(std::size_t place, std::size_t edits,
                                          std::size_t limit) const;

 private:
  struct Wanted {
    std::string word;
    std::u32string letters;
    std::vector<std::pair<Expansion, std::size_t>> found;  // and how far each one is
  };

  void read(const Xapian::Database& index, std::string_view term_prefix, const std::string& first);

  std::size_t edits_;
  std::vector<Wanted> wanted_;
};

/// The same for one word.
std::vector<Expansion> terms_like(const Xapian::Database& index, std::string_view term_prefix,
                                  const std::string& word, std::size_t edits, std::size_t limit);

}  // namespace dateline
