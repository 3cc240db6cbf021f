// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A name or word of the index, with the number of articles that have it.
struct Completion {
  std::string text;  ///< folded
  std::uint64_t count = 0;

  friend bool operator==(const Completion&, const Completion&) = default;
};

/// The words of titles, and the names of topics and providers, of one state of an index: read from
/// its terms, those of one kind and first letter at a time, when they are first asked for. So the
/// first letter that is typed costs a few milliseconds at most, and the next ones next to nothing.
/// Not thread-safe.
class Completions {
 public:
  /// What begins with `start`, the most frequent first and alike ones by name; not more than
  /// `limit`. `term_prefix`: whose names or words.
  std::vector<Completion> begun_by(const Xapian::Database& index, std::string_view term_prefix,
                                   std::string_view start, std::size_t limit);

  /// What begins with something that is at most `edits` slips away from `start` and has its first
  /// letter, in the same order.
  std::vector<Completion> like(const Xapian::Database& index, std::string_view term_prefix,
                               std::string_view start, std::size_t edits, std::size_t limit);

 private:
  const std::vector<Completion>& all(const Xapian::Database& index, std::string_view term_prefix,
                                     std::string_view start);

  std::map<std::string, std::vector<Completion>> by_letter_;  // by term; sorted by text
};

}  // namespace dateline
