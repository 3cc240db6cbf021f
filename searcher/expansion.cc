// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/expansion.h"

#include <algorithm>
#include <utility>

#include "common/edit_distance.h"
#include "common/unicode.h"

namespace dateline {
namespace {

void keep_most_frequent(std::vector<Expansion>& terms, std::size_t limit) {
  std::stable_sort(terms.begin(), terms.end(), [](const Expansion& a, const Expansion& b) {
    return a.frequency > b.frequency;
  });
  if (terms.size() > limit) terms.resize(limit);
}

std::string first_letter(std::string_view word) {
  std::size_t bytes = 1;
  while (bytes < word.size() && (static_cast<unsigned char>(word[bytes]) & 0xC0U) == 0x80U) ++bytes;
  return std::string(word.substr(0, bytes));
}

}  // namespace

std::vector<Expansion> terms_with_prefix(const Xapian::Database& index, const std::string& start,
                                         std::size_t limit, bool& is_cut) {
  std::vector<Expansion> terms;
  for (auto at = index.allterms_begin(start); at != index.allterms_end(start); ++at) {
    terms.push_back({*at, at.get_termfreq()});
  }
  is_cut = terms.size() > limit;
  keep_most_frequent(terms, limit);
  return terms;
}

std::vector<Expansion> terms_like(const Xapian::Database& index, std::string_view term_prefix,
                                  std::string_view word, std::size_t edits, std::size_t limit) {
  std::vector<Expansion> terms;
  const std::u32string wanted = code_points(word);
  if (wanted.empty()) return terms;
  // A slip in a word's first letter is rare, and all terms of an index are many.
  const std::string first = std::string(term_prefix) + first_letter(word);
  for (auto at = index.allterms_begin(first); at != index.allterms_end(first); ++at) {
    const std::u32string term = code_points(std::string_view(*at).substr(term_prefix.size()));
    if (edit_distance(term, wanted, edits) <= edits) terms.push_back({*at, at.get_termfreq()});
  }
  keep_most_frequent(terms, limit);
  return terms;
}

}  // namespace dateline
